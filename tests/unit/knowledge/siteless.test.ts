/** A base whose site.yaml, or whose address, cannot be used: its other files are judged, and are not blamed for that. */
import { expect, test } from "vitest";
import { readKnowledge } from "../../../src/knowledge/load.ts";

const rulesIn = async (contentDir: string, url?: string): Promise<string[]> => {
  const { problems } = await readKnowledge({
    contentDir,
    outDir: "",
    cacheDir: "",
    drafts: false,
    ...(url && { url }),
  });
  return problems.map(({ file, rule }) => `${file.split("/content/")[1]} ${rule}`);
};

test("files beside texts are in their places, records of translations too", async () => {
  const content = "tests/fixtures/broken/translations/content";
  expect((await rulesIn(content)).length).toBeGreaterThan(10);
  const found = await rulesIn(content, "no address");
  expect(found).toContain("site.yaml field-valid");
  expect(found.filter((line) => line.endsWith("file-in-place"))).toEqual([]);
});

test("what no site could take away is told", async () => {
  const found = await rulesIn("tests/fixtures/broken/citations/content", "no address");
  expect(found.filter((line) => /citation|cite/u.test(line)).length).toBeGreaterThan(3);
});
