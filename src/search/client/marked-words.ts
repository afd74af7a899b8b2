/** The words by which a page was found, on their way from its address into its text. */
import { FOUND, LONGEST_WORD, MOST_WORDS } from "./parameters.ts";
import { plainWord, spanOf } from "./word.ts";

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

/** The words that an address asks to mark, as they are compared. */
export function wordsToMark(search: string): Set<string> {
  const words = (new URLSearchParams(search).get(FOUND) ?? "").match(WORDS) ?? [];
  const kept = words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  return new Set(kept.map(plainWord).filter((word) => word !== ""));
}
