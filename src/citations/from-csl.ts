/**
 * What other programs know of a source, as a record writes it: the way back of `csl.ts`. Their items are trusted in
 * nothing: a value of another kind than CSL says is left out, and so is what records have no field for.
 */
import { doiAddress } from "./entry.ts";
import { type Name, TYPES } from "./record.ts";

/** A CSL item as some program wrote it. */
export type ForeignItem = Readonly<Record<string, unknown>>;

/** The fields of a record that a CSL item can fill, as they stand in its file. */
export interface FoundFields {
  type?: string;
  title?: string;
  "title-short"?: string;
  author?: Name[];
  "more-authors"?: true;
  issued?: string;
  accessed?: string;
  "container-title"?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  page?: string;
  URL?: string;
  DOI?: string;
  ISBN?: string;
  language?: string;
}

/** The address is that of the DOI where the item has no other. */
export function fromCsl(item: ForeignItem): FoundFields {
  const authors = listOf(item["author"]).flatMap(toName);
  const named = authors.filter((name) => !isOthers(name));
  const doi = lineOf(item["DOI"])?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, "");
  return present({
    type: TYPES.some((type) => type === item["type"]) ? (item["type"] as string) : undefined,
    title: plainText(item["title"]),
    "title-short": plainText(item["title-short"] ?? item["shortTitle"]),
    author: named.length > 0 ? named : undefined,
    "more-authors": named.length < authors.length ? true : undefined,
    issued: toDate(item["issued"]),
    accessed: toDate(item["accessed"]),
    "container-title": plainText(item["container-title"] ?? item["event-title"] ?? item["event"]),
    publisher: lineOf(item["publisher"]),
    volume: lineOf(item["volume"]),
    issue: lineOf(item["issue"]),
    page: lineOf(item["page"]),
    URL: lineOf(item["URL"]) ?? (doi && doiAddress(doi)),
    DOI: doi,
    ISBN: lineOf(item["ISBN"]),
    language: lineOf(item["language"]),
  });
}

/** A text or number as one line; nothing where nothing is in it. */
function lineOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return String(value).normalize("NFC").replaceAll(/\s+/gu, " ").trim() || undefined;
}

/** The markup that CSL allows in titles (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
const MARKUP = /<\/?(?:i|b|sup|sub|span)(?:\s[^<>]*)?>/gu;

const plainText = (value: unknown): string | undefined => lineOf(lineOf(value)?.replaceAll(MARKUP, ""));

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** A name of one part is that of an organisation or a pseudonym; what stands around a family name stays with it. */
function toName(value: unknown): Name[] {
  if (typeof value !== "object" || value === null) return [];
  const part = (name: string): string | undefined => lineOf((value as ForeignItem)[name]);
  const family = ["dropping-particle", "non-dropping-particle", "family", "suffix"].flatMap((name) => part(name) ?? []);
  const given = part("given");
  const literal = part("literal") ?? (given === undefined || family.length === 0 ? (given ?? family.join(" ")) : "");
  if (literal !== "") return [{ literal }];
  return given === undefined ? [] : [{ family: family.join(" "), given }];
}

/** What programs write at the end of an incomplete list, `OTHERS` among it. */
const isOthers = (name: Name): boolean => "literal" in name && /^(?:others|et al\.?)$/iu.test(name.literal);

/** The beginning of a range; a season or a word such as "forthcoming" is no date. */
function toDate(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { "date-parts": parts, raw, literal } = value as ForeignItem;
  const [first] = listOf(parts);
  const written = listOf(first).flatMap((part, index) => lineOf(part)?.padStart(index === 0 ? 4 : 2, "0") ?? []);
  const text = written.length > 0 ? written.join("-") : (lineOf(raw) ?? lineOf(literal));
  return text !== undefined && /^\d{4}(?:-\d{2}){0,2}$/u.test(text) ? text : undefined;
}

const present = (fields: { [Field in keyof FoundFields]: FoundFields[Field] | undefined }): FoundFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
