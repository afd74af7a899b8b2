/** A text is rendered anew when something of it changes: Astro goes by the digest of its entry. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoaderContext } from "astro/loaders";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openKnowledge } from "../../../src/knowledge/current.ts";
import { textsLoader } from "../../../src/knowledge/loader.ts";

let contentDir: string;
beforeAll(async () => {
  contentDir = await mkdtemp(join(tmpdir(), "kb-"));
  await cp("tests/fixtures/knowledge", contentDir, { recursive: true });
});
afterAll(() => rm(contentDir, { recursive: true, force: true }));

/** Digests by the article's folder and file. */
async function digests(): Promise<Map<string, string>> {
  await openKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false });
  const found = new Map<string, string>();
  const store = {
    clear: () => found.clear(),
    set: ({ id, digest }: { id: string; digest: string }) => found.set(id.split("articles/").at(-1) ?? id, digest),
  };
  const generateDigest = (data: unknown): string => JSON.stringify(data);
  await textsLoader().load({ store, generateDigest } as unknown as LoaderContext);
  return found;
}

test("a change of a figure's data changes the digests of the texts that show it, and no other", async () => {
  const before = await digests();
  const file = join(contentDir, "articles/figures-of-bridges/deck-loads.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("value: 42", "value: 43"));
  const after = await digests();
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after.keys()].filter((id) => after.get(id) !== before.get(id))).toEqual([
    "figures-of-bridges/en.mdx",
    "figures-of-bridges/ar.mdx",
  ]);
});
