/**
 * CSL items as BibTeX, in UTF-8, for BibTeX and biber alike: classic entry types and field names, which biblatex knows
 * too, with `url`, `doi`, `date` and `urldate`, which classic styles pass over.
 *
 * citation-js chooses the entry type and the fields' names. Values are written here, because its own writing (0.9.0,
 * tried) loses what it should keep: with `asciiOnly` every letter beyond Latin is dropped (李明), without it `&`, `%`
 * and `#` stay bare; the first word of a title is never protected ("TPU" becomes "Tpu"); "<b>" in a title becomes bold;
 * the day goes into `month`, the day of access into a sentence; the key is made up of author and title.
 */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { type CslDate, type CslItem, type CslName, isoOf, OTHERS } from "../citations/csl.ts";
import { once } from "../citations/once.ts";
import { escapeTex, protectCapitals } from "./tex.ts";

/** One entry an item, an empty line between two, a line feed at the end. */
export const toBibtex = (items: readonly CslItem[]): string => items.map(toEntry).join("\n");

const toEntry = once((item: CslItem): string => {
  const { author, issued, accessed } = item;
  const { type, properties } = mapped(item);
  const all: Record<string, string> = {
    ...(author && { author: author.map(nameOf).join(" and ") }),
    title: protectCapitals(item.title),
    ...properties,
    ...(item.page && { pages: item.page.split(BETWEEN_PAGES).map(escapeTex).join("--") }),
    ...(issued && dateFields(issued)),
    ...(item.DOI && { doi: verbatim(item.DOI) }),
    url: verbatim(item.URL),
    ...(accessed && { urldate: isoOf(accessed) }),
  };
  // A month is a macro, which the style says in its language; every other value stands in braces.
  const lines = Object.entries(all).map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`},`);
  return `@${type}{${item.id},\n${lines.join("\n")}\n}\n`;
});

/** What the plugin gives for an item; it does not name the type itself. */
interface Entry {
  type: string;
  properties: Record<string, string>;
}

/** Fields that the plugin does not see: `toEntry` writes them. */
const OWN = new Set(["author", "issued", "accessed", "title", "page", "URL", "DOI"]);

/** The entry type, and the fields that `toEntry` does not write. */
function mapped(item: CslItem): Entry {
  const texts = Object.entries(item).filter(([name]) => !OWN.has(name)) as [string, string][];
  const escaped = texts.map(([name, text]) => [name, escapeTex(text)]);
  plugins.config.get("@bibtex").format.asciiOnly = false;
  const entries: unknown = plugins.output.format("bibtex", [Object.fromEntries(escaped)], { format: "object" });
  const [{ type, properties }] = entries as [Entry];
  const container = item["container-title"];
  // An @article without its journal is an error to BibTeX; a preprint is "article" in CSL.
  if (container === undefined) return { type: type === "article" ? "misc" : type, properties };
  // The plugin protects the capitals of a book's title, which no style writes small; a @misc has no field for the site.
  const field = "booktitle" in properties ? "booktitle" : type === "misc" ? "howpublished" : undefined;
  return { type, properties: { ...properties, ...(field && { [field]: escapeTex(container) }) } };
}

/**
 * An address, or a DOI as it stands in its address: biblatex and the url package take it literally. It is written as
 * browsers send it, because TeX's engines do not agree about other letters there; and without braces and "\": nothing
 * escapes them there, and BibTeX counts braces to find the end of a field.
 */
function verbatim(address: string): string {
  return address.replaceAll(/[{}\\]|\P{ASCII}+/gu, encodeURIComponent);
}

/** The hyphens or dash of a range of pages; "A-12" is one page, "A-12-15" anybody's guess. */
const BETWEEN_PAGES = /(?<=(?<![\p{L}\p{N}.–-])\d+)\s*[-–]+\s*(?=\d+(?![\p{L}\p{N}.–-]))/u;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A day only for biblatex, as part of its `date`: it knows no field `day`, and classic styles know neither. */
function dateFields(date: CslDate): Record<string, string> {
  const [[year, month, day]] = date["date-parts"];
  return {
    year: String(year),
    ...(month !== undefined && { month: MONTHS[month - 1] ?? "" }),
    ...(day !== undefined && { date: isoOf(date) }),
  };
}

/** "van den Oord, Aaron"; an organisation, or a person with one name, in braces, so that it is not taken apart. */
function nameOf({ literal, family = "", given, "non-dropping-particle": particle }: CslName): string {
  if (literal === OTHERS) return OTHERS;
  const before = particle === undefined ? "" : `${escapeTex(particle)} `;
  if (literal !== undefined || given === undefined) return `{${before}${escapeTex(literal ?? family)}}`;
  return `${before}${whole(family, PARTICLE_IN)}, ${whole(given)}`;
}

/** Small words, behind which BibTeX would let the family name begin: "Ortega y Gasset", "al-Khwarizmi". */
const PARTICLE_IN = /(?:^|[\s-])[\p{P}]*\p{Ll}/u;
/** What parts names and lists of names. */
const SEPARATOR = /,|\band\b/iu;

/** A part of a name, in braces where BibTeX would take it apart. */
const whole = (part: string, ...traps: RegExp[]): string =>
  [SEPARATOR, ...traps].some((trap) => trap.test(part)) ? `{${escapeTex(part)}}` : escapeTex(part);
