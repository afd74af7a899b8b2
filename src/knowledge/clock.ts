/** What day it is, for rules about dates: nothing else in the engine asks. */
import { compareDates, type PartialDate, parsePartialDate } from "../citations/date.ts";

/** A clock that is behind this day, on which the rules were written, is wrong (so systemd takes its own TIME_EPOCH). */
const EPOCH: PartialDate = { year: 2026, month: 11, day: 23 };

/**
 * Today in UTC, or the day of `KB_TODAY`, by which the same input always gets the same answer.
 * @param environment names and values as in `process.env`
 */
export function today(
  { KB_TODAY }: Record<string, string | undefined> = process.env,
  clock: Date = new Date(),
): PartialDate {
  if (!KB_TODAY) return compareDates(dayOf(clock), EPOCH) < 0 ? EPOCH : dayOf(clock);
  const day = parsePartialDate(KB_TODAY);
  if (day?.day === undefined) throw new Error(`KB_TODAY must be a day, as in 2026-11-22, not “${KB_TODAY}”.`);
  return day;
}

/** Whether a date is still to come everywhere on Earth: where the day begins first, it is tomorrow in UTC. */
export function isFuture(date: PartialDate, now: PartialDate = today()): boolean {
  const { year, month = 1, day = 1 } = now;
  return compareDates(date, dayOf(new Date(new Date(0).setUTCFullYear(year, month - 1, day + 1)))) > 0;
}

const dayOf = (date: Date): PartialDate => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});
