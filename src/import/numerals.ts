/** Numbers as pages write them: in the digits of several scripts, in full width, raised. */

/** Zeros of the scripts whose digits are read: ASCII, Arabic, Persian, Devanagari, Bengali, full width. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

/** One digit, for the inside of a character class. */
export const DIGIT = "0-9٠-٩۰-۹०-९০-৯０-９";
export const RAISED_DIGIT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param digits only digits of those scripts, or raised ones */
export const numberOf = (digits: string): number => Number([...digits].map(digitOf).join(""));

function digitOf(digit: string): number {
  const raised = RAISED_DIGIT.indexOf(digit);
  if (raised !== -1) return raised;
  const code = digit.codePointAt(0) ?? 0;
  return code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code);
}
