/**
 * Addresses that open a source at the words that were quoted: text directives of the WICG's Scroll To Text Fragment
 * (https://wicg.github.io/scroll-to-text-fragment/#syntax).
 */
import { once } from "./once.ts";
import type { Passage } from "./record.ts";

/** UTF-16 units up to which quoted words are looked for as they stand; longer ones by how they begin and end. */
const LONGEST_WHOLE = 120;
/** Words by which the beginning and the end of a long quotation are found. */
const ANCHOR_WORDS = 6;
/** A run of words that is long enough to be found only where it was quoted. */
const TELLING_WORDS = 5;
const TELLING_LENGTH = 24;

/**
 * Where a run of words ends: at characters that pages, or those who quote them, write in other ways (quotation marks,
 * apostrophes, ellipses, an editor's brackets) or that are markup in one copy and text in another.
 */
const BREAK = /(?:["“”„‟«»‹›'‘’‚‛`´…[\]*~|<>\n]|\.{2,})+/u;
/** A word that is broken inside ("don't") can be looked for neither whole nor in part. */
const BROKEN_WORD = new RegExp(`[\\p{L}\\p{N}]${BREAK.source}[\\p{L}\\p{N}]`, "u");
/** What may stand around words without belonging to them. */
const EDGES = /^[^\p{L}\p{N}\p{S}(]+|[^\p{L}\p{M}\p{N}\p{S})%]+$/gu;

/** `TextDirectiveParameters` of the grammar, without prefix and suffix: "start" or "start,end", percent-encoded. */
const DIRECTIVE = /^(?:[\w!$'()*+./:;=?@~]|%[\dA-Fa-f]{2})+(?:,(?:[\w!$'()*+./:;=?@~]|%[\dA-Fa-f]{2})+)?$/u;

/** Marks and apostrophes, of which a page and a record may write different ones. */
const QUOTATION_MARK = /["“”„‟«»‹›'‘’‚‛]/u;

/** Whether a text is the value of a text directive as a record may give it: "start" or "start,end". */
export function isTextDirective(value: string): boolean {
  if (!DIRECTIVE.test(value)) return false;
  try {
    const words = decodeURIComponent(value);
    return words.trim() !== "" && !QUOTATION_MARK.test(words);
  } catch {
    return false;
  }
}

/**
 * The words by which a browser finds a quotation: the whole of a short one, "start,end" of a long one or of one that
 * holds words which cannot be looked for.
 * @returns the value of a text directive, percent-encoded; `undefined` when no part of the quotation tells it from others
 */
export function textDirective(quote: string): string | undefined {
  const runs = runsOf(quote);
  const telling = runs.filter(isTelling);
  const [first] = telling;
  // Few words are looked for only where they are the whole quotation, never as a part that stands anywhere.
  if (first === undefined) return runs[0] === trimmed(wordsOf(quote).join(" ")) ? encode(runs[0]) : undefined;
  const last = telling.at(-1) ?? first;
  if (first === last && first.length <= LONGEST_WHOLE) return encode(first);
  const [start, end] = [wordsOf(first).slice(0, ANCHOR_WORDS), wordsOf(last).slice(-ANCHOR_WORDS)];
  const overlap = first === last && wordsOf(first).length < 2 * ANCHOR_WORDS;
  return overlap ? encode(first) : [start, end].map((words) => encode(trimmed(words.join(" ")))).join(",");
}

/**
 * The address of a source with a directive for a passage of it; browsers that know none open the page at its top.
 * @param address absolute URL; a fragment of its own stays in front of the directive
 */
export function citedWordsAddress(address: string, passage: Passage): string {
  const directive = directiveOf(passage);
  if (directive === undefined) return address;
  const separator = address.includes(":~:") ? "&" : address.includes("#") ? ":~:" : "#:~:";
  return `${address}${separator}text=${directive}`;
}

const directiveOf = once(({ quote, fragment }: Passage) => fragment ?? textDirective(quote));

/** The stretches of a quotation that can be looked for, without the marks at their ends. */
const runsOf = (quote: string): string[] =>
  wordsOf(quote)
    .map((word) => (BROKEN_WORD.test(word) ? "\n" : word))
    .join(" ")
    .split(BREAK)
    .map(trimmed)
    .filter((run) => /[\p{L}\p{N}]/u.test(run));

const wordsOf = (text: string): string[] => text.split(/\s+/u);
const trimmed = (text: string): string => text.replaceAll(EDGES, "");
const isTelling = (run: string): boolean => wordsOf(run).length >= TELLING_WORDS || run.length >= TELLING_LENGTH;

/** Percent-encoded as the grammar asks: ",", "-" and "&" part a directive, "(" and ")" would end a Markdown link. */
const encode = (words: string): string =>
  encodeURIComponent(words.toWellFormed()).replaceAll(
    /[-()]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
