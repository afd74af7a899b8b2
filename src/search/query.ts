/** What a reader typed, as the index can be asked for it. */

/** How a language writes words together that the index knows apart; from its messages. */
export interface Spelling {
  /** Short words that lose their vowel before another and join it: "l", "dell"; `l’hardware` asks for "hardware". */
  elided: ReadonlySet<string>;
  /** Endings of foreign words that the language's stemmer does not know: "s" in Italian, where TPUs asks for "TPU". */
  endings: readonly string[];
}

export interface Query {
  /** Every word, those of phrases included, lower case, without punctuation at its ends. */
  words: readonly string[];
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
export function parseQuery(text: string, spelling: Spelling): Query {
  const plain = text
    .slice(0, LONGEST)
    .normalize("NFC")
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .replaceAll(/[“”„«»]/gu, '"');
  const parts = plain.split('"').map((part) => wordsOf(part, spelling));
  // Odd parts stand between quotation marks; a mark that is not closed is none.
  const phrases = parts.filter((words, at) => at % 2 === 1 && at < parts.length - 1 && words.length > 1);
  return { words: [...new Set(parts.flat())], phrases };
}

/** A word without the punctuation around it; marks at its end belong to it, and "C++" and "C#" keep theirs. */
const bare = (word: string): string => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}+#]+$/gu, "");

function wordsOf(text: string, { elided, endings }: Spelling): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .map(bare)
    .map((word) => {
      const [, article, noun] = /^(\p{L}+)'(.+)$/u.exec(word) ?? [];
      return article !== undefined && noun !== undefined && elided.has(article) ? noun : word;
    })
    .map((word) => {
      const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM);
      return ending === undefined ? word : word.slice(0, -ending.length);
    })
    .map(bare)
    .filter((word) => word !== "");
}
