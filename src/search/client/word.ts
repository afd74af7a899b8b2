/** Words: where they begin and end, and how they are compared. */

/** Marks at a word's end belong to it, and "C++" and "C#" keep theirs. */
const isFirst = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
const isLast = (character: string): boolean => /[\p{L}\p{M}\p{N}+#]/u.test(character);

/** Where a word stands among the punctuation around it: from, to. A text without letters and figures has none: 0, 0. */
export function spanOf(text: string): [number, number] {
  const characters = [...text];
  const first = characters.findIndex(isFirst);
  if (first < 0) return [0, 0];
  const last = characters.findLastIndex(isLast);
  return [characters.slice(0, first).join("").length, characters.slice(0, last + 1).join("").length];
}

/** A word without the punctuation around it. */
export const bareWord = (text: string): string => text.slice(...spanOf(text));

/** A word as it is compared: bare, lower case, no accents, straight apostrophes. */
export const plainWord = (word: string): string =>
  bareWord(word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase());
