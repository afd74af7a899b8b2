/** Dashes, ellipses and apostrophes that English and Italian write alike. */
import { OPAQUE, type Rule, remembered, write } from "./slip.ts";

/** The spaces that a dash at a place of a text has to bring with it. */
const spaced = (text: string, start: number, end: number): string =>
  `${/\s/u.test(text.charAt(start - 1)) ? "" : " "}–${/\s/u.test(text.charAt(end)) ? "" : " "}`;

/**
 * A sentence has one kind of dash, “–” between spaces. Between words “-”, “--” and “---” stand for it; before a word they
 * may begin an option of a command, and “—” at the beginning stands before a name or what somebody says.
 */
const DASHES: readonly Rule[] = [
  [/(?<=[^\s-]\s)-{2,3}(?=\s+[^\s-])/gu, () => write("dashes-typographic", "two or three hyphens are no dash", "–")],
  [/(?<=\d)--(?=\d)/gu, () => write("dashes-typographic", "two hyphens are no dash", "–")],
  [/(?<=\p{L})---(?=\p{L})/gu, () => write("dashes-typographic", "three hyphens are no dash", " – ")],
  [
    /-(?=\s[(“«‘]?(?:\p{L}{2}|[aeioè]\s))(?<=(?:\p{L}{2}|\p{L}\d)[,.;:!?)”»’%]?\s-)/gu,
    () => write("dashes-typographic", "a hyphen between spaces is no dash", "–"),
  ],
  [/(?<=\d)—(?=\d)/gu, () => write("dashes-typographic", "a range has the shorter dash", "–")],
  [
    new RegExp(`—(?=\\s?[\\p{L}\\p{N}(“«‘${OPAQUE}])(?<=[\\p{L}\\p{M}\\p{N}.,;:!?%)”»’${OPAQUE}]\\s?—)`, "gu"),
    ({ index }, text) =>
      write(
        "dashes-typographic",
        "the dash of a sentence is the shorter one, between spaces",
        spaced(text, index, index + 1),
      ),
  ],
];

/** Not in paths (“./...”), and not where code leaves its arguments out (“f(...)”). */
const ELLIPSIS: Rule = [
  /(?<![./\\])(?<!\w\()\.{3}(?![.\w/])/gu,
  () => write("ellipsis-one-character", "three full stops are no ellipsis", "…"),
];

export const MARKS: readonly Rule[] = [...DASHES, ELLIPSIS];

const curved = (reason: string, isSafe = true) => write("apostrophes-curved", reason, "’", isSafe);

/** Inside of a word, also of one that goes on in code or in quotation marks. */
export const INNER_APOSTROPHE: Rule = [
  new RegExp(`(?<=\\p{L})'(?=[\\p{L}\\p{N}${OPAQUE}“«‘"])|(?<=[\\p{N}${OPAQUE}”»)])'(?=s(?![\\p{L}\\p{N}'’]))`, "gu"),
  () => curved("the apostrophe is straight"),
];

/** Whether a single mark may close a quotation somewhere. */
const closes = remembered(/\S'(?![\p{L}\p{N}])/u);

/** “'80”, “'90s”: a number that has lost its first digits, where no quotation begins there. */
export const YEAR_APOSTROPHE: Rule = [
  /(?<![\p{L}\p{N}\p{P}])'(?=\d\ds?(?![\p{L}\p{N}'’]))/gu,
  (_, text) => curved("the apostrophe is straight", !closes(text)),
];
