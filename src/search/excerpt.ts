/** The words around what was found, as plain data: the page makes text nodes of it, never markup. */

/** A stretch of text, found or not. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** A found word with the punctuation around it apart: "(TPUs)," is found in "TPUs" only. */
const WORD = /^(?<before>[^\p{L}\p{N}]*)(?<word>.*?)(?<after>[^\p{L}\p{M}\p{N}+#]*)$/su;

/** Characters that Pagefind escapes in excerpts; it leaves all others, "&" included, as they are. */
const plain = (text: string): string => typographic(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));

/** The apostrophe of the page: the index has straight ones, because Pagefind takes ’ for a letter. */
export const typographic = (text: string): string => text.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "’");

/** @param excerpt Pagefind's: text with "<" and ">" escaped and found words in `<mark>` */
export function stretchesOf(excerpt: string): Stretch[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/su).flatMap((text, at) => {
    if (at % 2 === 0) return asStretch(text, false);
    const { before = "", word = "", after = "" } = WORD.exec(plain(text))?.groups ?? {};
    return [...asStretch(before, false), ...asStretch(word, true), ...asStretch(after, false)];
  });
}

const asStretch = (text: string, found: boolean): Stretch[] => (text === "" ? [] : [{ text: plain(text), found }]);
