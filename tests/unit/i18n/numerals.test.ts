/** Numbers as the writers of every language write them are read as the same values. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNumber, shifted } from "../../../src/i18n/numerals.ts";

const LOCALES = ["en", "it", "ar", "ar-EG", "de-CH", "fr", "es", "pl", "en-IN", "fa", "bn", "en-ZA", "mr", "it-CH"];

test.each(LOCALES)("what Intl writes in %s is read back", (locale) => {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const grouped = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: "always" });
  const value = fc.tuple(fc.nat(2 ** 40), fc.nat(999_999)).map(([whole, part]) => Number(`${whole}.${part}`));
  fc.assert(
    fc.property(value, (number) => {
      expect(Number(readNumber(plain.format(number), locale))).toBe(Number(number.toFixed(6)));
      expect(Number(readNumber(grouped.format(number), locale))).toBe(Number(number.toFixed(6)));
    }),
  );
});

test.each([
  ["1,024.5", "en", "1024.5"],
  ["1.024,5", "it", "1024.5"],
  ["1024,5", "it", "1024.5"],
  ["١٬٠٢٤٫٥", "ar", "1024.5"],
  ["١٬٠٢٤٫٥", "en", "1024.5"],
  ["1’024.5", "de-CH", "1024.5"],
  ["1\u202F024,5", "fr", "1024.5"],
  ["12,34,567", "en-IN", "1234567"],
  ["1.024", "en", "1.024"],
  ["1.024", "it", "1024"],
  ["1,024", "it", "1.024"],
  ["2026", "en", "2026"],
  ["007", "en", "7"],
  ["1.50", "en", "1.5"],
  ["0.0", "en", "0"],
])("“%s” in %s is %s", (written, locale, value) => {
  expect(readNumber(written, locale)).toBe(value);
});

test.each([
  ["a version", "2.7", "2.7"],
  ["a small number in another convention", "0.100", "0.1"],
  ["a longer version", "2.7.1", "2.7.1"],
  ["a date", "9.4.2026", "9.4.2026"],
  ["groups that are none", "10.15.123", "10.15.123"],
  ["an exponent", "2,5e-3", "2.5e-3"],
  ["an exponent with a sign", "2,5E+17", "2.5e17"],
])("%s is read as it stands where it is no number of the locale", (_, written, value) => {
  expect(readNumber(written, "it")).toBe(value);
});

test("a scale moves the decimal mark", () => {
  expect(shifted("2.5", 6)).toBe("2500000");
  expect(shifted("2.12345678", 6)).toBe("2123456.78");
  expect(shifted("206", 9)).toBe("206000000000");
  expect(shifted("0", 9)).toBe("0");
  expect(shifted("2.7.1", 3)).toBe("2.7.1");
  expect(shifted("1e5", 3)).toBe("1e5");
});
