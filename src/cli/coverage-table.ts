/** The lines that `npm run coverage` prints. */
import { KINDS } from "../citations/record.ts";
import type { ArticleCoverage, Counts, Coverage, LocaleCoverage } from "../knowledge/coverage.ts";
import { table } from "./table.ts";

/** Characters of an article's id that are shown: with more the table would not fit into 120 columns. */
const LONGEST_ID = 20;

const HEAD = ["article", "lang", "words", "cites", "sources", "passage", ...KINDS, "uncited"];

/** One row an article and language, then one a language; shares are of the citations, "uncited" is of the paragraphs. */
export function tableLines({ articles, totals }: Coverage): string[] {
  const rows = articles.map((row) => [idOf(row), row.locale, ...cellsOf(row)]);
  const sums = totals.map((row) => [sumOf(row), row.locale, ...cellsOf(row)]);
  return table([HEAD, [], ...rows, [], ...sums], 2);
}

/** `file:line:column  first words`, a line for each paragraph without citation. */
export const gapLines = ({ articles }: Coverage): string[] =>
  articles.flatMap(({ file, gaps }) =>
    gaps.map(({ line, column, opening }) => `${file}:${line}:${column}  ${opening || "(no words)"}`),
  );

function idOf({ article, draft }: ArticleCoverage): string {
  const id = article.length > LONGEST_ID ? `${article.slice(0, LONGEST_ID - 1)}…` : article;
  return draft ? `${id} *` : id;
}

const sumOf = ({ articles }: LocaleCoverage): string => `all ${articles}`;

function cellsOf({ words, citations, sources, byPassage, byKind, uncited, paragraphs }: Counts): string[] {
  // Rounded down, so that 100 % are all.
  const share = (part: number): string => (citations === 0 ? "-" : `${Math.floor((part / citations) * 100)} %`);
  const kinds = KINDS.map((kind) => share(byKind[kind]));
  return [...[words, citations, sources].map(String), share(byPassage), ...kinds, `${uncited}/${paragraphs}`];
}
