/** A day, a month or a year, as sources are dated (EDTF level 0: "2017", "2017-06", "2017-06-14"). */
export interface PartialDate {
  year: number;
  /** 1 to 12. */
  month?: number;
  /** 1 to 31, and always a day that the calendar has. */
  day?: number;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Reads a date. JavaScript's own `Date` would turn 31 February into 3 March; here it is refused.
 * @returns `undefined` when the text is not of the form or names no real month or day.
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = PARTIAL_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || month === 0 || (month ?? 1) > 12) return undefined;
  if (month === undefined) return { year };
  if (day === undefined) return { year, month };
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

/** Day 0 of the next month is the last of this one; setUTCFullYear keeps years below 100 as they are. */
function daysInMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/**
 * Orders two dates as far as both are known: "2017" and "2017-06" may be the same day.
 * @returns below 0 where `a` is before `b`, above 0 where it is after, 0 where neither is certain
 */
export function compareDates(a: PartialDate, b: PartialDate): number {
  if (a.year !== b.year || a.month === undefined || b.month === undefined) return a.year - b.year;
  if (a.month !== b.month || a.day === undefined || b.day === undefined) return a.month - b.month;
  return a.day - b.day;
}
