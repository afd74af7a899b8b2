/** However a text was saved, it has one rendering, and places are those of the file. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const render = (text: string) => renderMarkdown(text, new URL("file:///article/en.md"));

const lines = [
  "---",
  "title: x",
  "---",
  "",
  "## A heading",
  "",
  "A paragraph [@a]",
  "goes on [@b#words], and on.",
  "",
  "- an item",
  "- another [@a]",
  "",
  "| a | b |",
  "| - | - |",
  "| c | [@c] |",
  "",
  "> words  ",
  "> more",
  "",
  "```js",
  "code [@d]",
  "",
  "more",
  "```",
  "",
];

test("every mixture of line ends gives the same HTML", async () => {
  const { pieces } = await render(lines.join("\n"));
  // The fences of the frontmatter are those of the file's reader, which knows LF, CR LF and CR.
  const end = fc.constantFrom("\n", "\r\n", "\r", "\u2028", "\u2029");
  await fc.assert(
    fc.asyncProperty(fc.array(end, { minLength: lines.length, maxLength: lines.length }), async (ends) => {
      const endOf = (index: number): string =>
        // CR and the LF of an empty line would be one end.
        index < 4 ? "\n" : ends[index] === "\r" && lines[index + 1] === "" ? "\r\n" : (ends[index] ?? "");
      const text = lines.map((line, index) => line + endOf(index)).join("");
      expect((await render(text)).pieces).toEqual(pieces);
    }),
    { numRuns: 60 },
  );
});

test("places are those of the file, whose lines U+2028 does not end", async () => {
  const places = async (text: string): Promise<string[]> =>
    (await render(text)).analysis.uses.map(({ key, line, column }) => `${key} ${line}:${column}`);
  expect(await places("one [@a]\n\ntwo [@b]")).toEqual(["a 1:6", "b 3:6"]);
  expect(await places("one [@a]\r\n\rtwo [@b]")).toEqual(["a 1:6", "b 3:6"]);
  expect(await places("one [@a]\u2028\ntwo [@b]\u2029three [@c]\n[@d]")).toEqual(["a 1:6", "b 2:6", "c 2:17", "d 3:2"]);
});
