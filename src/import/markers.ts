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
  stays?: "year" | "index" | "range" | "words" | "unlisted" | "no-list";
}

const NUMBER = `[${DIGIT}]{1,4}`;
const DASH = "[-\\u2010-\\u2015\\u2212]";
/** “and” between two numbers, in a few languages. */
const AND = "(?:&|(?<=\\s)(?:and|und|et|en|og|och|ed?|y|ja|i|a|и|та|و|ve)(?=\\s)|と|和|및)";
const BRACKETS = new RegExp(
  `[[［【]\\s*\\^?(${NUMBER}(?:\\s*(?:${DASH}|[,;،、，；]|${AND})\\s*\\^?${NUMBER}|\\s+${NUMBER})*)\\s*[\\]］】]`,
  "gu",
);
/** A number with words behind it, “[1, p. 4]”, which only a person can make a citation of. */
const WITH_WORDS = new RegExp(`[[［【]\\s*\\^?(${NUMBER})(?=[\\s,;:،、])[^\\[\\]［］【】]{1,40}[\\]］】]`, "gu");
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
  const bracketed = ranges(
    text,
    [...text.matchAll(BRACKETS)].map((match) => bracketMarker(text, match, listed)),
  );
  const starts = new Set(bracketed.map(({ start }) => start));
  const worded = [...text.matchAll(WITH_WORDS)]
    .filter(({ index, 1: number = "" }) => !starts.has(index) && listed.has(numberOf(number)))
    .map(
      ({ index, 0: { length }, 1: number = "" }): Marker => ({
        start: index,
        end: index + length,
        numbers: [numberOf(number)],
        stays: "words",
      }),
    );
  const small = raised ? [...text.matchAll(RAISED)].flatMap((match) => raisedMarker(text, match, listed)) : [];
  return [...bracketed, ...worded, ...small].toSorted((a, b) => a.start - b.start);
}

/** “[1]–[3]” is one marker, of all three. */
function ranges(text: string, markers: readonly Marker[]): Marker[] {
  const joined: Marker[] = [];
  for (const marker of markers) {
    const [last, from, to] = [joined.at(-1), joined.at(-1)?.numbers.at(-1) ?? 0, marker.numbers[0] ?? 0];
    const isRange = last !== undefined && new RegExp(`^\\s?${DASH}\\s?$`, "u").test(text.slice(last.end, marker.start));
    if (isRange && last.stays === undefined && marker.stays === undefined && from < to && to - from <= LONGEST_RANGE) {
      const between = Array.from({ length: to - from - 1 }, (_, step) => from + 1 + step);
      joined[joined.length - 1] = {
        start: last.start,
        end: marker.end,
        numbers: [...last.numbers, ...between, ...marker.numbers],
      };
    } else joined.push(marker);
  }
  return joined;
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
    .replaceAll(new RegExp(AND, "gu"), " ")
    .split(/[\s,;،、，；^]+/u)
    .map((part): number[] | undefined => {
      const [, from, to] = range.exec(part) ?? [];
      if (from === undefined || to === undefined) return /^[^-]*$/u.test(part) ? [numberOf(part)] : undefined;
      const [first, last] = [numberOf(from), numberOf(to)];
      if (last < first || last - first > LONGEST_RANGE) return undefined;
      return Array.from({ length: last - first + 1 }, (_, step) => first + step);
    });
  return parts.includes(undefined) ? undefined : [...new Set(parts.flatMap((part) => part ?? []))];
}
