/** What HTML a text may hold, found in Markdown and in MDX; tests/fixtures/broken/html shows what is said of the rest. */
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { htmlProblems } from "../../../src/knowledge/html-rules.ts";
import { withoutBlockMarks } from "../../../src/markdown/blocks.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const found = async (text: string, format: "md" | "mdx" = "md"): Promise<string[]> => {
  const file = `articles/one/en.${format}`;
  const url = pathToFileURL(`/${file}`);
  const analysis = format === "mdx" ? analyseMdx(text, url) : (await renderMarkdown(text, url)).analysis;
  return htmlProblems({ file, analysis })
    .map(({ line, column, rule }) => `${line}:${column} ${rule}`)
    .toSorted();
};

const inline = "abbr b bdi cite del dfn i ins kbd mark q rp rt ruby samp small span sub sup time u var".split(" ");

describe.each(["md", "mdx"] as const)("in .%s", (format) => {
  test.each(inline)("<%s> may stand in a line, a cell, an item and a heading", async (name) => {
    const tag = `<${name} lang="it" dir="ltr">*a*</${name}>`;
    expect(await found(`x ${tag}\n\n| y ${tag} |\n| - |\n\n- z ${tag}\n\n## w ${tag}\n`, format)).toEqual([]);
  });

  test.each([
    "a<br/>b<wbr />c",
    '<abbr title="x">a</abbr> <dfn title="x">a</dfn> <del datetime="2026">a</del> b',
    "a &lt;script> \\<script> `<script>` b",
    "```\n<script>\n```",
    "    {x}\n\n\\{x\\}",
    "- <kbd>Ctrl</kbd>\n- <kbd>Alt</kbd>",
  ])("%j is fine", async (text) => {
    expect(await found(`x\n\n${text.startsWith("    ") && format === "mdx" ? "y" : text}\n`, format)).toEqual([]);
  });

  test.each([
    ['a <kbd onclick="<Figure">b</kbd>', "1:8 html-allowed"],
    ["> a\n> <b>c</b> <em\n> class='x'>d</em>", "2:12 html-allowed"],
    ["- a\n\n  b <kbd\n  id='x'>c</kbd>", "4:3 html-allowed"],
    ["| a |\n| - |\n| \\| <kbd style='x'>c</kbd> |", "3:11 html-allowed"],
    ["[a <font>b</font>](https://example.org/)", "1:4 html-allowed"],
    ["a <b >c</b > <b title>d</b>", "1:17 html-allowed"],
    ["a <constructor>b</constructor>", "1:3 html-allowed"],
    ["a <kbd constructor='x'>b</kbd>", "1:8 html-allowed"],
  ])("%j is refused at its place", async (text, expected) => {
    expect(await found(`${text}\n`, format)).toEqual([expected]);
  });
});

test("only comments may stand in the braces of MDX", async () => {
  expect(await found("a {/* b */} c\n\n{/* d\n\ne */}\n\n- {/* f */}\n\n{/* g */ /* h */}\n", "mdx")).toEqual([]);
  expect(await found("a {/* b */ 1} {} { }\n", "mdx")).toEqual(["1:15 mdx-plain", "1:18 mdx-plain", "1:3 mdx-plain"]);
});

test("a figure in Markdown is a fault of its own, its end alone is one of HTML", async () => {
  expect(await found('<Figure data="x">\n\nA.\n\n</Figure>\n')).toEqual([]);
  expect(await found("A.\n\n</Figure>\n\n<figure>\n")).toEqual(["3:1 html-balanced", "5:1 html-allowed"]);
});

test("lines may end in any way", async () => {
  const text = "> a\n> <b\n> class>c</b>\n\n<div>\n\n é <i>x";
  const places = ["3:3 html-allowed", "5:1 html-allowed", "7:4 html-balanced"];
  expect(await found(text)).toEqual(places);
  expect(await found(text.replaceAll("\n", "\r\n"))).toEqual(places);
});

/** All that a browser would run or load needs a tag, and there is none that is not one of ours. */
test("no HTML slips through, whatever it is made of", async () => {
  const parts =
    "< > / </ b kbd script <Figure = \" ' ` ! -- <!-- --> ? [ ] ( ) * _ | \\ & &lt; # - 1. : onclick style x".split(
      " ",
    );
  const text = fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.constantFrom(" ", "\n", "\n\n", "> ", "    ")), { maxLength: 14 })
    .map((all) => all.join(""));
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const { pieces, analysis } = await renderMarkdown(written, pathToFileURL("/articles/one/en.md"));
      if (analysis.figures.length + htmlProblems({ file: "en.md", analysis }).length > 0) return;
      expect(withoutBlockMarks(pieces.join(""))).not.toMatch(
        /<!|<\?|<\/?script\b|<[^>"]*\s(?:onclick|style|x)\b(?=[^<]*>)/iu,
      );
    }),
    { numRuns: 1000 },
  );
});

/** Time of the processor, of which others on the machine take nothing; what grows by the square takes minutes. */
test("thousands of tags are read in a moment", { timeout: 60_000 }, async () => {
  const started = process.cpuUsage();
  await found(`a ${"<b>c</b> <br>".repeat(5000)}\n`);
  await found(`a ${"<b>".repeat(3000)}\n\n${"</i>".repeat(3000)} x ${'<q a="'.repeat(3000)}\n`);
  expect(process.cpuUsage(started).user).toBeLessThan(10_000_000);
});
