/** Spaces: none doubled, none before a mark that closes or behind one that opens. */
import { OPAQUE, type Rule, remembered, type Slip, write } from "./slip.ts";

const NO_BREAK = "\u00A0";

/** Of every language. Between lines and at their ends a space shows nowhere. */
export const SINGLE: Rule = [
  /(?<=\S) {2,}(?=\S)/gu,
  () => ({ rule: "spaces-even", message: "two spaces or more stand in a row; write one.", fix: " " }),
];

/**
 * Before the marks of English and Italian. What follows must be an end, so that “.NET” and “:-)” are none; nor are “;)”
 * and the dots of what is left out, which may stand apart. A figure
 * before “.” or “)” would begin a list, and “]” before “:” a definition, once the space is gone.
 */
const BEFORE_MARK: Rule = [
  new RegExp(
    ` +(?:(?!\\.{2}|[:;]\\))(?=[.,;:!?]+(?:[\\s”»)]|$))(?<=[\\p{L}\\p{M}%”»’)${OPAQUE}] +)|(?=[,;](?:[\\s”»)]|$))(?<=\\p{N} +)|(?=\\))(?<=[\\p{L}\\p{M}.,!?…”»’${OPAQUE}] +))`,
    "gu",
  ),
  (match, text) => {
    const mark = text[match.index + match[0].length] ?? "";
    return { rule: "spaces-even", message: `no space stands before “${mark}”; take it away.`, fix: "" };
  },
];

const inSquares = remembered(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u);

/** “（” and its kin come from keyboards and translations of languages that write in squares. */
const FULL_WIDTH: Rule = [
  /[（），：；！？％]/gu,
  ({ 0: wide, index }, text) => {
    // Beside the words of such a language they are right.
    if (inSquares(text)) return undefined;
    const mark = String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0);
    const [before = "", after = ""] = [text[index - 1], text[index + 1]];
    const isWord = /[\p{L}\p{N}]/u;
    const left = mark === "(" && isWord.test(before) ? " " : "";
    const right = mark !== "(" && mark !== "%" && isWord.test(after) ? " " : "";
    const message = `“${wide}” is a full-width character; write “${mark}”.`;
    return { rule: "marks-half-width", message, fix: `${left}${mark}${right}` };
  },
];

/** Of the languages that this folder has rules for. */
export const SPACES: readonly Rule[] = [BEFORE_MARK, FULL_WIDTH];

/** A space, or a line that the author ended: in the page both may end one. */
const BREAKABLE = "(?: |[ \\t]*\\r?\\n[ \\t]*)";

/** No part of a name: “bfloat16 FLOPs” are FLOPs in a format. */
const NUMBER = "(?<![\\p{L}\\p{N}_.,])\\d(?:[\\d.,]*\\d)?(?:e\\d+)?";

/** Letter case counts: “mb” and “Ms” are other units, or none. */
const UNIT =
  "(?:[KMGTP]?i?B|[kMGT]?bit|[KMGTP]?FLOP[Ss]?|[KMGTP]?OP[Ss]|[kMGT]?Hz|[kM]?W|[µμn]?s|ms|°[CF]|[kmcµμn]m|kg)(?:/s)?(?![\\p{L}\\p{N}'’])";

/** Those that are never the end of a name or the beginning of a word. */
const PLAIN_UNIT = "(?:[KMGTP]i?B|[kMGT]Hz|[KMGTP]FLOP[Ss]|ms|°[CF])(?:/s)?(?![\\p{L}\\p{N}_'’-])";

const bound = (message: string): Omit<Slip, "start" | "end"> => ({ rule: "units-bound", message, fix: NO_BREAK });

/** Bound to its number a unit begins no line; nor does a product end one with “×”. */
export const UNITS: readonly Rule[] = [
  [
    new RegExp(`${BREAKABLE}(?=${UNIT})(?<=${NUMBER}${BREAKABLE})`, "gu"),
    ({ 0: space, index }, text) => {
      const unit = /^\S+?(?=[\s.,;:!?)]|$)/u.exec(text.slice(index + space.length))?.[0] ?? "";
      return bound(`a line could break before the unit “${unit}”; write a no-break space (U+00A0).`);
    },
  ],
  [
    new RegExp(`(?<=\\d)${BREAKABLE}(?=×)`, "gu"),
    () => bound("a line could begin with “×”; write a no-break space (U+00A0) before it."),
  ],
  [
    new RegExp(`(?<=\\d[ \u00A0]?×)${BREAKABLE}(?=\\d)`, "gu"),
    () => bound("a line could end with “×”; write a no-break space (U+00A0) behind it."),
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}.,_/@#=-])(\\d+(?:[.,]\\d+)*)(${PLAIN_UNIT})`, "gu"),
    ({ 0: written, 1: number, 2: unit }) =>
      write(
        "units-bound",
        `“${written}” has no space before its unit, if it is no name`,
        `${number}${NO_BREAK}${unit}`,
        false,
      ),
  ],
  [
    /(?<=\d)[ \u00A0\u202F]+%(?![\p{L}\p{N}])/gu,
    () => write("spaces-even", "“%” stands at its number, without a space", "%"),
  ],
];
