/** The words by which a page was found: from the index to the address, and from the address to the page's text. */
import { FOUND } from "./parameters.ts";
import { plainWord, spanOf } from "./word.ts";

/** Words that an address carries at most, and the longest: it stays one that a reader can look at. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** The words of a text, in its order, as Pagefind counts them: what white space parts, U+FEFF not being white. */
export const wordsOf = (text: string): string[] => text.split(/[^\S\uFEFF]+/u);

/** The distinct words at some positions, as they are compared. */
export function foundWords(words: readonly string[], locations: readonly number[]): string[] {
  return [...new Set(locations.map((at) => plainWord(words[at] ?? "")))].filter((word) => word !== "");
}

/** A word of a text: where it stands, without the punctuation at its ends. */
export interface Place {
  /** As it is compared. */
  word: string;
  from: number;
  to: number;
}

/** What parts words, as Pagefind has it: it keeps U+FEFF inside of them. */
const WORDS = /(?:\S|\uFEFF)+/gu;

/** Where words stand in a text, in its order. */
export function placesOf(text: string, words: ReadonlySet<string>): Place[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: raw, index }) => {
    const word = plainWord(raw);
    if (!words.has(word)) return [];
    const [from, to] = spanOf(raw);
    return [{ word, from: index + from, to: index + to }];
  });
}

/** An address that asks its page to mark words. */
export function withFound(address: string, words: readonly string[]): string {
  const kept = words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  const [path = "", fragment] = address.split("#");
  const query = kept.length > 0 ? `?${new URLSearchParams({ [FOUND]: kept.join(" ") })}` : "";
  return `${path}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** The words that an address asks to mark, as they are compared. */
export function wordsToMark(search: string): Set<string> {
  const words = (new URLSearchParams(search).get(FOUND) ?? "").match(WORDS) ?? [];
  const kept = words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  return new Set(kept.map(plainWord).filter((word) => word !== ""));
}
