/** What is warned of is shown by tests/fixtures/broken/sources; here is what counts as used. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { usageProblems } from "../../../src/knowledge/usage-rules.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";
import { baseOf, reference } from "../exports/base.ts";

const place = { file: "a.yaml", line: 1, column: 1 };
const passages = new Map([["p", { quote: "Words." }]]);
const record = {
  reference: reference({ key: "a", passages }),
  file: "a.yaml",
  has: () => true,
  placeOf: () => place,
  placeOfKey: () => place,
  yaml: readYaml("", "a.yaml"),
};

async function rulesFor(text: string, unread: readonly string[] = [], introduction = ""): Promise<string[]> {
  const { article } = await baseOf(text);
  const { article: introduced } = await baseOf(introduction);
  const folder = { analyses: [article], files: new Set(["a/en", ...unread]) };
  return usageProblems([record], [folder], [introduced]).map(({ rule }) => rule);
}

test.each([
  ["Nothing.", ["reference-used"]],
  ["Whole [@a].", ["passage-used"]],
  ["In part [@a, p. 4].", ["passage-used"]],
  ["A passage [@a#p].", []],
  ["Another [@b#p] and `[@a#p]` and \\[@a].", ["reference-used"]],
  ["A [link](source:a).", []],
  ["Its name as [another](article:a).", ["reference-used"]],
  ["Meant as a citation: [see [@a]](https://example.org).", []],
])("%j leaves %j", async (text, rules) => {
  expect(await rulesFor(text)).toEqual(rules);
});

test("an introduction can link", async () => {
  expect(await rulesFor("Nothing.", [], "[a](source:a)")).toEqual([]);
});

test("where a text could not be read, nothing is said", async () => {
  expect(await rulesFor("Nothing.", ["b/en"])).toEqual([]);
});

test("the links of drafts count, and the base of the tests has nothing unused", async () => {
  const contentDir = resolve("tests/fixtures/knowledge");
  const { problems } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false });
  // One of its translations is out of step in three blocks, for tests of what is said of that.
  expect(problems.filter(({ rule }) => rule !== "translation-in-step")).toEqual([]);
});
