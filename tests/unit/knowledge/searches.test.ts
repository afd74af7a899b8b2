/** What is refused is shown by tests/fixtures/broken; here is what is read. */
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import type { JudgedSearch, Reading } from "../../../src/knowledge/model.ts";

const read = (folder: string, drafts = false): Promise<Reading> =>
  readKnowledge({ contentDir: resolve(folder), outDir: "", cacheDir: "", drafts });

async function searchesOf(folder: string, drafts = false): Promise<readonly JudgedSearch[]> {
  return (await read(folder, drafts)).knowledge?.searches ?? [];
}

describe("judged searches", () => {
  test("are read in order, with what each expects", async () => {
    const searches = await searchesOf("tests/fixtures/knowledge");
    expect(searches[0]).toEqual({ locale: "en", query: "cables", kind: "article", id: "cable-stays" });
    expect(searches).toContainEqual({
      locale: "ar",
      query: "الماء قليل",
      kind: "article",
      id: "stone-ford",
      section: "الماء",
    });
    expect(searches).toContainEqual({ locale: "en", query: "notebook", kind: "page", id: "about" });
    expect(searches).toContainEqual({ locale: "ar", query: "Marlow", kind: "source", id: "marlow-spans" });
    expect(searches).toContainEqual({ locale: "en", query: "zeppelin", kind: "nothing" });
  });

  test("expect a draft only where drafts are shown", async () => {
    const ofDraft = (searches: readonly JudgedSearch[]) =>
      searches.filter((search) => search.kind !== "nothing" && search.id === "unfinished");
    expect(ofDraft(await searchesOf("tests/fixtures/knowledge"))).toHaveLength(0);
    expect(ofDraft(await searchesOf("tests/fixtures/knowledge", true))).toHaveLength(1);
  });

  test("may be missing", async () => {
    const { knowledge, problems } = await read("tests/fixtures/broken/cascade/content");
    expect(knowledge?.searches).toEqual([]);
    expect(problems.filter(({ file }) => file.endsWith("searches.yaml"))).toEqual([]);
  });
});
