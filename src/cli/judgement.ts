/** Says how the judged searches went: what `npm run bench` and the tests print. */
import { type Figures, figuresOf } from "../search/judge.ts";
import type { Answer } from "./asking.ts";

/** The figures of each language, and of all together, as lines of a table. */
export function figureLines(answers: readonly Answer[]): string[] {
  const groups = [...Map.groupBy(answers, ({ search }) => search.locale), ["all", answers] as const];
  const rows = groups.map(([name, group]) => [name, ...cells(figuresOf(group.map(({ outcome }) => outcome)))]);
  return [["", "searches", "success@1", "success@3", "MRR", "sections"], ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(6) : cell.padStart(11)))
      .join("")
      .trimEnd(),
  );
}

const cells = ({ searches, successAt1, successAt3, meanReciprocalRank, sections }: Figures): string[] => [
  String(searches),
  share(successAt1),
  share(successAt3),
  meanReciprocalRank.toFixed(3),
  sections === undefined ? "–" : share(sections),
];

const share = (value: number): string => value.toFixed(3);

/** A search that did not go as judged: what it should find, where that stands, and what came instead. */
export function faultLines(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ search: { locale, query, kind, id, section }, outcome, results }): string[] => {
    const isFound = outcome.rank !== undefined && outcome.rank <= 3;
    const name = `  ${locale} ${query} → ${kind} ${id}`;
    if (isFound && outcome.section !== false) return [];
    if (isFound) return [`${name}: without its section "${section}"`];
    const first = results.slice(0, 3).map(({ title }) => `“${title}”`);
    const instead = first.length === 0 ? "nothing was found" : `first came ${first.join(", ")}`;
    return [`${name}: ${outcome.rank === undefined ? "not found" : `place ${outcome.rank}`}; ${instead}`];
  });
}
