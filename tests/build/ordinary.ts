/** An article of ordinary length, by which the weight of a page is judged: 9 KB of Markdown with twelve citations. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../site.ts";

/** Slugs of its two variants; the second repeats the words of the first, because only its bytes count. */
export const ordinary = { en: "an-ordinary-article", it: "un-articolo-ordinario" } as const;

/** Adds the article and its ten sources to a copy of the fixture. */
export async function addOrdinaryArticle(content: string): Promise<void> {
  for (const room of ["articles", "references"])
    await cp(join(projectRoot, "tests/fixtures/ordinary", room), join(content, room), { recursive: true });
}
