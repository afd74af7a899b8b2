/** Text that stays text, whatever characters it has, in the forms that are written here. */

/** Characters that XML 1.0 does not allow (its production 2), lone surrogates among them. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For the content of an element or an attribute in double quotes, in XML and in HTML; what XML forbids is dropped. */
export const xmlText = (text: string): string =>
  text.replaceAll(NO_XML, "").replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);

/** Punctuation that can begin or end something in a line of GFM; "&" where it would begin a character reference. */
const INLINE = /[\\`*_[\]<~|$]|&(?=#?\w+;)/gu;
/** What makes GFM take an address for a link (6.9), inside of which no backslash would be an escape. */
const ADDRESS = /:(?=\/\/)|(?<=www)\.|@/giu;
/** Ends a heading (CommonMark 4.2). */
const CLOSING = /(?<=^| )#+$/u;
/** What makes a heading, a list, a quotation or a rule at the start of a line. */
const BLOCK = /^(?:([#>+=-])|(\d{1,9})([.)]))/u;

/**
 * For a heading, a paragraph or a part of one in Markdown (CommonMark 2.4, GFM's tables and strikethrough too): one line, with a
 * backslash before each character that could be syntax.
 */
export const markdownText = (text: string): string =>
  markdownCell(text)
    .replace(CLOSING, "\\$&")
    .replace(BLOCK, (_, mark, number, stop) => `${number ?? ""}\\${mark ?? stop}`);

/** For a cell of a table, where no block can begin. */
export const markdownCell = (text: string): string =>
  text
    .replaceAll(/[\s\0]+/gu, " ")
    .trim()
    .replaceAll(INLINE, "\\$&")
    .replaceAll(ADDRESS, "\\$&");

/** The destination of a link in Markdown (CommonMark 6.3), for a complete address. */
export function markdownAddress(address: string): string {
  const encoded = address.replaceAll(/[\s<>\\]/gu, encodeURIComponent).replaceAll("&", (sign, at: number) =>
    // "&copy;" would become a character.
    /^&(?:#\w+|\w+);/u.test(address.slice(at)) ? `\\${sign}` : sign,
  );
  return /[()]/u.test(encoded) ? `<${encoded}>` : encoded;
}
