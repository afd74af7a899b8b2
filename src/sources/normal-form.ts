/**
 * The form in which a page and a quotation of it are compared: the same words, however they are spaced, marked up,
 * quoted or broken. Letters, figures and the marks that change a meaning stay.
 */

/** Soft hyphens, zero-width characters and marks of direction: not to be seen, and put in by typesetters. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]|\u034f/gu;

/** An apostrophe inside a word tells "we're" from "were". */
const APOSTROPHE = /(?<=\p{L})['‘’‛ʼ`´＇](?=\p{L})/gu;

/** Hyphens, dashes and the minus sign; pages write one for the other, and two or three for a long one. */
const DASHES = /[-‐‑‒–—―−﹘﹣－]+/gu;

/**
 * What pages write in other ways or leave to a style sheet: quotation marks, brackets, and marks that are formatting in
 * Markdown and text elsewhere.
 */
const MARKS = /["'“”„‟«»‹›‘’‚‛`´″＂＇「」『』[\]*_|\\]+/gu;

/** Full-width letters, ligatures, superscripts and spaces of every width are their plain selves (NFKC). */
export function normalForm(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(INVISIBLE, "")
    .replaceAll(APOSTROPHE, "\u0001")
    .replaceAll(MARKS, " ")
    .replaceAll("\u0001", "'")
    .normalize("NFKC")
    .replaceAll(DASHES, "-")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
