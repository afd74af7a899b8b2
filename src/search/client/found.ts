/** The words by which a page was found, on their way from the index into an address. */
import { FOUND, LONGEST_WORD, MOST_WORDS } from "./parameters.ts";
import { plainWord } from "./word.ts";

/** The words of a text, in its order, as Pagefind counts them: what white space parts, U+FEFF not being white. */
export const wordsOf = (text: string): string[] => text.split(/[^\S\uFEFF]+/u);

/** The distinct words at some positions, as they are compared. */
export function foundWords(words: readonly string[], locations: readonly number[]): string[] {
  return [...new Set(locations.map((at) => plainWord(words[at] ?? "")))].filter((word) => word !== "");
}

/** An address that asks its page to mark words. */
export function withFound(address: string, words: readonly string[]): string {
  const kept = words.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  const [path = "", fragment] = address.split("#");
  const query = kept.length > 0 ? `?${new URLSearchParams({ [FOUND]: kept.join(" ") })}` : "";
  return `${path}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}
