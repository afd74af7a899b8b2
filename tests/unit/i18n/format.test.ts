import { expect, test } from "vitest";
import {
  dateContext,
  formatDate,
  formatListParts,
  formatNumber,
  formatShare,
  isoDate,
  languageName,
  withTerritory,
} from "../../../src/i18n/format.ts";

test.each([
  [{ year: 2026, month: 4, day: 9 }, "9 April 2026", "9 aprile 2026", "2026-04-09", "day9"],
  [{ year: 2017, month: 6 }, "June 2017", "giugno 2017", "2017-06", "month"],
  [{ year: 2017 }, "2017", "2017", "2017", "year"],
  [{ year: 99, month: 1, day: 1 }, "1 January 99", "1 gennaio 99", "0099-01-01", "day1"],
])("%j is written as far as it is known", (date, english, italian, iso, context) => {
  expect([formatDate(date, "en-GB"), formatDate(date, "it"), isoDate(date), dateContext(date)]).toEqual([
    english,
    italian,
    iso,
    context,
  ]);
});

test("the day is the same in every time zone", () => {
  const zone = process.env.TZ;
  for (const TZ of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    process.env.TZ = TZ;
    expect(formatDate({ year: 2026, month: 1, day: 1 }, "en-GB")).toBe("1 January 2026");
  }
  process.env.TZ = zone;
});

test("lists and languages are those of the locale", () => {
  const list = (items: string[], locale: string): string =>
    formatListParts(items, locale)
      .map(({ value }) => value)
      .join("");
  expect(list(["A", "B", "C"], "en-GB")).toBe("A, B and C");
  expect(list(["A", "B", "altri"], "it")).toBe("A, B e altri");
  expect([languageName("en", "it"), languageName("it", "en")]).toEqual(["inglese", "Italian"]);
});

test("numbers keep their digits, however small, and zero has no sign", () => {
  expect([1234.5, 1e-15, 0.1, -0].map((value) => formatNumber(value, "en"))).toEqual([
    "1,234.5",
    "0.000000000000001",
    "0.1",
    "0",
  ]);
});

test("a share has three digits, and only the whole is 100%", () => {
  expect([0.0977, 0.09765625, 0.9986, 0.99986, 1].map((share) => formatShare(share, "en"))).toEqual([
    "9.77%",
    "9.77%",
    "99.9%",
    "99.9%",
    "100%",
  ]);
});

test("a locale has the territory that it names, or its usual one", () => {
  expect(["it", "pt-BR", "zh-Hant", "it"].map(withTerritory)).toEqual(["it_IT", "pt_BR", "zh_TW", "it_IT"]);
});
