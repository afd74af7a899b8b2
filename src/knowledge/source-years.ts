/** How old and of what kind the sources are: what the plot of the list of sources shows. */
import { KINDS, type Reference } from "../citations/record.ts";

/** Sources by kind, in the order of `KINDS`. */
export type KindCounts = readonly number[];

/** A year, or a stretch of years in which no source is dated. */
export interface Span {
  from: number;
  /** The last year, included. */
  to: number;
  counts: KindCounts;
}

export interface SourceYears {
  /** From the oldest source to the newest, without a hole. */
  spans: readonly Span[];
  undated: KindCounts;
}

/** As many empty years in a row stand one by one; more are one stretch. */
const EMPTY_YEARS_SHOWN = 3;

/** Counts the sources by year and kind. */
export function sourceYears(references: Iterable<Reference>): SourceYears {
  const { undated = [], ...dated } = Object.groupBy(references, ({ issued }) => issued?.year ?? "undated");
  const years = Object.keys(dated).map(Number); // integer keys come in ascending order
  const spans = years.flatMap((year, index) => [
    ...between((years[index - 1] ?? year - 1) + 1, year - 1),
    { from: year, to: year, counts: byKind(dated[year] ?? []) },
  ]);
  return { spans, undated: byKind(undated) };
}

/** The empty years between two that are not. */
function between(from: number, to: number): Span[] {
  const counts = byKind([]);
  const years = to - from + 1;
  if (years > EMPTY_YEARS_SHOWN) return [{ from, to, counts }];
  return Array.from({ length: years }, (_, index) => ({ from: from + index, to: from + index, counts }));
}

const byKind = (references: readonly Reference[]): KindCounts =>
  KINDS.map((kind) => references.filter((reference) => reference.kind === kind).length);

export const totalOf = (counts: KindCounts): number => counts.reduce((sum, count) => sum + count, 0);
