/** Which sources a run checks, and in what order. */
import type { Reference } from "../citations/record.ts";
import { isDead, type SourceStatus, type SourceStatuses } from "../knowledge/source-status.ts";
import { DAY } from "./clock.ts";
import { isAbout } from "./outcome.ts";

export interface Choice {
  /** Only these keys; all where there are none. */
  only: readonly string[];
  /** Days: those checked within them are left out, unless they have just begun to fail. */
  olderThan: number | undefined;
  /** At most as many. */
  limit: number | undefined;
}

/**
 * Those that were never checked first, then those whose check is oldest. An address that others have taken over is not
 * checked, because nothing there is about the source.
 * @param now milliseconds since 1970
 */
export function dueSources(
  references: ReadonlyMap<string, Reference>,
  statuses: SourceStatuses,
  { only, olderThan, limit }: Choice,
  now: number,
): Reference[] {
  const age = (reference: Reference): number => ageOf(statuses.get(reference.key), reference, now);
  const isDue = (reference: Reference): boolean =>
    olderThan === undefined || age(reference) >= (isFailing(statuses.get(reference.key)) ? 1 : olderThan);
  return [...references.values()]
    .filter(({ key }) => only.length === 0 || only.includes(key))
    .filter(({ status, key }) => status !== "usurped" || only.includes(key))
    .filter(isDue)
    .toSorted((a, b) => age(b) - age(a) || (a.key < b.key ? -1 : 1))
    .slice(0, limit);
}

/** Days since the last check; infinite where there was none of this address. */
export function ageOf(status: SourceStatus | undefined, { url }: Reference, now: number): number {
  if (!isAbout(status, url)) return Number.MAX_SAFE_INTEGER;
  return Math.floor((now - Date.parse(status.checked)) / DAY);
}

/** Whether another day is to tell if it is dead. */
const isFailing = (status: SourceStatus | undefined): boolean =>
  status !== undefined && status.failures.length > 0 && !isDead(status);
