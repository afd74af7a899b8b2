/** What `--fix` may write where a citation was meant; which doubts are told, tests/fixtures/broken/citing shows. */
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { doubtProblems } from "../../../src/knowledge/doubt-rules.ts";
import { withFixes } from "../../../src/knowledge/fixes.ts";
import type { Problem } from "../../../src/knowledge/problems.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const sources = { references: new Map(), broken: new Set(["a", "b"]) };

async function problemsOf(text: string): Promise<Problem[]> {
  const { analysis } = await renderMarkdown(text, pathToFileURL("/article/en.md"));
  return doubtProblems({ file: "en.md", analysis }, sources);
}

test.each([
  ["Some words. [@a] And more. [@a; @b]\n", "Some words [@a]. And more [@a; @b].\n"],
  ["é “Some” &amp; words. [@a]\n", "é “Some” &amp; words [@a].\n"],
  ["- Some words. [@a, p. 4]\n- More\n", "- Some words [@a, p. 4].\n- More\n"],
  ["Words 【@a；@b，p. 4】 and ［＠a］.\n", "Words [@a; @b, p. 4] and [@a].\n"],
])("%j becomes %j, and nothing is left to mend", async (text, mended) => {
  const fixed = withFixes(text, await problemsOf(text)).text;
  expect(fixed).toBe(mended);
  expect(await problemsOf(fixed)).toEqual([]);
});

test.each([
  "As @a says, (@a), [a], [1].\n",
  "Twice [@a; @a].\n",
  "Some words. [@a;\n@b] And more.\n",
  "Some words. [see &copy; @a] And more.\n",
])("%j is told and left to its author", async (text) => {
  const problems = await problemsOf(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(withFixes(text, problems)).toEqual({ text, count: 0 });
});
