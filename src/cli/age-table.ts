/** The lines about time and translation that `npm run kb -- stats` prints. */
import { isoDate } from "../i18n/format.ts";
import type { Ages } from "../knowledge/ages.ts";
import type { Parity } from "../knowledge/parity.ts";
import { table } from "./table.ts";

export interface AgeRow extends Ages {
  article: string;
  locale: string;
  parity: Parity | undefined;
}

/** A language that an article is not in. */
export interface MissingRow {
  article: string;
  locale: string;
  missing: true;
}

const HEAD = ["article", "lang", "updated", "sources written", "read since", "undated", "parity", "behind"];

export const ageLines = (rows: readonly (AgeRow | MissingRow)[]): string[] =>
  table([HEAD, [], ...rows.map((row) => ("missing" in row ? [row.article, row.locale, "missing"] : cellsOf(row)))], 2);

function cellsOf({ article, locale, updated, written, read, undated, parity }: AgeRow): string[] {
  const years = written && [...new Set([written.first.year, written.last.year])].join("–");
  return [
    ...[article, locale, isoDate(updated), years ?? "-", read === undefined ? "-" : isoDate(read), String(undated)],
    parity === undefined ? "original" : parity.differing === 0 ? "same" : `${parity.differing} differ`,
    parity === undefined ? "-" : parity.behind === 0 ? "in step" : `${parity.behind} d`,
  ];
}
