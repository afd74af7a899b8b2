/**
 * Highwire Press tags, by which Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing)
 * and Zotero's "Embedded Metadata" translator read a page, and `citation_reference` for what it cites.
 *
 * There is no `citation_author`: Scholar asks for the actual authors and not for the site, and the knowledge names
 * none. The date is that of the text as it stands, which is the one a reader is asked to cite.
 */
import type { PartialDate } from "../citations/date.ts";
import type { Name, Reference } from "../citations/record.ts";
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

/**
 * "citation_title=…; citation_author=…". A semicolon ends a value: those inside become commas, in what must lead
 * somewhere "%3B".
 */
function referenceContent(reference: Reference): string {
  const { title, authors, issued, containerTitle, volume, issue, doi, url } = reference;
  const fields: [string, string | undefined][] = [
    ["title", title],
    ...authors.map((author): [string, string] => ["author", authorName(author)]),
    ["publication_date", issued && slashed(issued)],
    [reference.type === "article-journal" ? "journal_title" : "inbook_title", containerTitle],
    ["volume", volume],
    ["issue", issue],
    ["doi", doi?.replaceAll(";", "%3B")],
    ["public_url", url.replaceAll(";", "%3B")],
  ];
  return fields
    .flatMap(([name, value]) => (value === undefined ? [] : [`citation_${name}=${value.replaceAll(";", ",")}`]))
    .join("; ");
}

const authorName = (name: Name): string =>
  "literal" in name ? name.literal : [name.family, name.given].filter((part) => part !== undefined).join(", ");

/** "2026/02/08", "2019/06", "2017": as precise as the date. */
const slashed = (date: PartialDate): string => isoDate(date).replaceAll("-", "/");
