import { expect, test } from "vitest";
import { isFuture, today } from "../../../src/knowledge/clock.ts";

const now = { year: 2026, month: 12, day: 31 };

test("today is the day of the environment, else that of the clock in UTC", () => {
  expect(today({ KB_TODAY: "2020-02-29" })).toEqual({ year: 2020, month: 2, day: 29 });
  expect(today({}, new Date("2031-05-06T23:59:59-10:00"))).toEqual({ year: 2031, month: 5, day: 7 });
});

test("a clock that was never set is not believed", () => {
  expect(today({}, new Date(0)).year).toBe(2026);
});

test.each(["2026", "2026-02-30", "today"])("%j is no day", (KB_TODAY) => {
  expect(() => today({ KB_TODAY })).toThrow("KB_TODAY must be a day");
});

test.each([
  [{ year: 2027, month: 1, day: 1 }, false],
  [{ year: 2027, month: 1, day: 2 }, true],
  [{ year: 2027, month: 1 }, false],
  [{ year: 2027, month: 2 }, true],
  [{ year: 2027 }, false],
  [{ year: 2028 }, true],
  [now, false],
])("with tomorrow's day begun somewhere, %j is to come: %s", (date, expected) => {
  expect(isFuture(date, now)).toBe(expected);
});
