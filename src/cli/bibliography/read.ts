/**
 * Reads what reference managers export: BibTeX and BibLaTeX, RIS, CSL-JSON. citation-js knows the formats; it is given
 * the parsed entries, never a text or an address that it could take for something to fetch.
 */
import { type FoundFields, fromCsl } from "../../citations/from-csl.ts";
import { readBibtex } from "./bibtex.ts";
import { readCslJson } from "./csl-json.ts";
import { BibliographyError, type RawEntry } from "./entry.ts";
import { readRis } from "./ris.ts";

/** One entry of a file. */
export interface FoundEntry {
  /** What the file calls it. */
  label: string | undefined;
  /** Line of the file, from 1. */
  line: number;
  fields: FoundFields;
  /** What the file says of it that no field of a record holds, under the file's own names. */
  leftOut: { name: string; value: string }[];
}

const FORMATS: Readonly<Record<string, (text: string) => RawEntry[]>> = {
  bib: readBibtex,
  bibtex: readBibtex,
  ris: readRis,
  json: readCslJson,
};

/** Ends of file names that can be read, without the dot. */
export const BIBLIOGRAPHY_FORMATS = Object.keys(FORMATS);

/**
 * @param format one of `BIBLIOGRAPHY_FORMATS`
 * @throws {BibliographyError} when the text is not of the format, or holds no entry
 */
export function readBibliography(text: string, format: string): FoundEntry[] {
  const entries = FORMATS[format]?.(text) ?? [];
  if (entries.length === 0) throw new BibliographyError(`no entry of ${NAMES[format] ?? format} is in it`);
  return entries.map(toFound);
}

const NAMES: Readonly<Record<string, string>> = { bib: "BibTeX", bibtex: "BibTeX", ris: "RIS", json: "CSL-JSON" };

/** Fields that say what the entry is called, or what the record says by being there. */
const NAMING = new Set(["id", "citation-key", "ID", "TY", "type"]);

/** A field is left out when the record would be the same without it, and does not hold its value elsewhere. */
function toFound({ label, line, raw, toCsl }: RawEntry): FoundEntry {
  const item = toCsl(raw);
  const fields = fromCsl(item);
  const whole = JSON.stringify(fields);
  const held = Object.values(fields).map((value) => wordsOf(value));
  const leftOut = Object.entries(raw).flatMap(([name, value]) => {
    const isSaid = NAMING.has(name) && !(name === "type" && fields.type === undefined);
    if (isSaid || value === null) return [];
    const { [name]: _, ...others } = raw;
    const isNeeded =
      JSON.stringify(fromCsl(toCsl(others))) !== whole ||
      held.some((one) => one === wordsOf(value) || isDateWithin(wordsOf(value), one));
    return isNeeded ? [] : [{ name, value: said(value) }];
  });
  const ends = ["issued", "accessed"].flatMap((name) => endOfRange(name, item[name]));
  return { label, line, fields, leftOut: [...leftOut, ...ends] };
}

/** A record has one day for each of them. */
function endOfRange(name: string, value: unknown): FoundEntry["leftOut"] {
  const { "date-parts": parts } = (value ?? {}) as { "date-parts"?: unknown[] };
  return Array.isArray(parts?.[1]) ? [{ name, value: `…/${parts[1].join("-")}, the end of a range of dates` }] : [];
}

/** A year that stands beside the whole date. */
const isDateWithin = (year: string, date: string): boolean => /^\d{4}$/u.test(year) && date.startsWith(`${year} `);

const wordsOf = (value: unknown): string =>
  said(value)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join("; ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
