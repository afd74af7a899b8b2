/** The same texts in other clothes: line endings, a byte order mark, and MDX instead of Markdown. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Slugs of the two articles with one body, by the form of their file. */
export const twins = { md: "twin-in-md", mdx: "twin-in-mdx" } as const;

/** Changes a copy of the fixture: what readers see must stay the same. */
export async function writeTwins(content: string): Promise<void> {
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const path = join(content, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
  await edit("articles/every-form/en.md", (text) => text.replaceAll("\n", "\r\n"));
  await edit("articles/every-form/ar.md", (text) => `\u{FEFF}${text}`);
  await edit("articles/cable-stays/en.mdx", (text) => text.replaceAll("\n", "\r\n"));
  await edit("articles/figures-of-bridges/en.mdx", (text) => text.replaceAll("\n", "\r\n"));
  await edit("articles/figures-of-bridges/stone-tiles.yaml", (text) => `\u{FEFF}${text.replaceAll("\n", "\r\n")}`);
  await edit("pages/about/en.md", (text) => `\u{FEFF}${text.replaceAll("\n", "\r\n")}`);
  await edit("references/rope-walk.yaml", (text) => `\u{FEFF}${text.replaceAll("\n", "\r\n")}`);

  const original = await readFile(join(content, "articles/every-form/en.md"), "utf8");
  for (const [form, slug] of Object.entries(twins)) {
    const path = join(content, "articles", slug, `en.${form}`);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(join(content, "articles/every-form/three-arches.svg"), join(dirname(path), "three-arches.svg"));
    await writeFile(path, `${original.replaceAll("\r\n", "\n")}${LINKS}`.replace(/^slug: .*$/mu, `slug: ${slug}`));
  }
}

/** Links by id, which Markdown and MDX lead on in different ways, and a heading with an id of its own. */
const LINKS = `
### Links {#given-id}

A [link *by* id](article:cable-stays#ropes-again "title") and [another][terms], each [to its place](article:stone-ford).

[terms]: page:terms#arch
`;
