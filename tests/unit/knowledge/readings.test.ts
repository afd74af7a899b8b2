/** Two independent parsers must agree on what the citations are: Sätteri, and remark with remark-gfm. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import type { Problem } from "../../../src/knowledge/problems.ts";
import { readingProblems } from "../../../src/knowledge/reading-rules.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";
import { projectRoot } from "../../site.ts";

beforeAll(() => useMessages(new Map(["en", "it", "ar", "input"].map((locale) => [locale, source]))));

async function problemsOf(content: string, file = "en.md"): Promise<Problem[]> {
  const url = pathToFileURL(join(projectRoot, file));
  const analysis = file.endsWith(".mdx") ? analyseMdx(content, url) : (await renderMarkdown(content, url)).analysis;
  return readingProblems({ file, content, analysis });
}

const folders = ["content", "tests/fixtures/markdown", "tests/fixtures/knowledge"];
const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{md,mdx}`, { cwd: projectRoot }));

test.each(files)("%s", async (file) => {
  expect(await problemsOf(readFileSync(join(projectRoot, file), "utf8"), file)).toEqual([]);
});

/** Markdown in pieces, as careless as authors are; without what the two are known to differ about (see below). */
const pieces = {
  citing:
    "[@a],[@b, p. 4],[see @a],[@c#p],[@a; @b],[@A],[@a;],[[@a]],\\[@a],`[@a]`,[^1],[^n],[r][@a],[@a][r],[1],【@a】",
  broken: "[@,@a,*[@a],**,_,`,~~,\\|,(u),![@a](u),![x [@a]](u),[t](u),[t [@a]](u),*emph [@a]*,~~[@a]~~",
  other:
    'word,two words,a@b.it,@user,<https://x.org/@a>,<!-- c [@a] -->,&amp;,&#64;,&lbrack;,$x$,{#id},é,\u{1F600},\t,\u00a0,",#',
};
const inline = fc.constantFrom(...Object.values(pieces).flatMap((list) => list.split(",")), "  \n", "\\\n", "\n", " ");
const starts =
  "||- |* |1. |2) |> |> - |\t|    |  |# |## |- [ ] |- [x] |---|***|===|<div>|</div>|<pre>|[r]: u |[@a]: u|+ |1.|-";
const start = fc.constantFrom(...starts.split("|"), "```\n", "~~~\n", "| a | b |\n| - | - |\n| ", "a | b\n--|--\n");
const ending = fc.constantFrom("\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "\n\t\n");
const line = fc.tuple(start, fc.array(inline, { minLength: 1, maxLength: 7 }), ending);
const notes = fc.constantFrom("", "\n\n[^1]: A note [@a].\n", "\n\n[^N]: A note [@b]\n\n    with more [@a].\n");
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), notes)
  .map(([lines, note]) => lines.flatMap(([begin, parts, end]) => [begin, ...parts, end]).join("") + note);
/** HTML ends a table for the one, and is a row of it for the other. */
const isAgreed = (markdown: string): boolean => !/^(?:\||a \|)/mu.test(markdown) || !/^[ \t>*+-]*</mu.test(markdown);

const runs = Number(process.env["RUNS"] ?? 150);

describe("of random texts", () => {
  test("both find the same citations", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(text.filter(isAgreed), async (markdown) => {
        expect(await problemsOf(`---\ntitle: x\n---\n\n${markdown}`)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  test("both find the same citations in MDX", { timeout: 600_000 }, async () => {
    const safe = text.map((markdown) =>
      `${markdown.replaceAll(/<[^>\n]*>?|[{}]/gu, "")}\n\n<Figure data="x">\n\n[@a] \\{ *caption [@b]*\n\n</Figure>\n`.replaceAll(
        /^[ \t]+(?=\[\^)/gmu,
        "",
      ),
    );
    await fc.assert(
      fc.asyncProperty(safe, async (mdx) => {
        expect(await problemsOf(`---\ntitle: x\n---\n\n${mdx}`, "en.mdx")).toEqual([]);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

describe("a difference is told at its place, with both readings", () => {
  const told = async (markdown: string, file?: string): Promise<string[]> =>
    (await problemsOf(markdown, file)).map(
      ({ line, column, message }) => `${line}:${column} ${message.replace(/; rewrite.*$/u, "")}`,
    );

  test("HTML behind a table", async () => {
    expect(await told("| a |\n| - |\n<b>\n[@a]\n")).toEqual([
      "4:1 the site reads the citation “[@a]”, GFM reads a broken citation “[@a]”",
    ]);
  });

  test("a row of a table with more cells than its head, of which nobody sees the last", async () => {
    expect(await told("| a |\n| - |\n| b | [@a] |\n")).toEqual([
      "3:8 the site reads plain text, GFM reads the citation “[@a]”",
    ]);
  });

  test("a footnote that is indented, in MDX", async () => {
    expect(await told("Words[^x] [@a].\n\n    [^x]: Note.\n", "en.mdx")).toEqual([
      "1:6 the site reads plain text, GFM reads the footnote mark “[^x]”",
      "3:5 the site reads plain text, GFM reads the footnote “[^x]:”",
    ]);
  });
});

test.each([
  ["indented text", "Words.\n\n    Indented [@a].\n"],
  ["a figure", '<Figure data="x">\nCaption [@a].\n</Figure>\n'],
  ["elements", "<aside>\n\nAside [@a].\n\n</aside>\n\nA <b>bold [@b]</b> word.\n\n<div>\n[@c]\n</div>\n"],
  ["escapes", "\\{ [@a] \\< [@b]\n"],
  ["a comment", "Words {/* [@a] */} [@b].\n"],
])("both read %s of MDX alike", async (_, mdx) => {
  expect(await problemsOf(mdx, "en.mdx")).toEqual([]);
});

describe("what the second reader cannot take", () => {
  const told = (content: string): string[] => {
    const analysis = analyseMdx("", pathToFileURL(join(projectRoot, "en.mdx")));
    return readingProblems({ file: "en.md", content, analysis }).map(
      ({ line, message }) => `${line} ${message.split(",")[0]}`,
    );
  };

  test("a failure of it is a problem of the text, not of the check", () => {
    expect(told(`${"> ".repeat(10000)}[@a]\n`)).toEqual([
      expect.stringMatching(/^1 the quotations or lists that begin here/u),
    ]);
  });
});

test("the second reading can be left out", async () => {
  const content = join(projectRoot, "tests/fixtures/broken/citing/content");
  const rulesOf = async (environment: Record<string, string>): Promise<Set<string>> =>
    new Set(
      (await readKnowledge(readSettings({ KB_CONTENT: content, ...environment }))).problems.map(({ rule }) => rule),
    );
  const [all, fewer] = [await rulesOf({}), await rulesOf({ KB_READINGS: "1" })];
  expect(all.has("readings-agree")).toBe(true);
  expect([...all].filter((rule) => !fewer.has(rule))).toEqual(["readings-agree"]);
});
