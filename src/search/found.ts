/** The words by which a page was found: from the index to the address, and from the address to the page's text. */
import { FOUND } from "./parameters.ts";

/** Words that an address carries at most, and the longest: it stays one that a reader can look at. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** A word as it is compared: lower case, no accents, straight apostrophes, no punctuation at its ends. */
export const plainWord = (word: string): string =>
  word
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase()
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, "");

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
const BEFORE = /^[^\p{L}\p{N}]*/u;
const AFTER = /(?:(?![\p{M}+#])[^\p{L}\p{N}])*$/u;

/** Where words stand in a text, in its order. */
export function placesOf(text: string, words: ReadonlySet<string>): Place[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: raw, index }) => {
    const word = plainWord(raw);
    if (!words.has(word)) return [];
    const from = index + (BEFORE.exec(raw)?.[0].length ?? 0);
    return [{ word, from, to: index + raw.search(AFTER) }];
  });
}

/** What stemming leaves of a word at least, as a share of its letters: "compilazioni" finds "compilare". */
const STEM = 0.4;

/**
 * Whether a word of the text can be what a word of the query means: they share a stem, wherever it stands in them
 * (Arabic puts its article in front). Names with figures mean only themselves: "v5p" is not "v5e".
 */
export function isRelated(word: string, found: string): boolean {
  const asked = plainWord(word);
  const enough = /\p{N}/u.test(asked)
    ? asked.length
    : Math.min(asked.length, Math.max(2, Math.ceil(asked.length * STEM)));
  const letters = found.replaceAll(/[^\p{L}\p{N}]+/gu, "");
  for (let at = 0; at + enough <= asked.length; at++) {
    const stem = asked.slice(at, at + enough);
    if (found.includes(stem) || letters.includes(stem)) return true;
  }
  return false;
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
