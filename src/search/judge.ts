/** How well searches find what they should, in the usual figures of information retrieval. */
import type { Way } from "./client/answer.ts";

/** Results that are looked through; nobody reads on. */
export const DEPTH = 10;

/** What a judged search should find. */
export interface Expected {
  /** Path of the page. */
  address: string;
  /** Id of the heading whose section answers. */
  section: string | undefined;
}

/** What counts of a result: its address, which may be complete, and those of its parts. */
export interface Shown {
  address: string;
  parts: readonly { address: string }[];
}

/** What a reader got for a search. */
export interface Given {
  way: Way;
  /** Pages found. */
  total: number;
  /** The first of them, best first. */
  results: readonly Shown[];
}

/** What became of a judged search. */
export interface Outcome {
  way: Way;
  /** Place of the expected page, from 1; `undefined` where it is not among the first `DEPTH`. */
  rank: number | undefined;
  /** Whether that result shows the expected section among its parts; `undefined` where none is expected. */
  section: boolean | undefined;
  /** Whether the reader was told that nothing has all that was asked; `undefined` where something should. */
  absent: boolean | undefined;
}

export interface Figures {
  /** Those that expect something; the next five are of them. */
  searches: number;
  /** Share of the searches whose expected page stands first. */
  successAt1: number;
  /** Share of the searches whose expected page is among the first three. */
  successAt3: number;
  /** Mean of 1/rank over all searches, a page that is not found counting 0 (Voorhees, TREC-8, 1999). */
  meanReciprocalRank: number;
  /** Share, among the searches that expect a section, of those that show it; `undefined` where none does. */
  sections: number | undefined;
  /** Share of those whose page is found by all words, in the reader's own language. */
  asked: number;
  /** Searches for what is not there. */
  absent: number;
  /** Share of them whose reader is told so; `undefined` where there are none. */
  right: number | undefined;
}

/** @param expected `undefined` where nothing should be found */
export function outcomeOf(expected: Expected | undefined, { way, total, results }: Given): Outcome {
  if (expected === undefined)
    return { way, rank: undefined, section: undefined, absent: total === 0 || way !== "asked" };
  const { address, section } = expected;
  const at = results.slice(0, DEPTH).findIndex((result) => placeOf(result.address).path === address);
  const shown = results[at]?.parts.some((part) => placeOf(part.address).fragment === section) ?? false;
  return {
    way,
    rank: at === -1 ? undefined : at + 1,
    section: section === undefined ? undefined : shown,
    absent: undefined,
  };
}

function placeOf(address: string): { path: string; fragment: string } {
  const { pathname, hash } = new URL(address, "https://site.example");
  return { path: pathname, fragment: decodeURIComponent(hash.slice(1)) };
}

/** Of no searches, every share is 0. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const present = outcomes.filter(({ absent }) => absent === undefined);
  const ranks = present.map(({ rank = Number.POSITIVE_INFINITY }) => rank);
  return {
    searches: present.length,
    successAt1: mean(ranks.map((rank) => Number(rank === 1))),
    successAt3: mean(ranks.map((rank) => Number(rank <= 3))),
    meanReciprocalRank: mean(ranks.map((rank) => 1 / rank)),
    sections: share(present.map(({ section }) => section)),
    asked: mean(present.map(({ rank, way }) => Number(rank !== undefined && way === "asked"))),
    absent: outcomes.length - present.length,
    right: share(outcomes.map(({ absent }) => absent)),
  };
}

/** Of the judgements that there are; `undefined` of none. */
function share(judgements: readonly (boolean | undefined)[]): number | undefined {
  const made = judgements.filter((judgement) => judgement !== undefined);
  return made.length === 0 ? undefined : mean(made.map(Number));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
