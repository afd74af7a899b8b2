/** Reads numbers as the writers of a language write them: its digits, its decimal mark, what parts its groups. */

interface Marks {
  decimal: string;
  group: string;
  /** A number with "_" between its groups, and whatever mark before its decimals. No such number begins with 0. */
  grouped: RegExp;
}

const known = new Map<string, Marks>();

/** Asked of `Intl` once a locale. */
function marksOf(format: string): Marks {
  const marks = known.get(format) ?? askedMarks(format);
  known.set(format, marks);
  return marks;
}

function askedMarks(format: string): Marks {
  const parts = new Intl.NumberFormat(format, { useGrouping: "always" }).formatToParts(1234567.5);
  const mark = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  const isPaired = parts.find(({ type }) => type === "integer")?.value.length === 2;
  return { decimal: mark("decimal"), group: mark("group"), grouped: isPaired ? IN_PAIRS : IN_THREES };
}

const IN_THREES = /^[1-9]\d{0,2}(?:_\d{3})+(?:[^\d_]\d+)?$/u;
/** As in India: 12,34,567. */
const IN_PAIRS = /^[1-9]\d{0,2}(?:_\d{2})*_\d{3}(?:[^\d_]\d+)?$/u;

/** Signs that part groups in every language: no-break and thin spaces (ISO 80000-1), and the apostrophe of the Swiss. */
const GROUPS = "\u00A0\u202F\u2009’'";

/**
 * The value of a number as a plain decimal, "1024.5", whatever its digits and marks. The locale decides what "1.024" is;
 * what it cannot be in the locale is read as it stands: "2.7" is a version in every language.
 * @param written digits of any script, with marks between them, with an exponent or without one
 * @param format locale by which `Intl` writes numbers
 * @returns the digits with full stops between them for what is no number, such as "2.7.1"
 */
export function readNumber(written: string, format: string): string {
  // Most are no longer than a year, and mean the same everywhere.
  if (/^\d+$/u.test(written)) return decimalOf(written);
  const marks = marksOf(format);
  const [mantissa = "", exponent] = inAscii(written).split(/e/iu);
  // The Arabic marks mean one thing in all locales.
  const plain = mantissa.replaceAll("٬", "").replaceAll("٫", marks.decimal);
  const [whole = "", part, ...more] = withoutGroups(plain, marks).split(marks.decimal);
  const value =
    more.length === 0 && isDigits(whole) && (part === undefined || isDigits(part))
      ? decimalOf(whole, part)
      : asItStands(plain);
  return exponent === undefined ? value : `${value}e${exponent.replace(/^\+/u, "").replace("\u2212", "-")}`;
}

/** The number with its decimal mark so many places further right: 2.5 by 6 is 2500000. */
export function shifted(value: string, power: number): string {
  if (power === 0 || !/^\d+(?:\.\d+)?$/u.test(value)) return value;
  const [whole = "", part = ""] = value.split(".");
  return decimalOf(whole + part.slice(0, power).padEnd(power, "0"), part.slice(power));
}

const isDigits = (text: string): boolean => /^\d+$/u.test(text);

function withoutGroups(number: string, { group, grouped }: Marks): string {
  const sign = [group, ...GROUPS].find((one) => one !== "" && grouped.test(number.replaceAll(one, "_")));
  return sign === undefined ? number : number.replaceAll(sign, "");
}

function asItStands(text: string): string {
  const parts = text.split(/\D/u);
  return parts.length === 2 ? decimalOf(parts[0] ?? "", parts[1]) : parts.join(".");
}

/** Without zeros that change nothing. */
function decimalOf(whole: string, part = ""): string {
  const [digits, decimals] = [whole.replace(/^0+(?=\d)/u, ""), part.replace(/0+$/u, "")];
  return decimals === "" ? digits : `${digits}.${decimals}`;
}

/** Digits of every script as those of ASCII. Ten stand in a row, which begins at a multiple of 16 or 6 behind one. */
const inAscii = (text: string): string =>
  text.replaceAll(/[^\P{Nd}\d]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const row = code - (code % 16);
    const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
    return String(code - zero);
  });
