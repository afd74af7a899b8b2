import { spawnSync } from "node:child_process";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { gapLines, tableLines } from "../../../src/cli/coverage-table.ts";
import type { ArticleCoverage, Counts } from "../../../src/knowledge/coverage.ts";

const counts: Counts = {
  ...{ words: 1000, citations: 8, sources: 5, byPassage: 6, paragraphs: 20, uncited: 2 },
  byKind: { primary: 5, paper: 1, benchmark: 0, press: 0, blog: 2, forum: 0 },
};
const row = (fields: Partial<ArticleCoverage>): ArticleCoverage => ({
  ...{ article: "arch", locale: "en", draft: false, file: "articles/arch/en.md", gaps: [], ...counts },
  ...fields,
});

describe("the table", () => {
  const nothing = { words: 0, citations: 0, sources: 0, byPassage: 0, paragraphs: 0, uncited: 0 };
  const coverage = {
    articles: [row({}), row({ article: "ford", draft: true, ...nothing })],
    totals: [{ locale: "en", articles: 2, ...counts }],
  };

  test("has a row an article and language, then one a language, columns one under the other", () => {
    expect(tableLines(coverage).join("\n")).toMatchInlineSnapshot(`
      "article  lang  words  cites  sources  passage  primary  paper  benchmark  press  blog  forum  uncited
      -----------------------------------------------------------------------------------------------------
      arch     en     1000      8        5     75 %     62 %   12 %        0 %    0 %  25 %    0 %     2/20
      ford *   en        0      0        0        -        -      -          -      -     -      -      0/0
      -----------------------------------------------------------------------------------------------------
      all 2    en     1000      8        5     75 %     62 %   12 %        0 %    0 %  25 %    0 %     2/20"
    `);
  });

  test("fits into 120 columns with the longest ids and large numbers", () => {
    const large = { words: 99_999, citations: 9999, sources: 999, byPassage: 9999, paragraphs: 999, uncited: 999 };
    const byKind = { primary: 9999, paper: 9999, benchmark: 9999, press: 9999, blog: 9999, forum: 9999 };
    const article = "a-very-long-id-of-an-article-that-nobody-would-write";
    const wide = row({ article, locale: "pt-BR", draft: true, ...large, byKind });
    const lines = tableLines({ articles: [wide], totals: [] });
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});

test("a paragraph without citation is a line with its place and first words", () => {
  const block = { kind: "paragraph", citations: 0, figure: undefined, leadsOn: false } as const;
  const gaps = [
    { ...block, line: 3, column: 1, opening: "An arch", words: 2 },
    { ...block, line: 9, column: 3, opening: "", words: 0 },
  ];
  expect(gapLines({ articles: [row({ gaps })], totals: [] })).toEqual([
    "articles/arch/en.md:3:1  An arch",
    "articles/arch/en.md:9:3  (no words)",
  ]);
});

describe("the command", () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ["src/cli/kb.ts", "stats", ...words], {
      encoding: "utf8",
      env: { ...process.env, KB_CONTENT: "tests/fixtures/knowledge", KB_BASE: "", KB_URL: "" },
    });

  test("prints a table of every article, drafts marked", () => {
    const { status, stdout, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^unfinished \* +en +6 +1 +1 /mu);
    expect(stdout).toMatch(/^all \d+ +en /mu);
    expect(stdout).not.toContain(".md:");
  });

  test("tells of each article how old it and its sources are, and how a translation stands to its original", () => {
    const { stdout } = run();
    expect(stdout).toMatch(/^every-form +en +\d{4}-\d\d-\d\d +\d{4}(?:–\d{4})? .* - +original$/mu);
    expect(stdout).toMatch(/^every-form +ar +\d{4}-\d\d-\d\d .*same +3 behind$/mu);
    expect(stdout).toMatch(/^figures-of-bridges +ar +.* same +yes$/mu);
    expect(stdout).toMatch(/^cable-stays +ar +missing$/mu);
  });

  test("names the paragraphs without citation when it is asked to", () => {
    const { status, stdout } = run("--list");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^tests\/fixtures\/knowledge\/articles\/every-form\/en\.md:\d+:\d+ {2}Under it there are words\.$/mu,
    );
  });

  test("speaks JSON to machines", () => {
    const { status, stdout } = run("--json");
    const { articles, totals } = JSON.parse(stdout) as { articles: ArticleCoverage[]; totals: { locale: string }[] };
    expect(status).toBe(0);
    expect(articles.find(({ article }) => article === "unfinished")).toMatchObject({
      draft: true,
      words: 6,
      byPassage: 0,
    });
    expect(totals.map(({ locale }) => locale)).toEqual(["en", "ar", "it"]);
  });

  test("refuses words that it does not know, and says what it knows", () => {
    const { status, stdout, stderr } = run("--lsit");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Usage: npm run kb -- stats [--list | --json]");
  });
});
