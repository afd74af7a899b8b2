/** The sentence around each marker, as another page shows it. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import type { Sentence } from "../../../src/markdown/analysis.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

async function sentencesOf(markdown: string): Promise<Sentence[]> {
  const { analysis } = await renderMarkdown(markdown, new URL("file:///article/en.md"));
  return analysis.uses.map(({ sentence }) => sentence);
}

/** "before|after" of every marker. */
const parted = async (markdown: string): Promise<string[]> =>
  (await sentencesOf(markdown)).map(({ before, after }) => `${before}|${after}`);

describe("a marker", () => {
  test.each([
    ["in a sentence between others", "One. Two [@a]. Three.", ["Two|."]],
    ["inside a sentence", "It is [@a] so, and [@b] not.", ["It is| so, and not.", "It is so, and| not."]],
    ["behind the full stop belongs to what it follows", "One. Two. [@a] Three.", ["Two.|"]],
    ["behind several full stops", "One. [@a] [@b] Two.", ["One.|", "One.|"]],
    ["alone in its block", "[@a]", ["|"]],
    ["at the very beginning", "[@a] says so. More.", ["| says so."]],
    ["behind an abbreviation", "A vendor, e.g. Google [@a], says so.", ["A vendor, e.g. Google|, says so."]],
    [
      "behind a word of the language's list",
      "More. TPU vs. GPU (see Fig. 3 and Sec. 2) [@a].",
      ["TPU vs. GPU (see Fig. 3 and Sec. 2)|."],
    ],
    ["behind a title", "More. Prof. Green agrees [@a].", ["Prof. Green agrees|."]],
    ["behind a number", "More. It is no. 4 [@a]. More.", ["It is no. 4|."]],
    ["behind a sentence that ends in a short word", "It is on. We know [@a].", ["We know|."]],
    ["within emphasis and a link’s neighbour", "*It is [@a]* [so](/x/).", ["It is| so."]],
    ["beside code", "`[x]` is code [@a].", ["[x] is code|."]],
    ["in a list", "- one [@a]\n  - two [@b]\n- three", ["one|", "two|"]],
    ["before a nested list and in it", "- one. Two [@a]:\n  - three", ["Two|:"]],
    ["in a table shows its row", "| a | b |\n| --- | --- |\n| Fast. [@a] | 2 [@b] |", ["Fast.| · 2", "Fast. · 2|"]],
    ["in a heading", "## Words [@a] go on", ["Words| go on"]],
    ["in a quotation", "> Words [@a].", ["Words|."]],
    ["over two lines", "A line\nends [@a]\nhere.", ["A line ends| here."]],
    ["behind a hard break", "A line  \nends [@a].", ["A line ends|."]],
    ["beside a footnote", "A note[^1] and words [@a].\n\n[^1]: Inside [@b].", ["A note and words|.", "Inside|."]],
  ])("%s", async (_, markdown, expected) => expect(await parted(markdown)).toEqual(expected));
});

test("a sentence without end is cut, with a sign for it", async () => {
  const [sentence] = await sentencesOf(`${"word ".repeat(400)}[@a] ${"more ".repeat(400)}`);
  expect(sentence?.before).toMatch(/^… (?:word ?|ord ?|rd ?|d ?)+$/u);
  expect(sentence?.after).toMatch(/^ (?:more ?|mor ?|mo ?|m ?)+ …$/u);
  expect((sentence?.before.length ?? 0) + (sentence?.after.length ?? 0)).toBeLessThan(820);
});

test("every marker has one, made of the words of the text alone", async () => {
  const word = fc.constantFrom("one", "two.", "[@a]", "[@b; @c]", "*three*", "four!", "è", "e.g.", "`five`", "\\[x]");
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
      const sentences = await sentencesOf(words.join(" "));
      expect(sentences).toHaveLength(words.flatMap((one) => one.match(/@/gu) ?? []).length);
      for (const { before, after } of sentences) expect(before + after).not.toMatch(/[@*\u{F8FF}]|\s{2}/u);
    }),
    { numRuns: 300 },
  );
});
