/** The lines about time and translation that `npm run kb -- stats` prints. */
import { isoDate } from "../i18n/format.ts";
import type { Ages } from "../knowledge/ages.ts";
import type { TextState } from "../knowledge/text-state.ts";
import { table } from "./table.ts";

export interface AgeRow extends Ages {
  article: string;
  locale: string;
  /** Undeclared differences from the original; nothing for the original, and where there is none. */
  parity: number | undefined;
  state: TextState;
}

/** A language that an article is not in. */
export interface MissingRow {
  article: string;
  locale: string;
  missing: true;
}

const HEAD = ["article", "lang", "updated", "sources written", "read since", "undated", "parity", "in step"];

export const ageLines = (rows: readonly (AgeRow | MissingRow)[]): string[] =>
  table([HEAD, [], ...rows.map((row) => ("missing" in row ? [row.article, row.locale, "missing"] : cellsOf(row)))], 2);

function cellsOf({ article, locale, updated, written, read, undated, parity, state }: AgeRow): string[] {
  const years = written && [...new Set([written.first.year, written.last.year])].join("–");
  return [
    ...[article, locale, isoDate(updated), years ?? "-", read === undefined ? "-" : isoDate(read), String(undated)],
    parity === undefined ? "-" : parity === 0 ? "same" : `${parity} differ`,
    stateWords(state),
  ];
}

function stateWords(state: TextState): string {
  switch (state.kind) {
    case "behind":
      return `${state.places} behind`;
    case "partly":
      return `${state.places} not compared`;
    case "uncompared":
      return "not compared";
    default:
      return { "in-step": "yes", original: "original", alone: "-", missing: "missing" }[state.kind];
  }
}
