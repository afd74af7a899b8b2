/**
 * Numbers that state a fact, in any language: signs and symbols of units tell them, words do not. A number of steps, a
 * version and a name such as "FP8" are none.
 */

/** Not the rest of a name, of a version, or of another number. */
const START = String.raw`(?<![\p{L}\p{N}_.,@-])`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** Not a decade: ’90s. */
const DECADE = String.raw`(?!(?<=[’'])\p{Nd}0s(?![\p{L}\p{N}]))`;
/** In any script, with what parts its groups and its decimals. */
const NUMBER = String.raw`\p{Nd}+(?:[.,\u00A0\u202F\u066B\u066C]\p{Nd}+)*`;
const SPACE = String.raw`[ \u00A0\u202F]?`;

/** Symbols of units (SI brochure, 9th edition, and IEC 80000-13); those that are a letter only where no word is one. */
export const UNIT = [
  "(?:[kKMGTPEmnpµμ]|[KMGTPE]i)?(?:B|W|Wh|Hz|bit|bits|byte|bytes|FLOP[sS]?|OP[sS]?|ops|s|m|g)",
  "(?:[kKMGTPE]|[KMGTPE]i)b(?:ps)?|[kMm][VAJNL]|[kM]?Pa|°[CF]?|h|min|nits?|px",
].join("|");

const FIGURES = new RegExp(
  [
    // A price, a share, a multiple or a size, a quantity.
    String.raw`\p{Sc}${SPACE}${NUMBER}`,
    String.raw`${START}${NUMBER}${SPACE}(?:\p{Sc}|[%‰٪]|×(?:${SPACE}${NUMBER})?)`,
    `×${SPACE}${NUMBER}`,
    `${START}${DECADE}${NUMBER}${SPACE}(?:${UNIT})(?:[²³]|/(?:s|h|min|W|J))?${END}`,
    // Thousands in groups, and years.
    String.raw`${START}\p{Nd}{1,3}(?:[.,\u00A0\u202F]\p{Nd}{3})+${END}`,
    String.raw`${START}(?:1[89]|20)\p{Nd}\p{Nd}${END}`,
  ].join("|"),
  "u",
);

/** What is copied, not stated: addresses. */
const withoutAddresses = (text: string): string =>
  text.replaceAll(/\S+/gu, (word) => (word.includes("://") ? "" : word));

/**
 * The first of them in a text.
 * @param text without code
 */
export function factualNumber(text: string): string | undefined {
  return /\p{Nd}/u.test(text) ? FIGURES.exec(withoutAddresses(text))?.[0] : undefined;
}
