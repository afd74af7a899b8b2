/** The blocks of a text, and the elements of the page that bear their numbers. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { BLOCK_ATTRIBUTE, partedBehind, withoutBlockMarks } from "../../../src/markdown/blocks.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";
import { attributeOf, parsePage, select, textOf } from "../../html.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const file = new URL("file:///article/en.md");
const render = async (text: string) => {
  const { pieces, analysis } = await renderMarkdown(text, file);
  return { html: pieces.join(""), blocks: analysis.blocks };
};
const numbersIn = (html: string): number[] =>
  select(parsePage(html), `[${BLOCK_ATTRIBUTE}]`).map((element) => Number(attributeOf(element, BLOCK_ATTRIBUTE)));
const marksIn = (html: string): number[] =>
  partedBehind(html, () => true).flatMap(({ behind }) => (behind === undefined ? [] : [behind]));
const rising = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** Of every block there is one element, and one mark behind it. */
async function expectWhole(text: string): Promise<void> {
  const { html, blocks } = await render(text);
  expect(rising(numbersIn(html)), text).toEqual([...blocks.keys()]);
  expect(rising(marksIn(html)), text).toEqual([...blocks.keys()]);
  for (const element of select(parsePage(html), `pre[${BLOCK_ATTRIBUTE}]`)) {
    const { text: code = "" } = blocks[Number(attributeOf(element, BLOCK_ATTRIBUTE))] ?? {};
    const inside = /^(?:```|~~~)[^\n]*\n(.*)\n(?:```|~~~)$/su.exec(code)?.[1] ?? code;
    expect(inside.replaceAll(/\s+/gu, " ").trim(), text).toBe(textOf(element).replaceAll(/\s+/gu, " ").trim());
  }
}

const kindsOf = async (text: string): Promise<string[]> =>
  (await render(text)).blocks.map(({ kind, text: words }) => `${kind} ${words}`);

