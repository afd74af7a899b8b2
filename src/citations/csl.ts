/**
 * References as CSL-JSON items (CSL 1.0.2, https://github.com/citation-style-language/schema): the form that reference
 * managers exchange, and that every export is written from.
 */
import type { PartialDate } from "./date.ts";
import type { Name, Reference, Status, Type } from "./record.ts";

export interface CslName {
  family?: string;
  given?: string;
  /** Stays with the family name when only that is said: "van den". */
  "non-dropping-particle"?: string;
  literal?: string;
}

export interface CslDate {
  "date-parts": [[year: number, month?: number, day?: number]];
}

/** The fields of CSL-JSON that the records have. */
export interface CslItem {
  /** The citation key. */
  id: string;
  type: Type;
  title: string;
  "title-short"?: string;
  author?: CslName[];
  issued?: CslDate;
  accessed?: CslDate;
  "container-title"?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  page?: string;
  URL: string;
  DOI?: string;
  ISBN?: string;
  language?: string;
  archive?: string;
  archive_location?: string;
  note?: string;
}

/**
 * Stands at the end of an incomplete list of authors. CSL-JSON and RIS have no "et al."; BibTeX has exactly this word,
 * Zotero shows what it reads as a name, and so the list is nowhere taken for a complete one.
 */
export const OTHERS = "others";

/**
 * A record for other people's programs. The base's own `note` (how the record was checked) stays here; in its place goes
 * out what a reader of the export must know of the source's standing: that it is withdrawn or gone from its address, and
 * where a copy is.
 */
export function toCsl(reference: Reference): CslItem {
  const { evidence, archive } = reference;
  const accessed = reference.accessed ?? (evidence.seen === "live" ? evidence.date : undefined);
  const authors = [...reference.authors.map(toCslName), ...(reference.authorsIncomplete ? [{ literal: OTHERS }] : [])];
  return present({
    id: reference.key,
    type: reference.type,
    title: reference.title,
    "title-short": reference.titleShort,
    author: authors.length > 0 ? authors : undefined,
    issued: reference.issued && toCslDate(reference.issued),
    accessed: accessed && toCslDate(accessed),
    "container-title": reference.containerTitle,
    publisher: reference.publisher,
    volume: reference.volume,
    issue: reference.issue,
    page: reference.page,
    URL: reference.url,
    DOI: reference.doi,
    ISBN: reference.isbn,
    language: reference.language,
    archive: archive && hostOf(archive.url),
    archive_location: archive?.url,
    note: standing(reference),
  });
}

/** Small words in front of a family name, as BibTeX tells them too; "Van der Berg" and "al-Khwarizmi" are one name. */
const PARTICLE = /^((?:[\p{Ll}\p{M}’']+\s+)+)(?=\P{Ll})(.+)$/u;

export function toCslName(name: Name): CslName {
  if ("literal" in name) return { literal: name.literal };
  const [, particle, family] = PARTICLE.exec(name.family) ?? [];
  return {
    ...(particle === undefined ? {} : { "non-dropping-particle": particle.trim() }),
    family: family ?? name.family,
    ...(name.given === undefined ? {} : { given: name.given }),
  };
}

export function toCslDate({ year, month, day }: PartialDate): CslDate {
  if (month === undefined) return { "date-parts": [[year]] };
  return { "date-parts": [day === undefined ? [year, month] : [year, month, day]] };
}

/** ISO 8601 (EDTF level 0), as precise as the date. */
export const isoOf = ({ "date-parts": [[year, ...parts]] }: CslDate): string =>
  [String(year).padStart(4, "0"), ...parts.map((part) => String(part).padStart(2, "0"))].join("-");

/** Of a source that is not, or not where, its record says; one behind a paywall is. */
const FALLEN: { [Fall in Status]?: string } = {
  dead: "No longer at this address.",
  usurped: "Address taken over by others.",
  retracted: "Retracted.",
};

/** In English, as the keywords of all three formats are; nothing of a source that stands and has no archived copy. */
function standing({ status, archive }: Reference): string | undefined {
  const archived = archive && `Archived on ${isoOf(toCslDate(archive.date))}: ${archive.url}`;
  return [FALLEN[status], archived].filter((sentence) => sentence !== undefined).join(" ") || undefined;
}

const hostOf = (url: string): string => url.replace(/^https?:\/\//u, "").replace(/[/?#].*/u, "");

/** Without the fields that have no value: an item is written as it is. */
const present = (fields: { [Field in keyof CslItem]: CslItem[Field] | undefined }): CslItem =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as CslItem;
