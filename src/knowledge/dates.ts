/** What is wrong with a date that cannot be read, and the day that was meant, where that can be told. */
import { parsePartialDate } from "../citations/date.ts";

/**
 * @returns the rest of a sentence that begins with the written date
 * @param hint how dates are written in this place
 */
export function dateFault(written: string, hint: string): string {
  const impossible = /^\d{4}-(\d\d)(?:-\d\d)?$/u.exec(written);
  if (impossible) return `is no date of the calendar: ${missingPart(written)}; correct it`;
  const days = daysMeant(written);
  if (days.length === 0) return `is no date of the calendar; write it as ${hint}`;
  const which = days.length > 1 ? ", whichever day is meant" : "";
  return `is not written year-month-day; write ${days.join(" or ")}${which}`;
}

function missingPart(written: string): string {
  const month = written.slice(0, 7);
  const days = [31, 30, 29, 28].find((day) => isDay(`${month}-${day}`));
  return days === undefined ? "the months are 01 to 12" : `${month} has the days 01 to ${days}`;
}

/** The days that figures in another order, or between other signs, can stand for. */
function daysMeant(written: string): string[] {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?:T.*)?$/u.exec(written) ?? /^(\d{4})(\d\d)(\d\d)$/u.exec(written) ?? [];
  const [, first = "", second = "", last = ""] = /^(\d{1,2})\D(\d{1,2})\D(\d{4})$/u.exec(written) ?? [];
  const orders = [
    [year, month, day],
    [last, second, first],
    [last, first, second],
  ];
  const days = orders.map(([y = "", m = "", d = ""]) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  return [...new Set(days.filter(isDay))];
}

const isDay = (text: string): boolean => parsePartialDate(text)?.day !== undefined;