describe("what a block is", () => {
  test("headings, paragraphs, items, tables and code, each in one line but rows and code", async () => {
    const text = `Before  it [@a].

## One

Two
lines.

- a
- b
  more

  again

  1. inner

> quoted
> on

| A | B |
| --- | :-: |
| 1 | \`2\` |

\`\`\`py
x = 1
  y
\`\`\`
`;
    const { blocks } = await render(text);
    expect(blocks.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual([
      "paragraph Before it [@a].",
      "heading ## One",
      "paragraph Two lines.",
      "item a",
      "item b more",
      "item again",
      "item inner",
      "paragraph quoted on",
      "table | A | B |\n| 1 | `2` |",
      "code ```py\nx = 1\n  y\n```",
    ]);
    expect(blocks.map(({ line, column }) => `${line}:${column}`).slice(0, 6)).toEqual([
      "1:1",
      "3:1",
      "5:1",
      "8:3",
      "9:3",
      "12:3",
    ]);
    expect(blocks.map(({ section }) => section)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  test.each([
    ["of a heading its underline or its closing signs", "Two words\n---------", "## Two words ##", "## Two words"],
    [
      "of a table how its cells are spaced and ruled",
      "A|B\n-|-\n1|2",
      "|A  |  B|\n|:--|---|\n| 1|2 |",
      "| A | B |\n| 1 | 2 |",
    ],
    ["of a quotation where its lines break", "> one\n> two three", "> one two\nthree", "one two three"],
    ["of an item how deep it stands", "- one\n  two", "1.  one\n    two", "one two"],
  ])("%s does not count", async (_, before, after, words) => {
    const [one, other] = [await render(before), await render(after)];
    expect(one.blocks[0]?.text).toBe(words);
    expect(other.blocks[0]?.text).toBe(words);
  });

  test("a row may hold a bar that is escaped", async () => {
    expect(await kindsOf("| a \\| b | c |\n| - | - |")).toEqual(["table | a \\| b | c |"]);
  });
});

describe("every block has one element, and ends where its words end", () => {
  test.each([
    [
      "a tight list with code, a quotation, a table and a list in its items",
      "- a\n  ```\n  x\n  ```\n- b\n  > c\n- d\n  - e\n\n    | f | g |\n    | - | - |\n",
    ],
    ["a loose list", "- a\n\n  b\n\n- c\n\n  - d\n  - e\n"],
    ["items without words", "-\n- a\n- - b\n- # c\n- ```\n  d\n  ```\n"],
    ["tasks", "- [x] done\n- [ ] open\n\n1. [ ] loose\n\n2. more\n"],
    [
      "footnotes, whose definitions come last",
      "A[^1] and[^2].\n\n[^1]: One\n    two.\n\n    ```\n    code\n    ```\n\n    - item\n\n```\nlast\n```\n\n[^2]: Two.\n",
    ],
    ["code of both kinds, coloured and not", "```py\nx\n```\n\n    indented\n\n~~~\nplain\n~~~\n\n```text\ny\n```\n"],
    ["lines that end in CRLF, and U+2028", "a\r\n\r\n## b\u2028c\r\n\r\n- d\r\n  e\r\n"],
    ["frontmatter", "---\ntitle: x\n---\n\na\n\n- b\n"],
    ["elements of a line, breaks and images", "a<br>b  \nc ![d](e.png)\n\n**f** `g`\n"],
    ["what comes before a definition", "[a]: https://example.org/\nb [a]\n"],
    ["headings of both kinds with ids", "One {#x}\n---\n\n### Two {#y}\n\n#### Three [@a]\n"],
  ])("%s", async (_, text) => expectWhole(text));

  test("whatever is put together", async () => {
    const inline = fc.constantFrom("words", "more [@a]", "`x`", "a\nb", "**c**");
    const leaf = fc.oneof(
      inline,
      inline.map((text) => `## ${text.replace("\n", " ")}`),
      fc.constantFrom("| a | b |\n| - | - |\n| c | d |", "```\ncode\n```", "```py\nx\n```", "    indented"),
    );
    const indented = (text: string, first: string, rest: string): string =>
      text
        .split("\n")
        .map((line, index) => (index === 0 ? first : line === "" ? "" : rest) + line)
        .join("\n");
    const { block } = fc.letrec<{ block: string; blocks: string }>((tie) => ({
      blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4 }).map((all) => all.join("\n\n")),
      block: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        tie("blocks").map((text) => indented(text, "> ", "> ")),
        fc
          .tuple(fc.array(tie("blocks"), { minLength: 1, maxLength: 3 }), fc.constantFrom("\n", "\n\n"))
          .map(([items, space]) => items.map((text) => indented(text, "- ", "  ")).join(space)),
        fc
          .tuple(inline, tie("block"))
          .map(([text, inner]) => `${indented(text, "1. ", "   ")}\n${indented(inner, "   ", "   ")}`),
      ),
    }));
    const documents = fc.array(block, { maxLength: 5 }).map((all) => all.join("\n\n"));
    await fc.assert(fc.asyncProperty(documents, expectWhole), { numRuns: 150 });
  });

  test("marks come in the order in which the blocks end", async () => {
    const { html } = await render("- a\n  ```\n  x\n  ```\n- b\n  - c\n\n> d\n");
    expect(marksIn(html)).toEqual([0, 1, 2, 3, 4]);
    const [, first] = partedBehind(html, (block) => block === 0);
    expect(first?.html.trimStart()).toMatch(/^<pre/u);
  });
});

test("without marks the page is as if there were none, and no text is lost by parting it", async () => {
  const { html } = await render("a\n\n- b\n  - c\n");
  expect(withoutBlockMarks(html)).not.toContain("<!--");
  const parts = partedBehind(html, (block) => block === 1);
  expect(parts.map(({ behind }) => behind)).toEqual([undefined, 1]);
  expect(parts.map((part) => part.html).join("")).toBe(withoutBlockMarks(html));
  expect(textOf(parsePage(html))).toContain("b");
});

test("an author cannot write a mark", async () => {
  const { html } = await render("a `<!--block 7-->` &lt;!--block-x 7--&gt;\n\nb\n");
  expect(marksIn(html)).toEqual([0, 1]);
});

test("MDX has the same blocks, those of a figure's caption among them", () => {
  const text = 'a\n\n<Figure data="x">\n\ncaption\non two lines\n\n</Figure>\n\n- b\n  - c\n\n## d\n';
  expect(analyseMdx(text, file).blocks.map(({ kind, text: words }) => `${kind} ${words}`)).toEqual([
    "paragraph a",
    "paragraph caption on two lines",
    "item b",
    "item c",
    "heading ## d",
  ]);
});
