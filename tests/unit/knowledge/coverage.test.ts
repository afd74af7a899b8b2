import { expect, test } from "vitest";
import { coverageOf } from "../../../src/knowledge/coverage.ts";
import { baseOf, reference } from "../exports/base.ts";

const text = `Two words [@a#p; @b]. Cited again [@a].

- an item [@c]
- an item without:
  - nested

| head | [@a] |
| --- | --- |
| a row | [@b#q] |
| another | row |

## Heading [@a]

A note[^1].

[^1]: Noted.

\`\`\`
code
\`\`\`
`;

const base = await baseOf(text, {
  references: [
    reference({ key: "a", kind: "paper" }),
    reference({ key: "b", kind: "primary" }),
    reference({ key: "c", kind: "primary" }),
  ],
});

test("words, citations, sources, shares and paragraphs of an article are counted", () => {
  const [row] = coverageOf(base.knowledge).articles;
  expect(row).toMatchObject({
    ...{ article: "one", locale: "en", draft: false, file: "articles/one/en.md" },
    ...{ words: 17, citations: 7, sources: 3, byPassage: 2, paragraphs: 8, uncited: 5 },
    byKind: { primary: 3, paper: 4, benchmark: 0, press: 0, blog: 0, forum: 0 },
  });
});

test("paragraphs without citation are named with their place and first words, in the order of the text", () => {
  const [row] = coverageOf(base.knowledge).articles;
  expect(row?.gaps.map(({ line, column, opening }) => `${line}:${column} ${opening}`)).toEqual([
    "4:3 an item without:",
    "5:5 nested",
    "10:1 another row",
    "14:1 A note.",
    "16:7 Noted.",
  ]);
});

test("a language's sums count a source once, however many articles cite it", () => {
  const { knowledge, article } = base;
  const second = { ...article, id: "two", draft: true };
  const italian = { ...article, locale: "it" };
  const articles = new Map([
    [
      "one",
      new Map([
        ["en", article],
        ["it", italian],
      ]),
    ],
    ["two", new Map([["en", second]])],
  ]);
  const { articles: rows, totals } = coverageOf({ ...knowledge, articles });
  expect(rows.map((row) => [row.article, row.locale, row.draft])).toEqual([
    ["one", "en", false],
    ["one", "it", false],
    ["two", "en", true],
  ]);
  expect(totals).toMatchObject([
    { locale: "en", articles: 2, words: 34, citations: 14, sources: 3, byPassage: 4, paragraphs: 16, uncited: 10 },
    { locale: "it", articles: 1, words: 17, citations: 7, sources: 3 },
  ]);
});
