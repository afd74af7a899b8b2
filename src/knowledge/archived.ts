/** What the address of an archived copy says about it. */
import { type PartialDate, parsePartialDate } from "../citations/date.ts";

/** Archives whose addresses hold the time of the copy and the address that was copied. */
const ARCHIVES =
  /^https?:\/\/(?:(?:(?:web|www|wayback)\.)?archive\.org\/(?:web|save)|(?:www\.)?archive\.(?:today|ph|is|li|vn|fo|md))\//iu;

/** What both begin the copied address with. */
const WRAPPED = /^([^/]*)\/+(https?:\/.*|[^/]+\.[^/]+(?:\/.*)?)$/iu;

/** Any archive of the kind of the Wayback Machine (pywb, OpenWayback): fourteen digits, then the whole address. */
const WAYBACK_KIND = /\/(\d{14})(?:[a-z]{2}_)?\/(https?:\/.*)$/iu;

export interface ArchivedCopy {
  /** As far as the address tells; `undefined` where it leads to whatever copy is there. */
  date: PartialDate | undefined;
  /** The address that was copied. */
  of: string;
}

/** @returns `undefined` for addresses that do not say what they are a copy of, as those of perma.cc */
export function archivedCopy(address: string): ArchivedCopy | undefined {
  const rest = address.replace(ARCHIVES, "");
  if (rest === address) {
    const [, time = "", of] = WAYBACK_KIND.exec(address) ?? [];
    return of === undefined ? undefined : { date: dateOf(time), of };
  }
  if (/^https?:\//iu.test(rest)) return { date: undefined, of: rest };
  const [, time = "", of] = WRAPPED.exec(rest) ?? [];
  return of === undefined ? undefined : { date: dateOf(time), of };
}

/** Whether an address is one of a known archive; such an address is as it was made. */
export const isOfArchive = (address: string): boolean => ARCHIVES.test(address) || WAYBACK_KIND.test(address);

/** "20260301120000", "20260301120000if_" and, at archive.today, "2026.03.01-120000". */
function dateOf(time: string): PartialDate | undefined {
  const digits = /^(\d{4,14})(?:[a-z]{2}_)?$/u.exec(time.replaceAll(/[.-]/gu, ""))?.[1];
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/u.exec(digits ?? "") ?? [];
  return parsePartialDate([year, month, day].filter((part) => part !== undefined).join("-"));
}
