import { expect, test } from "vitest";
import { dateContext, formatDate, formatListParts, isoDate, languageName } from "../../../src/i18n/format.ts";

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
