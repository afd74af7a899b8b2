/** Numbers: ranges with their dash, decimals with the mark of the language. */
import { type Rule, type Slip, write } from "./slip.ts";

/** What a number measures; behind it a decimal is no version, no section and no date. */
const MEASURE = "(?= ?%|[ \\u00A0](?:[KMGTP]?i?B|[KMGTP]?FLOP[Ss]|[kMGT]?Hz|[kM]?W|[µμn]?s|ms|°C)(?![\\p{L}\\p{N}]))";

/** Words before the pages of a book, and behind a number of things that are counted. */
const PAGES = /(?:^|[\s(])(?:pp?|pag|pagine|pages|capp?|chapters|capitoli|sections|sezioni|righe|lines)\.?[ \u00A0]$/iu;
const COUNTED = /^(?:%|[ \u00A0](?:%|[KMGTP]?i?B|ms|[kMGT]?Hz|[kM]?W|°C)(?![\p{L}\p{N}]))/u;

/**
 * Two whole numbers, the smaller first, and nothing joined to them: no date, version, model, telephone number or score.
 * A name in capitals before them makes a standard of them (“IEEE 754-2019”).
 */
export const RANGES: Rule = [
  /(?<![\p{L}\p{N}.,:;/\\_+=#@–—-])([1-9]\d{0,3})-([1-9]\d{0,3})(?![\p{L}\p{N}/\\_+=#@–—-]|[.,:]\d)/gu,
  ({ 0: written, 1: from = "", 2: to = "", index }, text) => {
    const before = text.slice(Math.max(0, index - 12), index);
    const behind = text.slice(index + written.length, index + written.length + 12);
    if (Number(from) >= Number(to) || /\p{Lu}{2,}[ \u00A0]$|^\s*[=×*/+]/u.test(before) || /^\s*[=×*/+]/u.test(behind))
      return undefined;
    const isSafe = PAGES.test(before) || COUNTED.test(behind);
    return write("ranges-dashed", `“${written}” is a range, if no name or score`, `${from}–${to}`, isSafe);
  },
];

/** Several groups of three digits with the mark of another language; four numbers with full stops are an address (IPv4). */
export const thousands = (wrong: string, right: string): Rule => [
  new RegExp(`(?<![\\p{L}\\p{N}.,])\\d{1,3}(?:[${wrong}]\\d{3}){2,}(?![\\p{L}\\p{N}]|[.,]\\d)`, "gu"),
  ({ 0: written }) => {
    const groups = written.split(wrong);
    if (groups.length === 4 && wrong === "." && groups.every((group) => Number(group) < 256)) return undefined;
    const mended = groups.join(right);
    return write("decimal-mark-local", `“${written}” has the mark for thousands of another language`, mended, false);
  },
];

/** A decimal with the mark of another language. Groups of three digits may be thousands. */
export const decimals = (wrong: string, right: string): Rule => [
  new RegExp(`(?<![\\p{L}\\p{N}.,])(\\d{1,4})[${wrong}](\\d{1,2}|\\d{4,6})${MEASURE}`, "gu"),
  ({ 1: whole = "", 2: part = "" }): Omit<Slip, "start" | "end"> =>
    write(
      "decimal-mark-local",
      `“${whole}${wrong}${part}” has the decimal mark of another language`,
      `${whole}${right}${part}`,
      false,
    ),
];
