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

/**
 * @param excerpt Pagefind's: text with "<" and ">" escaped and found words in `<mark>`
 * @param isMeant whether a word that Pagefind marked is one that the reader asked for
 */
export function stretchesOf(excerpt: string, isMeant: (word: string) => boolean): Stretch[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/su).flatMap((text, at) => {
    if (at % 2 === 0) return asStretch(text, false);
    const { before = "", word = "", after = "" } = WORD.exec(plain(text))?.groups ?? {};
    return [...asStretch(before, false), ...asStretch(word, isMeant(word)), ...asStretch(after, false)];
  });
}

const asStretch = (text: string, found: boolean): Stretch[] => (text === "" ? [] : [{ text: plain(text), found }]);

/** Text as it is read, found or not. */
export const plainText = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join("");

/** An excerpt without the title that it begins with, which stands above it already; as it is where it begins otherwise. */
export function withoutTitle(stretches: readonly Stretch[], title: string): Stretch[] {
  const text = plainText(stretches);
  if (!text.startsWith(title)) return [...stretches];
  // Behind a heading the index puts a full stop.
  return behind(stretches, title.length + (/^[.\s]*/u.exec(text.slice(title.length))?.[0].length ?? 0));
}

/** What stands behind so many characters. */
function behind(stretches: readonly Stretch[], characters: number): Stretch[] {
  let left = characters;
  return stretches.flatMap(({ text, found }) => {
    const kept = text.slice(left);
    left = Math.max(0, left - text.length);
    return kept === "" ? [] : [{ text: kept, found }];
  });
}

/** Characters in front of the first found word of a short excerpt. */
const LEAD = 48;

/** An excerpt that begins near its first found word, at a word: two lines of it show what was found. */
export function nearFound(stretches: readonly Stretch[]): Stretch[] {
  const [first, ...others] = stretches;
  if (first === undefined || first.found || first.text.length <= LEAD) return [...stretches];
  return [{ text: `… ${first.text.slice(-LEAD).replace(/^\S*\s+/u, "")}`, found: false }, ...others];
}

/** Characters by which two excerpts of one place are known as such. */
const SAME = 24;

/** Whether an excerpt shows what another does: the words from the first found one on. */
export function repeats(excerpt: readonly Stretch[], other: readonly Stretch[]): boolean {
  const from = excerpt.findIndex(({ found }) => found);
  return from >= 0 && plainText(other).includes(plainText(excerpt.slice(from)).slice(0, SAME));
}
