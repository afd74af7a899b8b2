/** What pages ask of the knowledge base. */
import type { Knowledge, Locale, Page, Prose, Site, Topic, Variant } from "./model.ts";

/** @throws when the site has no such locale; pages only ask for those that it has */
export function localeOf({ site }: Pick<Knowledge, "site">, tag: string): Locale {
  const locale = site.locales.find((candidate) => candidate.tag === tag);
  if (locale === undefined) throw new Error(`The site has no locale “${tag}”.`);
  return locale;
}

/** `lang` of something that stands in a page of a locale: nothing where it is the page's own. */
export const foreignTo = ({ tag }: Locale, language: string): string | undefined =>
  language === tag ? undefined : language;

/** The variant that a reader of a locale is led to: in the locale, else in the source language, else the first. */
export function variantFor<Text extends Pick<Prose, "locale">>(
  variants: ReadonlyMap<string, Text> | undefined,
  site: Site,
  locale: string,
): Text | undefined {
  const [first] = variants?.values() ?? [];
  return variants?.get(locale) ?? variants?.get(site.sourceLocale) ?? first;
}

/** Published articles that exist in a locale, newest first, then by title: what is the locale's own. */
export const articlesIn = ({ articles }: Knowledge, locale: string): Variant[] =>
  newestFirst(
    [...articles.values()].flatMap((variants) => variants.get(locale) ?? []),
    locale,
  );

/** The articles of a locale, and the same by topic. */
interface Lists {
  all: readonly Variant[];
  byTopic: ReadonlyMap<string, readonly Variant[]>;
}

const known = new WeakMap<Knowledge, Map<string, Lists>>();

/** Sorted and parted once for a knowledge base, because every page asks. */
function listsFor(knowledge: Knowledge, locale: string): Lists {
  const lists = known.get(knowledge) ?? new Map<string, Lists>();
  known.set(knowledge, lists);
  const list = lists.get(locale) ?? listsOf(newestFirst(shownIn(knowledge.articles, knowledge.site, locale), locale));
  lists.set(locale, list);
  return list;
}

const listsOf = (all: readonly Variant[]): Lists => ({ all, byTopic: Map.groupBy(all, ({ topic }) => topic) });

/**
 * Every published article as the lists of a locale show it: in the locale, or else in the language that its readers are
 * led to; newest first, then by title.
 */
export const articlesFor = (knowledge: Knowledge, locale: string): readonly Variant[] =>
  listsFor(knowledge, locale).all;

/** The same of one topic. */
export const articlesOfTopic = (knowledge: Knowledge, topic: Topic, locale: string): readonly Variant[] =>
  listsFor(knowledge, locale).byTopic.get(topic.id) ?? [];

/** The related articles, in the author's order. */
export const relatedTo = ({ articles, site }: Knowledge, { related, locale }: Variant): Variant[] =>
  related.flatMap((id) => variantFor(articles.get(id), site, locale) ?? []);

/** Pages such as "about" that exist in a locale. */
export const pagesIn = ({ pages }: Knowledge, locale: string): Page[] =>
  [...pages.values()].flatMap((variants) => variants.get(locale) ?? []);

/** Every page such as "about", in the locale or else in the language that its readers are led to. */
export const pagesFor = ({ pages, site }: Knowledge, locale: string): Page[] => shownIn(pages, site, locale);

const shownIn = <Text extends Prose>(
  texts: ReadonlyMap<string, ReadonlyMap<string, Text>>,
  site: Site,
  locale: string,
): Text[] => [...texts.values()].flatMap((variants) => variantFor(variants, site, locale) ?? []);

export function topicOf({ site }: Knowledge, article: Variant): Topic {
  const topic = site.topics.find(({ id }) => id === article.topic);
  if (topic === undefined) throw new Error(`The site has no topic “${article.topic}”.`);
  return topic;
}

const newestFirst = (articles: readonly Variant[], locale: string): Variant[] =>
  articles.toSorted((a, b) => dayNumber(b) - dayNumber(a) || a.title.localeCompare(b.title, locale));

const dayNumber = ({ updated: { year, month = 1, day = 1 } }: Prose): number => (year * 12 + month) * 31 + day;
