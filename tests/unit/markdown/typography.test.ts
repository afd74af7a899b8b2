/** Which words of a text are held against the typography of its language, and where a slip is said to be. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { useMessages } from "../../../src/i18n/translate.ts";
import { withFixes } from "../../../src/knowledge/fixes.ts";
import type { Analysis } from "../../../src/markdown/analysis.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";

const messages = join(import.meta.dirname, "../../../src/i18n/messages");
useMessages(new Map(["en", "it"].map((tag) => [tag, JSON.parse(readFileSync(join(messages, `${tag}.json`), "utf8"))])));

const fileOf = (name: string): URL => pathToFileURL(join(import.meta.dirname, name));
const read = async (source: string, name = "it.md"): Promise<Analysis> =>
  name.endsWith(".mdx") ? analyseMdx(source, fileOf(name)) : (await renderMarkdown(source, fileOf(name))).analysis;

/** The text with all fixes, as often as there are some. */
async function mended(source: string, name = "it.md"): Promise<string> {
  let text = source;
  for (let round = 0; round < 10; round++) {
    const { text: next, count } = withFixes(
      text,
      (await read(text, name)).slips.map((slip) => ({ ...slip, file: name })),
    );
    if (count === 0) return text;
    text = next;
  }
  throw new Error("There is no end to mending.");
}

describe("is left alone", () => {
  test.each([
    ["code", '`l\'arco -- "così"...`'],
    ["code of several lines", "```\nl'arco -- ...\n```"],
    ["an indented block", "    l'arco -- ..."],
    ["an address", "<https://example.org/l'arco--x...>"],
    ["where a link leads", "[parole](https://example.org/l'arco--...)"],
    ["the title of a link", '[parole](https://example.org/ "l\'arco")'],
    ["a definition", "[parole][a]\n\n[a]: https://example.org/l'arco \"l'arco\""],
    ["a citation", "Parole [vedi l'arco @marlow-spans, p. 2--3]."],
    ["a quotation", "> l'arco -- ...\n>\n> - l'arco"],
    ["an attribute", 'Parole <span title="l\'arco">sue</span>.'],
    ["words of another language", 'Parole <i lang="en">it\'s "so"</i> e <span lang="fr">l\'arc <b>l\'arc</b></span>.'],
    ["keys and code in HTML", "<kbd>l'</kbd> <code>\"x\"</code> <q>l'arco</q>"],
    ["a block of HTML", "<div>\nl'arco\n</div>"],
    ["a comment", "<!-- l'arco -->"],
    ["an escaped character", "l\\'arco, \\\"così\\\", un po\\' e \\... e&#39; &quot;x&quot;"],
    ["an image", "![l'arco](a.png)"],
    ["the id of a heading", "### Arco {#l-arco--x}"],
  ])("%s", async (_, source) => {
    expect((await read(source)).slips).toEqual([]);
    expect(await mended(source)).toBe(source);
  });

  test.each([
    ["an expression", "Parole {\"l'arco\"} {/* l'arco */}."],
    ["an element of another language", '<div lang="en">\n\nIt\'s.\n\n</div>'],
    ["words of another language", 'Parole <span lang="en">it\'s</span> sue.'],
  ])("in MDX, %s", async (_, source) => {
    expect((await read(source, "it.mdx")).slips).toEqual([]);
  });
});

