/** The words around what was found, as plain data: the page makes text nodes of it, never markup. */

import { spanOf } from "./word.ts";

/** A stretch of text, found or not. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** Characters that Pagefind escapes in excerpts; it leaves all others, "&" included, as they are. */
const plain = (text: string): string => typographic(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));

/** The apostrophe of the page: the index has straight ones, because Pagefind takes ’ for a letter. */
export const typographic = (text: string): string => text.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, "’");

/**
 * @param excerpt Pagefind's: text with "<" and ">" escaped and found words in `<mark>`
 * @param isMeant whether a word that Pagefind has marked is to be shown as found
 */
export function stretchesOf(excerpt: string, isMeant: (word: string) => boolean): Stretch[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/su).flatMap((part, at) => {
    const text = plain(part);
    if (at % 2 === 0) return asStretch(text, false);
    // "(TPUs)," is found in "TPUs" only.
    const [from, to] = spanOf(text);
    return [
      ...asStretch(text.slice(0, from), false),
      ...asStretch(text.slice(from, to), isMeant(text.slice(from, to))),
      ...asStretch(text.slice(to), false),
    ];
  });
}

const asStretch = (text: string, found: boolean): Stretch[] => (text === "" ? [] : [{ text, found }]);

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
  const at = stretches.findIndex(({ found }) => found);
  const before = plainText(stretches.slice(0, at));
  if (at < 0 || before.length <= LEAD) return [...stretches];
  return [{ text: `… ${before.slice(-LEAD).replace(/^\S*\s+/u, "")}`, found: false }, ...stretches.slice(at)];
}
