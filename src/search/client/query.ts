/** What a reader typed, as the index can be asked for it. */
import { bareWord } from "./word.ts";

/** How a language writes words together that the index knows apart; from its messages. */
export interface Spelling {
  /** Short words that lose their vowel before another and join it: "l", "dell"; `l’hardware` asks for "hardware". */
  elided: ReadonlySet<string>;
  /** Endings of foreign words that the language's stemmer does not know: "s" in Italian, where TPUs asks for "TPU". */
  endings: readonly string[];
}

export interface Query {
  /** Every word, those of phrases included, as the index is asked for it: lower case, bare, without foreign endings. */
  words: readonly string[];
  /** The same words with the endings that were typed. */
  asked: readonly string[];
  /** Words that must stand side by side. */
  phrases: readonly (readonly string[])[];
}

/** Longer queries are cut: nobody types them, and each word costs a look-up. */
export const LONGEST = 200;

/** What is left of a word with one of the endings taken off; shorter remains are no words. */
const SHORTEST_STEM = 3;

/** Reads the two lists of a language's messages: words apart by spaces, apostrophes as they are typeset. */
export const spellingOf = (elided: string, endings: string): Spelling => ({
  elided: new Set(elided.split(" ")),
  // A language without any has an empty message; every word ends in "".
  endings: endings
    .replaceAll("’", "'")
    .split(" ")
    .filter((ending) => ending !== ""),
});

/** A query without words asks for nothing. */
export function parseQuery(text: string, { elided, endings }: Spelling): Query {
  const plain = text
    .slice(0, LONGEST)
    .normalize("NFC")
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .replaceAll(/[“”„«»]/gu, '"');
  const asked = plain.split('"').map((part) => wordsOf(part, elided));
  const parts = asked.map((words) => words.map((word) => withoutEnding(word, endings)));
  // Odd parts stand between quotation marks; a mark that is not closed is none.
  const phrases = parts.filter((words, at) => at % 2 === 1 && at < parts.length - 1 && words.length > 1);
  return { words: [...new Set(parts.flat())], asked: [...new Set(asked.flat())], phrases };
}

const wordsOf = (text: string, elided: ReadonlySet<string>): string[] =>
  text
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => bareWord(withoutElision(bareWord(word), elided)))
    .filter((word) => word !== "");

/** "dell'hardware" → "hardware"; in "c'è" so little is left that the whole is the word. */
function withoutElision(word: string, elided: ReadonlySet<string>): string {
  const [, article, noun] = /^(\p{L}+)'(.{2,})$/u.exec(word) ?? [];
  return article !== undefined && noun !== undefined && elided.has(article) ? noun : word;
}

/** "tpus" → "tpu"; a doubled letter ("loss") is no ending. */
function withoutEnding(word: string, endings: readonly string[]): string {
  const ending = endings.find((end) => word.endsWith(end));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  return stem.length < SHORTEST_STEM || stem.endsWith(ending) ? word : bareWord(stem);
}
