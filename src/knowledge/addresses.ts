/** Every address of the site, in one place; all of them end in "/" and stand under the base path. */
import { translator } from "../i18n/translate.ts";
import type { Knowledge, Prose, Site, Topic, Variants } from "./model.ts";

const path = (site: Site, ...segments: string[]): string =>
  `${site.root.pathname}${segments.map((segment) => `${segment}/`).join("")}`;

/** The page on which a reader chooses a language. */
export const choiceAddress = (site: Site): string => path(site);
export const homeAddress = (site: Site, locale: string): string => path(site, locale);
export const articlesAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.articles"));
export const searchAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.search"));
export const topicAddress = (site: Site, topic: Topic, locale: string): string =>
  path(site, locale, translator(locale)("address.topics"), topic.slug[locale] ?? topic.id);
export const proseAddress = (site: Site, { locale, slug }: Prose): string => path(site, locale, slug);

/** The address with the site's origin, for canonical links, feeds and sitemaps. */
export const absolute = (site: Site, address: string): string => new URL(address, site.root).href;

/** One page in each language in which it exists, by locale. */
export type Alternates = ReadonlyMap<string, string>;

/** Addresses of something that exists in every locale. */
export const everyLocale = (site: Site, address: (locale: string) => string): Alternates =>
  new Map(site.locales.map(({ tag }) => [tag, address(tag)]));

/** Addresses of the variants that exist. */
export const variantAddresses = (site: Site, variants: Variants<Prose>): Alternates =>
  new Map([...variants].map(([locale, prose]) => [locale, proseAddress(site, prose)]));

/**
 * Every page of the site with its language variants, in a stable order; what the sitemap and the tests of a finished
 * site go by. The page of choice has none: it is `x-default` of all home pages.
 */
export function allPages({ site, articles, pages }: Knowledge): Alternates[] {
  return [
    everyLocale(site, (locale) => homeAddress(site, locale)),
    everyLocale(site, (locale) => articlesAddress(site, locale)),
    everyLocale(site, (locale) => searchAddress(site, locale)),
    ...site.topics.map((topic) => everyLocale(site, (locale) => topicAddress(site, topic, locale))),
    ...[...articles.values(), ...pages.values()].map((variants) => variantAddresses(site, variants)),
  ];
}
