/** What must be in the search index: the knowledge says it, and the finished site has to have it. */
import { shortParts } from "../../citations/entry.ts";
import { entryId, passageId } from "../../citations/ids.ts";
import type { Name, Reference } from "../../citations/record.ts";
import { formatDate } from "../../i18n/format.ts";
import { translator } from "../../i18n/translate.ts";
import {
  type Alternates,
  everyLocale,
  proseAddress,
  sourceAddress,
  variantAddresses,
} from "../../knowledge/addresses.ts";
import { bibliographyOf } from "../../knowledge/bibliography.ts";
import type { Knowledge, Locale, Prose } from "../../knowledge/model.ts";
import { articlesIn, foreignTo, localeOf, pagesIn, topicOf } from "../../knowledge/queries.ts";
import type { Work } from "../bundle.ts";
import { says } from "./own-text.ts";

/** A page of the site as the index has it. */
export interface Indexed {
  /** Under the base path. */
  address: string;
  work: Work;
  title: string;
  /** The breadcrumb between the home page and the page itself; for a page right below it, the site's title. */
  trail: string;
  /** Language of title and text where it is not the locale's. */
  lang: string | undefined;
  /** Languages of the entries of its bibliography, in their order. */
  entries: readonly string[];
  /** Addresses in the other locales. */
  variants: Alternates;
  /** Headings of the places that are results of their own, by the ids they have in the page. */
  places: ReadonlyMap<string, string>;
  /** Of a source: what its record says besides the title. */
  record: SourceWords | undefined;
}

/** The words of a source's record by which somebody looks for it. */
export interface SourceWords {
  /** Full names of people; an organisation's name is in much that is not its work. */
  authors: readonly string[];
  /** Everything else, most telling first; the citation key is part of it. */
  rest: readonly string[];
}

/** Between the steps of a breadcrumb; it turns round by itself where text runs from right to left. */
const STEP = " › ";

/** Articles, pages and sources of a locale, in an order that the same knowledge always has. */
export function pagesToIndex(knowledge: Knowledge, locale: string): Indexed[] {
  const sources = [...knowledge.references.values()].toSorted(byKey);
  return [
    ...articlesIn(knowledge, locale).map((article) => {
      const topic = topicOf(knowledge, article);
      const steps = [translator(locale)("site.knowledgeBase"), topic.title[locale] ?? topic.id];
      const work: Work = { kind: "article", topic: topic.id, id: article.id };
      return ofProse(knowledge, article, work, steps.join(STEP));
    }),
    ...pagesIn(knowledge, locale).map((page) =>
      ofProse(knowledge, page, { kind: "page", id: page.id }, knowledge.site.title[locale] ?? ""),
    ),
    ...sources.map((reference) => ofSource(knowledge, reference, locale)),
  ];
}

const byKey = (a: Reference, b: Reference): number => (a.key < b.key ? -1 : 1);

function ofProse(knowledge: Knowledge, prose: Prose, work: Work, trail: string): Indexed {
  const { site, articles, pages } = knowledge;
  const all = (work.kind === "article" ? articles : pages).get(prose.id) ?? new Map<string, Prose>();
  const entries = bibliographyOf(knowledge, prose);
  const places = entries.map(
    ({ number, reference }) =>
      [entryId(reference.key), `[${number}] ${shortName(reference, localeOf(knowledge, prose.locale))}`] as const,
  );
  return {
    address: proseAddress(site, prose),
    work,
    title: prose.title,
    trail,
    lang: undefined,
    entries: entries.map(({ reference }) => reference.language),
    variants: without(prose.locale, variantAddresses(site, all)),
    places: new Map(places),
    record: undefined,
  };
}

function ofSource(knowledge: Knowledge, reference: Reference, locale: string): Indexed {
  const { site } = knowledge;
  const { key, titleShort, containerTitle, publisher, issued, doi } = reference;
  const organisations = reference.authors.flatMap((name) => ("literal" in name ? [name.literal] : []));
  const known = [...organisations, titleShort, containerTitle, publisher, issued && String(issued.year), doi, key];
  const authors = reference.authors.flatMap((name) => ("literal" in name ? [] : [fullName(name)]));
  const isNew = (text: string): boolean => ![reference.title, ...authors].some((said) => says(said, text));
  return {
    address: sourceAddress(site, locale, key),
    work: { kind: "source", id: key },
    title: reference.title,
    trail: translator(locale)("site.sources"),
    lang: foreignTo(localeOf(knowledge, locale), reference.language),
    entries: [],
    variants: without(
      locale,
      everyLocale(site, (other) => sourceAddress(site, other, key)),
    ),
    places: new Map(
      [...reference.passages].flatMap(([id, { locator }]) => (locator ? [[passageId(id), locator] as const] : [])),
    ),
    record: { authors, rest: [...new Set(known.filter((text) => text !== undefined))].filter(isNew) },
  };
}

/** "Jouppi and others, 2017"; the title where nobody is named, no year where none is known. */
function shortName(reference: Reference, { tag, format }: Locale): string {
  const { author, moreAuthors, title } = shortParts(reference);
  const t = translator(tag);
  const authors = author !== undefined && moreAuthors ? t("bibliography.shortAuthors", { author }) : author;
  const year = reference.issued && formatDate({ year: reference.issued.year }, format);
  return [authors ?? title, year].filter(Boolean).join(t("citation.separator"));
}

const fullName = ({ given, family }: Exclude<Name, { literal: string }>): string =>
  [given, family].filter(Boolean).join(" ");

const without = (locale: string, alternates: Alternates): Alternates =>
  new Map([...alternates].filter(([other]) => other !== locale));
