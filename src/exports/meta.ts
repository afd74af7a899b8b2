/**
 * Highwire Press tags, by which Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing)
 * and Zotero's "Embedded Metadata" translator read a page, and `citation_reference` for what it cites.
 *
 * There is no `citation_author`: Scholar asks for the actual authors and not for the site, and the knowledge names
 * none. The date is that of the text as it stands, which is the one a reader is asked to cite.
 */
import type { PartialDate } from "../citations/date.ts";
import { once } from "../citations/once.ts";
import type { Name, Reference, Type } from "../citations/record.ts";
import { isoDate } from "../i18n/format.ts";
import { absolute, proseAddress } from "../knowledge/addresses.ts";
import type { Entry } from "../knowledge/bibliography.ts";
import type { Site, Variant } from "../knowledge/model.ts";

export interface Meta {
  name: string;
  content: string;
}

/** The tags of an article; one reference a row of its bibliography, in its order. */
export function citationMeta(site: Site, article: Variant, entries: readonly Entry[]): Meta[] {
  const address = absolute(site, proseAddress(site, article));
  return [
    { name: "citation_title", content: article.title },
    { name: "citation_publication_date", content: slashed(article.updated) },
    { name: "citation_language", content: article.locale },
    { name: "citation_public_url", content: address },
    { name: "citation_fulltext_html_url", content: address },
    ...entries.map(({ reference }) => ({ name: "citation_reference", content: referenceContent(reference) })),
  ];
}

type Field = [name: string, value: string | undefined];

/** What the tags call the work that a source is part of; they have no name for a site. */
const CONTAINERS: Partial<Record<Type, string>> = {
  "article-journal": "journal_title",
  "article-magazine": "journal_title",
  "article-newspaper": "journal_title",
  "paper-conference": "conference_title",
  chapter: "inbook_title",
  entry: "inbook_title",
  "entry-dictionary": "inbook_title",
  "entry-encyclopedia": "inbook_title",
};

/**
 * "citation_title=…; citation_author=…". A semicolon ends a value: those inside become commas, in an address "%3B"; a
 * DOI with one would be another DOI, and is left to the address. That a list of authors is incomplete cannot be said.
 */
const referenceContent = once((reference: Reference): string => {
  const { type, title, authors, issued, containerTitle, volume, issue, doi, url } = reference;
  const container = CONTAINERS[type];
  const fields: Field[] = [
    ["title", title],
    ...authors.map((author): Field => ["author", authorName(author)]),
    ["publication_date", issued && slashed(issued)],
    ...(container === undefined ? [] : [[container, containerTitle] satisfies Field]),
    ["volume", volume],
    ["issue", issue],
    ["doi", doi?.includes(";") ? undefined : doi],
    ["public_url", url.replaceAll(";", "%3B")],
  ];
  return fields
    .flatMap(([name, value]) => (value === undefined ? [] : [`citation_${name}=${value.replaceAll(";", ",")}`]))
    .join("; ");
});

const authorName = (name: Name): string =>
  "literal" in name ? name.literal : [name.family, name.given].filter((part) => part !== undefined).join(", ");

/** "2026/02/08", "2019/06", "2017": as precise as the date. */
const slashed = (date: PartialDate): string => isoDate(date).replaceAll("-", "/");
