import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDates, type PartialDate, parsePartialDate } from "../../../src/citations/date.ts";

test.each([
  ["2017", { year: 2017 }],
  ["2017-06", { year: 2017, month: 6 }],
  ["2024-02-29", { year: 2024, month: 2, day: 29 }],
  ["0099-12-31", { year: 99, month: 12, day: 31 }],
])("%j is a date", (text, date) => {
  expect(parsePartialDate(text)).toStrictEqual(date);
});

test.each([
  "",
  "17",
  "2026-02-31",
  "2023-02-29",
  "1900-02-29",
  "2026-13",
  "2026-00",
  "2026-04-00",
  "2026-4-9",
  "22/11/2026",
  "2026-11-22T00:00",
  " 2026",
])("%j is none", (text) => {
  expect(parsePartialDate(text)).toBeUndefined();
});

test("every day of the calendar is accepted, as it is written", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }), (date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split("-").map(Number);
      expect(parsePartialDate(date.toISOString().slice(0, 10))).toStrictEqual({ year, month, day });
    }),
  );
});

test.each([
  ["2017", "2017-06-14", 0],
  ["2017-06", "2017-06-14", 0],
  ["2017-06-14", "2017-06-14", 0],
  ["2017-05", "2017-06-14", -1],
  ["2018", "2017-06-14", 1],
  ["2017-06-15", "2017-06-14", 1],
  ["2018-01-01", "2017-06-14", 1],
  ["2017-07-01", "2017-06-14", 1],
])("%s compared with %s as far as both go is %i", (a, b, sign) => {
  const dates = [a, b].map((text) => parsePartialDate(text) ?? expect.fail(text));
  expect(Math.sign(compareDates(dates[0] as PartialDate, dates[1] as PartialDate))).toBe(sign);
  expect(Math.sign(compareDates(dates[1] as PartialDate, dates[0] as PartialDate))).toBe(sign === 0 ? 0 : -sign);
});
