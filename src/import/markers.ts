/** The markers of a page, `[1] [2]`: which of its numbers cite, and which are years, indices or powers. */
import { DIGIT, numberOf, RAISED_DIGIT } from "./numerals.ts";

/** Numbers in brackets, or raised ones, in a paragraph. */
export interface Marker {
  /** UTF-16 units of the paragraph's text. */
  start: number;
  end: number;
  /** Every number it names, ranges counted out. */
  numbers: number[];
  /** Why it stays text; nothing for one that cites. Of what cites, numbers that the list lacks may still be a part. */
  stays?: "year" | "index" | "range" | "unlisted" | "no-list";
}

const NUMBER = `[${DIGIT}]{1,4}`;
const DASH = "[-\\u2010-\\u2015\\u2212]";
const BRACKETS = new RegExp(
  `[[［【]\\s*(${NUMBER}(?:\\s*(?:${DASH}|[,;،、，；])\\s*${NUMBER}|\\s+${NUMBER})*)\\s*[\\]］】]`,
  "gu",
);
const RAISED = new RegExp(`[${RAISED_DIGIT}]+(?:\\s?[⁻˒,–]?\\s?[${RAISED_DIGIT}]+)*`, "gu");
/** Behind a number or a sign, a unit or a short name a raised number is a power: 10⁻³, 5 mm², x². */
const POWER = /(?:[\d)\]⁻⁺.·]|(?<!\p{L})\p{L}{1,2})$/u;
/** What code writes before an index: a name of one small letter or with "_", or another index. */
const INDEXED = /(?:(?:(?<![\p{L}\p{N}])[a-z]|\w*_\w*)(?:\[\w+\])*|\w\[[a-z]\w*\])$/u;
const ASSIGNED = /^\s*(?:[-+*/]?=(?!=)|\.[a-z_]+\()/u;
/** Sources that one range may name; “[1-300]” is something else. */
const LONGEST_RANGE = 60;

/**
 * Finds the numbers of a paragraph that are, or look like, markers. Raised numbers are read only on a page that has no
 * number of its list in brackets: elsewhere they are powers.
 */
export function markersIn(text: string, listed: ReadonlySet<number>, raised: boolean): Marker[] {
  const bracketed = [...text.matchAll(BRACKETS)].map((match) => bracketMarker(text, match, listed));
  const small = raised ? [...text.matchAll(RAISED)].flatMap((match) => raisedMarker(text, match, listed)) : [];
  return [...bracketed, ...small].toSorted((a, b) => a.start - b.start);
}

/** Whether any number in brackets is one of the list. */
export const hasBracketMarkers = (text: string, listed: ReadonlySet<number>): boolean =>
  markersIn(text, listed, false).some(({ stays }) => stays === undefined);

function bracketMarker(text: string, match: RegExpExecArray, listed: ReadonlySet<number>): Marker {
  const [start, end] = [match.index, match.index + match[0].length];
  const numbers = numbersIn(match[1] ?? "");
  const place = { start, end, numbers: numbers ?? [] };
  const isListed = place.numbers.some((number) => listed.has(number));
  if (numbers === undefined) return { ...place, stays: "range" };
  if (INDEXED.test(text.slice(Math.max(0, start - 40), start)) || ASSIGNED.test(text.slice(end)))
    return { ...place, stays: "index" };
  if (numbers.includes(0)) return { ...place, stays: numbers.length === 1 ? "index" : "range" };
  if (isListed) return place;
  if (numbers.every((number) => number >= 1000)) return { ...place, stays: "year" };
  return { ...place, stays: listed.size === 0 ? "no-list" : "unlisted" };
}

function raisedMarker(text: string, match: RegExpExecArray, listed: ReadonlySet<number>): Marker[] {
  if (POWER.test(text.slice(Math.max(0, match.index - 10), match.index))) return [];
  const place = { start: match.index, end: match.index + match[0].trimEnd().length };
  const numbers = numbersIn(match[0].replaceAll("⁻", "-").replaceAll("˒", ",").trim()) ?? [];
  if (numbers.some((number) => listed.has(number))) return [{ ...place, numbers }];
  return [{ ...place, numbers, stays: listed.size === 0 ? "no-list" : "unlisted" }];
}

/** @returns nothing for a range that runs backwards, or over more than a list has */
function numbersIn(written: string): number[] | undefined {
  const range = new RegExp(`^([${DIGIT}${RAISED_DIGIT}]+)\\s*${DASH}\\s*([${DIGIT}${RAISED_DIGIT}]+)$`, "u");
  const parts = written
    .replaceAll(new RegExp(`\\s*(${DASH})\\s*`, "gu"), "$1")
    .split(/[\s,;،、，；]+/u)
    .map((part): number[] | undefined => {
      const [, from, to] = range.exec(part) ?? [];
      if (from === undefined || to === undefined) return /^[^-]*$/u.test(part) ? [numberOf(part)] : undefined;
      const [first, last] = [numberOf(from), numberOf(to)];
      if (last < first || last - first > LONGEST_RANGE) return undefined;
      return Array.from({ length: last - first + 1 }, (_, step) => first + step);
    });
  return parts.includes(undefined) ? undefined : [...new Set(parts.flatMap((part) => part ?? []))];
}
