/** How well searches find what they should, in the usual figures of information retrieval. */

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

/** What became of a judged search. */
export interface Outcome {
  /** Place of the expected page, from 1; `undefined` where it is not among the first `DEPTH`. */
  rank: number | undefined;
  /** Whether that result shows the expected section among its parts; `undefined` where none is expected. */
  section: boolean | undefined;
}

export interface Figures {
  searches: number;
  /** Share of the searches whose expected page stands first. */
  successAt1: number;
  /** Share of the searches whose expected page is among the first three. */
  successAt3: number;
  /** Mean of 1/rank over all searches, a page that is not found counting 0 (Voorhees, TREC-8, 1999). */
  meanReciprocalRank: number;
  /** Share, among the searches that expect a section, of those that show it; `undefined` where none does. */
  sections: number | undefined;
}

/** @param results best first */
export function outcomeOf({ address, section }: Expected, results: readonly Shown[]): Outcome {
  const at = results.slice(0, DEPTH).findIndex((result) => placeOf(result.address).path === address);
  const shown = results[at]?.parts.some((part) => placeOf(part.address).fragment === section) ?? false;
  return { rank: at === -1 ? undefined : at + 1, section: section === undefined ? undefined : shown };
}

function placeOf(address: string): { path: string; fragment: string } {
  const { pathname, hash } = new URL(address, "https://site.example");
  return { path: pathname, fragment: decodeURIComponent(hash.slice(1)) };
}

/** Of no searches, every share is 0. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const ranks = outcomes.map(({ rank = Number.POSITIVE_INFINITY }) => rank);
  const withSection = outcomes.filter(({ section }) => section !== undefined);
  return {
    searches: outcomes.length,
    successAt1: mean(ranks.map((rank) => Number(rank === 1))),
    successAt3: mean(ranks.map((rank) => Number(rank <= 3))),
    meanReciprocalRank: mean(ranks.map((rank) => 1 / rank)),
    sections: withSection.length === 0 ? undefined : mean(withSection.map(({ section }) => Number(section))),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
