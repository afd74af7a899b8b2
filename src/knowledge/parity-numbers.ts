/** Whether the variants of a text state the same numbers with the same units, section by section, however each writes them. */

import { numberWords } from "../i18n/number-words.ts";
import { readNumber, shifted } from "../i18n/numerals.ts";
import type { Quantity } from "../markdown/analysis.ts";
import { type Comparison, declaredIn, matched, shownPlace } from "./parity-comparison.ts";
import type { Part, Twin } from "./parity-parts.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

/** A quantity that has been read. */
interface Stated {
  quantity: Quantity;
  value: string;
  place: Place;
}

/** One that the same part of the other text lacks. */
interface Lack extends Stated {
  own: Part;
  other: Part;
}

/** One problem for each difference: another number or unit, one that was moved, one that the other text lacks. */
export function numberDifferences(comparison: Comparison): Problem[] {
  const { twin, original, allowed, pairs } = comparison;
  const reading = readingOf(twin, original, comparison);
  const isFree = ({ quantity: { written, digits } }: Stated): boolean => !allowed.allows(written, digits);
  const added = pairs.flatMap((pair) => lacking(pair.twin, pair.original, reading)).filter(isFree);
  const lost = pairs.flatMap((pair) => lacking(pair.original, pair.twin, reading)).filter(isFree);
  const moved = matched({ ones: added, others: lost }, nameOf);
  const ofUnit = matched(moved, ({ own, value }) => `${own.name} ${value}`);
  const ofValue = matched(ofUnit, ({ own, quantity }) => `${own.name} ${kindOf(quantity)}`);
  const complain = ({ place }: Stated, message: string): Problem => problemAt(place, "twins-same-numbers", message);
  const way = declaredIn(twin);
  return [
    ...moved.pairs.map(([one, other]) => complain(one, movedMessage(one, other))),
    ...[...ofUnit.pairs, ...ofValue.pairs].map(([one, other]) => complain(one, changedMessage(one, other, way))),
    ...ofValue.ones.map((one) => complain(one, lackMessage(one, original.file, way))),
    ...ofValue.others.map((one) => complain(one, lackMessage(one, twin.file, way))),
  ];
}

/** How the quantities of two texts are read, so that they can be compared. */
interface Reading {
  /** The value of one of a part. */
  valueOf(quantity: Quantity, part: Part): string;
  /** Whether the words for numbers and units are known in both languages. */
  hasWords: boolean;
}

function readingOf(twin: Twin, original: Twin, { formatOf }: Comparison): Reading {
  const hasWords = [twin, original].every(({ locale }) => numberWords(locale) !== undefined);
  const formats = new Map([twin, original].map(({ file, locale }) => [file, formatOf(locale)]));
  return {
    hasWords,
    // In a language whose words are not known, what stands behind a number may be such a word.
    valueOf: ({ digits, power, isLoose, written }, { place }) => {
      const isWord = isLoose && !/\p{Nd}/u.test(written);
      const value = isWord ? digits : readNumber(digits, formats.get(place.file) ?? "");
      return shifted(value, hasWords ? power : 0);
    },
  };
}

/** Those of a part that nothing in the other corresponds to, each once. */
function lacking(own: Part, other: Part, reading: Reading): Lack[] {
  const theirs = Map.groupBy(other.quantities, (one) => reading.valueOf(one, other));
  const lacks = own.quantities.flatMap((quantity): Lack[] => {
    const value = reading.valueOf(quantity, own);
    if (quantity.isLoose || (!reading.hasWords && maySpell(quantity, value))) return [];
    const isThere = theirs.get(value)?.some((one) => agree(quantity, one, reading)) ?? false;
    const place = { file: own.place.file, line: quantity.line, column: quantity.column };
    return isThere ? [] : [{ quantity, value, place, own, other }];
  });
  return [...Map.groupBy(lacks, nameOf).values()].flatMap((same) => same.slice(0, 1));
}

/** Small whole numbers are often spelt out; languages do so up to ten or twelve. */
const SPELT = 12;

const maySpell = ({ unit }: Quantity, value: string): boolean => unit === "" && Number(value) <= SPELT;

/** Units agree also where a neighbour lends one. Words for units are not known in every language. */
function agree(one: Quantity, other: Quantity, { hasWords }: Reading): boolean {
  if (one.unit === other.unit) return true;
  const [plain, measured] = one.unit === "" ? [one, other] : [other, one];
  return plain.unit === "" && (plain.shared === measured.unit || !hasWords);
}

const nameOf = ({ value, quantity }: Lack): string => `${value} ${quantity.unit}`;

/** Of two numbers without a unit one stands for the other only where they have as many digits, as years do. */
const kindOf = (quantity: Quantity): string => quantity.unit || String(digitsOf(quantity));

const digitsOf = ({ digits }: Quantity): number => digits.match(/\p{Nd}/gu)?.length ?? 0;

const movedMessage = ({ quantity }: Lack, { place, other }: Lack): string =>
  `“${quantity.written}” stands at ${shownPlace(place)} in another section, that which begins here at ${shownPlace(other.place)}; state it in the same section of both.`;

const changedMessage = ({ quantity }: Lack, other: Lack, way: string): string =>
  `“${quantity.written}” stands here, and “${other.quantity.written}” at ${shownPlace(other.place)}; state the same in both, or ${way}.`;

const lackMessage = ({ quantity, other }: Lack, file: string, way: string): string =>
  `${file} does not state “${quantity.written}” in the same section, at ${shownPlace(other.place)}; state it there too, or not here, or ${way}.`;
