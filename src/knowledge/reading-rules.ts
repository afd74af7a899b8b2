/**
 * Whether two independent parsers agree on what a text cites. Where they do not, the text is written so that another
 * program (an editor, a forge, a converter) shows other citations than the site; and where the site's own engine errs,
 * it is noticed.
 */
import type { Analysis, PlacedFault } from "../markdown/analysis.ts";
import { mayCite } from "../markdown/citation-places.ts";
import { parseGfm } from "../markdown/gfm/parse.ts";
import { type GfmReading, type PlacedCitation, readGfm } from "../markdown/gfm/reading.ts";
import { withPlainLineEnds } from "../markdown/line-ends.ts";
import { type Problem, problemAt } from "./problems.ts";

/** What is understood at one place; findings of the same `name` are the same. */
interface Finding {
  line: number;
  column: number;
  name: string;
  words: string;
}

/** A text as the site has read it; `content` is the whole file. */
export interface ReadText {
  file: string;
  content: string;
  analysis: Analysis;
}

/** What the second parser understands, or why it does not; nothing where there is nothing to agree about. */
export type SecondReading = GfmReading | Problem | undefined;

/** Reads a text a second time, which takes twice as long as the first. */
export function readAgain({ file, content }: Pick<ReadText, "file" | "content">): SecondReading {
  // A NUL is refused, and parsers put different characters in its place.
  return mayCite(content) && !content.includes("\0") ? gfmReading(file, withPlainLineEnds(content)) : undefined;
}

export function readingProblems(
  { file, content, analysis }: ReadText,
  second = readAgain({ file, content }),
): Problem[] {
  if (second === undefined) return [];
  if ("rule" in second) return [second];
  // What the site complains of is told already, and looks different when it is mended.
  const told = new Set(analysis.faults.map(({ line }) => line));
  const found = differences(findingsOf(analysis), findingsOf(second)).filter(({ line }) => !told.has(line));
  return found.map(({ line, column, site, gfm }) => {
    const message = `the site reads ${site}, GFM reads ${gfm}; rewrite this part so that both agree: a blank line before and after lists, tables and HTML, no row of a table longer than its head, no bracket or backtick left open.`;
    return problemAt({ file, line, column }, "readings-agree", message);
  });
}

/** A parser that fails says nothing of the author's text but that it is unusual. */
function gfmReading(file: string, content: string): GfmReading | Problem {
  try {
    return readGfm(parseGfm(content, file.endsWith(".mdx") ? "mdx" : "md"), content);
  } catch (error) {
    const message =
      error instanceof RangeError
        ? "the quotations or lists that begin here are nested too deeply to be read; take most of the “>” or of the indents away."
        : `remark-gfm cannot read this text (${(error as Error).message}); write it more plainly.`;
    const line = error instanceof RangeError ? deepestLine(content) : 1;
    return problemAt({ file, line, column: 1 }, "readings-agree", message);
  }
}

/** Where the longest run of marks and spaces stands at the beginning of a line; from 1. */
function deepestLine(content: string): number {
  const depths = content.split("\n").map((line) => /^[\s>*+-]*/u.exec(line)?.[0].length ?? 0);
  return depths.indexOf(depths.reduce((most, depth) => Math.max(most, depth), 0)) + 1;
}

/** Citations, broken ones and footnotes, which both readings have. */
const findingsOf = ({
  uses,
  faults,
  footnotes,
}: Pick<Analysis | GfmReading, "uses" | "faults" | "footnotes">): Finding[] => [
  ...uses.map((use) => findingAt(use, written(use), `the citation “${written(use)}”`)),
  ...faults.map((placed) => findingAt(placed, placed.fault.kind, describe(placed.fault))),
  ...footnotes.map((placed) => {
    const [name, words] =
      placed.part === "mark"
        ? [`[^${placed.label}]`, `the footnote mark “[^${placed.label}]”`]
        : [`[^${placed.label}]:`, `the footnote “[^${placed.label}]:”`];
    return findingAt(placed, name, words);
  }),
];

const findingAt = ({ line, column }: { line: number; column: number }, name: string, words: string): Finding => ({
  line,
  column,
  name: `${line}:${column} ${name}`,
  words,
});

/** A citation as its author could have written it. */
function written({ key, passage, locator, prefix, suffix }: Omit<PlacedCitation, "line" | "column">): string {
  const name = `${prefix === undefined ? "" : `${prefix} `}@${key}${passage === undefined ? "" : `#${passage}`}`;
  const place = locator === undefined ? "" : `, ${locator.label} ${locator.value}`;
  return `[${name}${place}${suffix === undefined ? "" : `, ${suffix}`}]`;
}

const describe = (fault: PlacedFault["fault"]): string =>
  "text" in fault && fault.text !== "" ? `a broken citation “${fault.text}”` : `a broken citation (${fault.kind})`;

/** What the two understand in each line in which they do not agree, in the order of the text. */
function differences(
  site: readonly Finding[],
  gfm: readonly Finding[],
): { line: number; column: number; site: string; gfm: string }[] {
  const [own, others] = [lonely(site, gfm), lonely(gfm, site)];
  const lines = Map.groupBy([...own, ...others], ({ line }) => line);
  return [...lines].map(([line, findings]) => ({
    line,
    column: Math.min(...findings.map(({ column }) => column)),
    site: wordsOf(own.filter((finding) => finding.line === line)),
    gfm: wordsOf(others.filter((finding) => finding.line === line)),
  }));
}

/** Findings of one reading that the other one has not. */
function lonely(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const names = new Set(others.map(({ name }) => name));
  return findings.filter(({ name }) => !names.has(name));
}

const wordsOf = (findings: readonly Finding[]): string =>
  findings.length === 0 ? "plain text" : findings.map(({ words }) => words).join(" and ");
