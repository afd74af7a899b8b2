import { expect, it } from "vitest";
import { dateFault } from "../../../src/knowledge/dates.ts";

it.each([
  ["2026-02-31", "is no date of the calendar: 2026-02 has the days 01 to 28; correct it"],
  ["2024-02-30", "is no date of the calendar: 2024-02 has the days 01 to 29; correct it"],
  ["2026-13-01", "is no date of the calendar: the months are 01 to 12; correct it"],
  ["22/11/2026", "is not written year-month-day; write 2026-11-22"],
  ["11/22/2026", "is not written year-month-day; write 2026-11-22"],
  ["5.6.2026", "is not written year-month-day; write 2026-06-05 or 2026-05-06, whichever day is meant"],
  ["5/5/2026", "is not written year-month-day; write 2026-05-05"],
  ["2026-2-8", "is not written year-month-day; write 2026-02-08"],
  ["2026–11–22", "is not written year-month-day; write 2026-11-22"],
  ["20261122", "is not written year-month-day; write 2026-11-22"],
  ["2026-02-08T10:00:00Z", "is not written year-month-day; write 2026-02-08"],
  ["31/02/2026", "is no date of the calendar; write it as the form"],
  ["today", "is no date of the calendar; write it as the form"],
])("tells of %s which day was meant", (written, fault) => {
  expect(dateFault(written, "the form")).toBe(fault);
});