describe("is mended in its place", () => {
  test.each([
    ["in emphasis", "l'**arco** *l'arco*", "l’**arco** *l’arco*"],
    ["before code", "l'`arco`", "l’`arco`"],
    ["in the text of a link", "[l'arco](article:arch)", "[l’arco](article:arch)"],
    ["around a link", '"[arco](article:arch)"', "“[arco](article:arch)”"],
    ["in a list", "- l'arco\n  e l'altro", "- l’arco\n  e l’altro"],
    ["in a table", "| l'arco |\n| --- |\n| l'altro |", "| l’arco |\n| --- |\n| l’altro |"],
    ["in a footnote", "Nota[^1].\n\n[^1]: L'arco.", "Nota[^1].\n\n[^1]: L’arco."],
    ["in a heading", "## L'arco", "## L’arco"],
    ["behind an escape", "\\*così\\* l'arco &amp; l'altro", "\\*così\\* l’arco &amp; l’altro"],
    ["behind a citation", "Vero [@marlow-spans] , sì.", "Vero [@marlow-spans], sì."],
    ["behind an emoji", "😀 l'arco", "😀 l’arco"],
    ["with CRLF", "l'arco\r\ne l'altro\r\n", "l’arco\r\ne l’altro\r\n"],
    ["with CR", "l'arco\re l'altro", "l’arco\re l’altro"],
    ["in HTML", "<b>l'arco</b>", "<b>l’arco</b>"],
    ["below a frontmatter", "---\ntitle: L'x\n---\n\nL'arco", "---\ntitle: L'x\n---\n\nL’arco"],
  ])("%s", async (_, source, right) => {
    expect(await mended(source)).toBe(right);
  });

  test("in MDX, in a caption too", async () => {
    const source = '<Figure data="x">\n\nL\'arco "c".\n\n</Figure>';
    expect(await mended(source, "it.mdx")).toBe('<Figure data="x">\n\nL’arco “c”.\n\n</Figure>');
  });
});

test.each([
  ["## Uno—due", "dashes-typographic"],
  ["## Da 2--3", "dashes-typographic"],
  ["## Uno（due", "marks-half-width"],
])("a heading whose id is made of its words keeps them: %s", async (source, rule) => {
  expect((await read(source)).slips).toEqual([
    { rule, message: expect.any(String), line: 1, column: expect.any(Number) },
  ]);
  expect(await mended(`${source} {#fermo}`)).not.toContain("--");
});

test("a slip stands at its character", async () => {
  const { slips } = await read("Uno.\n\n- due **tre**\n  l\\*'arco, l'arco");
  expect(slips.map(({ line, column }) => [line, column])).toEqual([
    [4, 6],
    [4, 14],
  ]);
});

test("of a text with very many slips the first are told", async () => {
  const { slips } = await read("l'arco ".repeat(200_000));
  expect(slips).toHaveLength(1000);
});

test("quotations of a text are of one kind", async () => {
  const { slips } = await read("Il “primo”.\n\nIl «secondo “dentro”».\n\n> «Altrui».");
  expect(slips).toEqual([
    { rule: "quotes-of-one-kind", message: expect.stringContaining("in line 1, with “"), line: 3, column: 4 },
  ]);
});

const part = fc.constantFrom(
  ..."' \" ` * _ ** [ ] ( ) ](x) ![ {#a} [@marlow-spans] [^1] <b> </b> \\ & &amp; < > | # - -- ... , . : ; ! « » “ ” ’ 8 GB % × po' e' l' perche' https://example.org/a--b' `c'd` @ { }".split(
    " ",
  ),
  " ",
  "  ",
  "\n",
  "\n\n",
  "\r\n",
  "（",
  "：",
  "！",
  "word",
);

test("mending leaves nothing to mend, and all that is cited, linked and written as code", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 25 }), fc.constantFrom("it.md", "en.md"), async (parts, name) => {
      const source = parts.join("");
      const text = await mended(source, name);
      const [before, after] = [await renderMarkdown(source, fileOf(name)), await renderMarkdown(text, fileOf(name))];
      const kept = ({ pieces, analysis }: typeof before) => ({
        uses: analysis.uses.map(({ key, number, section }) => ({ key, number, section })),
        headings: analysis.headings.map(({ id }) => id),
        links: analysis.webLinks.map(({ address, form }) => ({ address, form })),
        faults: analysis.faults.length,
        code: pieces.join("").match(/<code[^>]*>.*?<\/code>|(?:href|src)="[^"]*"|<\/?[a-z]+\b/gsu),
      });
      expect(kept(after)).toEqual(kept(before));
    }),
    { numRuns: 1500 },
  );
}, 60_000);
