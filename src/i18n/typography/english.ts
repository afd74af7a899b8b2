/** English: contractions and possessives. */
import { INNER_APOSTROPHE, MARKS, YEAR_APOSTROPHE } from "./marks.ts";
import { decimals, RANGES, thousands } from "./numbers.ts";
import { type Rule, remembered, write } from "./slip.ts";
import { SPACES, UNITS } from "./spaces.ts";

/** Whether a single mark opens a quotation somewhere, which the mark behind a word may close. */
const quotes = remembered(/‘|(?<![\p{L}\p{N}])'/u);

const APOSTROPHES: readonly Rule[] = [
  // don' t, Google 's
  [
    /(?<=[nN])['’] +t(?![\p{L}\p{N}'’-])|(?<=\p{L})['’] +(?:s|re|ve|ll)(?![\p{L}\p{N}'’-])|(?<=\p{L}) +['’](?:s|re|ve|ll)(?![\p{L}\p{N}'’-])/gu,
    ({ 0: written }) =>
      write("apostrophes-curved", "no space stands at the apostrophe", `’${written.replaceAll(/['’ ]/gu, "")}`),
  ],
  // rock 'n' roll
  [/(?<=\s)'n'(?=\s)/gu, () => write("apostrophes-curved", "the apostrophes are straight", "’n’")],
  // the users' time
  [/(?<=s)'(?=\s+\p{L})/gu, (_, text) => write("apostrophes-curved", "the apostrophe is straight", "’", !quotes(text))],
];

export const ENGLISH: readonly Rule[] = [
  ...APOSTROPHES,
  INNER_APOSTROPHE,
  YEAR_APOSTROPHE,
  ...MARKS,
  ...SPACES,
  ...UNITS,
  RANGES,
  decimals(",", "."),
  thousands(".", ","),
];
