/** How old what an article says is: when it was revised, when its sources were written and read. */
import type { PartialDate } from "../citations/date.ts";
import { isoDate } from "../i18n/format.ts";
import type { Knowledge, Variant } from "./model.ts";

export interface Ages {
  updated: PartialDate;
  /** First and last date at which a source that it cites was written, of those that are dated. */
  written: { first: PartialDate; last: PartialDate } | undefined;
  /** The longest-ago reading of a source that it cites, of those with a date. */
  read: PartialDate | undefined;
  /** Cited sources that were read in a copy without a date. */
  undated: number;
}

export function agesOf({ updated, analysis }: Variant, { references }: Knowledge): Ages {
  const keys = new Set(analysis.uses.map(({ key }) => key));
  const cited = [...keys].flatMap((key) => references.get(key) ?? []);
  const written = cited.flatMap(({ issued }) => issued ?? []).toSorted(byDate);
  const read = cited.flatMap(({ evidence }) => evidence.date ?? []).toSorted(byDate);
  const [first, last] = [written[0], written.at(-1)];
  return {
    updated,
    written: first && last && { first, last },
    read: read[0],
    undated: cited.filter(({ evidence }) => evidence.date === undefined).length,
  };
}

/** Earlier first; a date that is less exact comes before those that it may stand for. */
const byDate = (a: PartialDate, b: PartialDate): number => (isoDate(a) < isoDate(b) ? -1 : 1);
