/** Dates, numbers, lists and names of languages, by `Intl` with an explicit locale and time zone. */
import type { PartialDate } from "../citations/date.ts";

/** "9 April 2026", "June 2017", "2017": as much as is known. */
export function formatDate(date: PartialDate, locale: string): string {
  const known = `${locale} ${date.year} ${date.month} ${date.day}`;
  const said = dates.get(known) ?? dateIn(locale, date);
  dates.set(known, said);
  return said;
}

/** There are only so many days, and pages name the same ones. */
const dates = new Map<string, string>();

function dateIn(locale: string, date: PartialDate): string {
  const parts: Intl.DateTimeFormatOptions = {
    year: "numeric",
    ...(date.month === undefined ? {} : { month: "long" }),
    ...(date.day === undefined ? {} : { day: "numeric" }),
  };
  return formatter(Intl.DateTimeFormat, locale, { ...parts, timeZone: "UTC" }).format(instant(date));
}

/**
 * How much a date says, for languages whose words around it depend on that (Italian: "del 9 aprile", "dell’8 aprile",
 * "di giugno"). Give it as i18next's `context`; a message without such a variant uses its plain form.
 */
export function dateContext({ month, day }: PartialDate): string {
  if (day !== undefined) return `day${day}`;
  return month === undefined ? "year" : "month";
}

/** A date as messages take it: their `date`, and the `context` that chooses the words around it. */
export const dated = (date: PartialDate, locale: string): { date: string; context: string } => ({
  date: formatDate(date, locale),
  context: dateContext(date),
});

/** ISO 8601, as precise as the date: for `datetime` attributes and feeds. */
export function isoDate({ year, month, day }: PartialDate): string {
  return [String(year).padStart(4, "0"), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** "A, B and C" in the words and marks of the locale, in parts: each element can be isolated from the others' direction. */
export function formatListParts(items: readonly string[], locale: string): readonly ListPart[] {
  const known = [locale, ...items].join("\n");
  const parts = lists.get(known) ?? formatter(Intl.ListFormat, locale, { type: "conjunction" }).formatToParts(items);
  lists.set(known, parts);
  return parts;
}

export interface ListPart {
  type: "element" | "literal";
  value: string;
}

/** The same few lists of authors stand on very many pages. */
const lists = new Map<string, readonly ListPart[]>();

/** A number with all of its digits, to the twentieth decimal: 1,234.5 */
export const formatNumber = (value: number, locale: string): string =>
  formatter(Intl.NumberFormat, locale, { maximumFractionDigits: 20, signDisplay: "negative" }).format(value);

/** A part of a whole, rounded to three digits, but never to the whole: 0.0977 → "9.77%", 0.9999 → "99.9%". */
export function formatShare(share: number, locale: string): string {
  const roundingMode = share > 0.999 ? "floor" : "halfExpand";
  return formatter(Intl.NumberFormat, locale, { style: "percent", maximumSignificantDigits: 3, roundingMode }).format(
    share,
  );
}

/** Name of a language in another: ("it", "en") → "Italian". */
export function languageName(tag: string, locale: string): string {
  const inLocale = `${tag} ${locale}`;
  const name = names.get(inLocale) ?? formatter(Intl.DisplayNames, locale, { type: "language" }).of(tag) ?? tag;
  names.set(inLocale, name);
  return name;
}

/** A locale with its usual territory, as Open Graph writes it: "en" → "en_US", "pt-BR" → "pt_BR". */
export function withTerritory(locale: string): string {
  const known = territories.get(locale);
  if (known !== undefined) return known;
  const { language, region } = new Intl.Locale(locale).maximize();
  territories.set(locale, `${language}_${region}`);
  return `${language}_${region}`;
}

/** Asking for them is slow, and there are few. */
const territories = new Map<string, string>();
const names = new Map<string, string>();

/** Milliseconds since 1970 of the date's first moment in UTC. */
function instant({ year, month = 1, day = 1 }: PartialDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** Making an Intl formatter is slow next to using it, and pages ask for the same few thousands of times. */
const formatters = new Map<string, unknown>();

function formatter<Formatter, Options>(
  make: new (locale: string, options: Options) => Formatter,
  locale: string,
  options: Options,
): Formatter {
  const name = `${make.name} ${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(name) as Formatter | undefined;
  const made = known ?? new make(locale, options);
  formatters.set(name, made);
  return made;
}
