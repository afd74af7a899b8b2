/** International Standard Book Numbers (ISO 2108): ten or thirteen digits, of which the last one checks the others. */

/** What stands in front of the number on many pages: "ISBN", "ISBN-13:". */
const PREFIX = /^ISBN(?:[- ]?1[03])?\s*:?\s*/iu;

/** The number as it is written, its hyphens or spaces kept, without the word in front and with plain hyphens. */
export const plainIsbn = (written: string): string =>
  written
    .trim()
    .replace(PREFIX, "")
    .replaceAll(/[\u2010-\u2015\u2212]/gu, "-");

/** Tells what is wrong with a plain ISBN, or `undefined` when its check digit fits. */
export function isbnFault(isbn: string): string | undefined {
  if (!/^[\dX]+(?:[ -][\dX]+)*$/iu.test(isbn))
    return `“${isbn}” is more or less than one ISBN, as in 978-0-306-40615-7`;
  const digits = digitsOf(isbn);
  if (!/^(?:\d{9}[\dX]|\d{13})$/u.test(digits))
    return `“${isbn}” has ${digits.length} digits; an ISBN has 13, or 10 of which only the last can be an X`;
  if (digits.length === 13 && !/^97[89]/u.test(digits))
    return `“${isbn}” is no ISBN: those of 13 digits begin with 978 or 979`;
  const check = checkDigit(digits.slice(0, -1));
  if (check === digits.at(-1)) return undefined;
  return `“${isbn}” has a wrong digit: by the others the last one would be ${check}; compare it with the book`;
}

/** The same number for every way of writing it: thirteen digits, as those of ten are part of them. */
export function isbn13(isbn: string): string {
  const digits = digitsOf(isbn);
  const first = `978${digits.slice(0, -1)}`;
  return digits.length === 10 ? `${first}${checkDigit(first)}` : digits;
}

/** @param digits the nine or twelve in front of it */
export function checkDigit(digits: string): string {
  const isLong = digits.length === 12;
  const weigh = (index: number): number => (isLong ? (index % 2 === 0 ? 1 : 3) : 10 - index);
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * weigh(index), 0);
  const modulus = isLong ? 10 : 11;
  const check = (modulus - (sum % modulus)) % modulus;
  return check === 10 ? "X" : String(check);
}

const digitsOf = (isbn: string): string => isbn.replaceAll(/[ -]/gu, "").toUpperCase();
