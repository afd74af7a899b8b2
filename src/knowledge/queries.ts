/** What pages ask of the knowledge base. */
import type { Knowledge, Locale, Page, Prose, Topic, Variant } from "./model.ts";

/** @throws when the site has no such locale; pages only ask for those that it has */
export function localeOf({ site }: Knowledge, tag: string): Locale {
  const locale = site.locales.find((candidate) => candidate.tag === tag);
  if (locale === undefined) throw new Error(`The site has no locale “${tag}”.`);
  return locale;
}

/** `lang` of something that stands in a page of a locale: nothing where it is the page's own. */
export const foreignTo = ({ tag }: Locale, language: string): string | undefined =>
  language === tag ? undefined : language;

/** Published articles that exist in a locale, newest first, then by title. */
export function articlesIn({ articles }: Knowledge, locale: string): Variant[] {
  const variants = [...articles.values()].flatMap((all) => all.get(locale) ?? []);
  return variants.toSorted((a, b) => dayNumber(b) - dayNumber(a) || a.title.localeCompare(b.title, locale));
}

export const articlesOfTopic = (knowledge: Knowledge, topic: Topic, locale: string): Variant[] =>
  articlesIn(knowledge, locale).filter((article) => article.topic === topic.id);

/** The related articles that exist in the same locale, in the author's order. */
export const relatedTo = ({ articles }: Knowledge, { related, locale }: Variant): Variant[] =>
  related.flatMap((id) => articles.get(id)?.get(locale) ?? []);

export const pagesIn = ({ pages }: Knowledge, locale: string): Page[] =>
  [...pages.values()].flatMap((variants) => variants.get(locale) ?? []);

export function topicOf({ site }: Knowledge, article: Variant): Topic {
  const topic = site.topics.find(({ id }) => id === article.topic);
  if (topic === undefined) throw new Error(`The site has no topic “${article.topic}”.`);
  return topic;
}

const dayNumber = ({ updated: { year, month = 1, day = 1 } }: Prose): number => (year * 12 + month) * 31 + day;
