/** Every address of the site, in one place; all of them end in "/" and stand under the base path. */
import { translator } from "../i18n/translate.ts";
import type { Image, Knowledge, Prose, Site, Topic, Variants } from "./model.ts";

const path = (site: Site, ...segments: string[]): string =>
  `${site.root.pathname}${segments.map((segment) => `${segment}/`).join("")}`;

/** Folder of the exported records; no locale can have this tag. */
const RECORDS = "sources";

/** The page on which a reader chooses a language. */
export const choiceAddress = (site: Site): string => path(site);
export const homeAddress = (site: Site, locale: string): string => path(site, locale);
export const articlesAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.articles"));
export const searchAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.search"));
export const topicAddress = (site: Site, topic: Topic, locale: string): string =>
  path(site, locale, translator(locale)("address.topics"), topic.slug[locale] ?? topic.id);
export const sourcesAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.sources"));
export const statusAddress = (site: Site, locale: string): string =>
  path(site, locale, translator(locale)("address.status"));
/** The page of one source; its key stands in every language's address. */
export const sourceAddress = (site: Site, locale: string, key: string): string =>
  path(site, locale, translator(locale)("address.sources"), key);
export const proseAddress = (site: Site, { locale, slug }: Prose): string => path(site, locale, slug);
/** Where a text stands beside its translation or original. */
export const facingAddress = (site: Site, { locale, slug }: Prose): string =>
  path(site, locale, slug, translator(locale)("address.parallel"));

/** Pages that every site has in every locale, by the names that links give them (`site:status`). */
export const SITE_PAGES: ReadonlyMap<string, (site: Site, locale: string) => string> = new Map([
  ["articles", articlesAddress],
  ["search", searchAddress],
  ["sources", sourcesAddress],
  ["status", statusAddress],
]);

/** Extensions of the files in which references leave the site. */
export const RECORD_EXTENSIONS = ["bib", "ris", "json"] as const;
/** Extension of a text as Markdown. */
export const TEXT_EXTENSION = "md";
/** Files that every locale has. */
export const LOCALE_FILES = { feed: "feed.xml", search: "opensearch.xml", models: "llms.txt" } as const;

/** A page in another form: a file beside it, "/a/b/" → "/a/b.md". */
export const besides = (address: string, extension: string): string => `${address.replace(/\/$/u, "")}.${extension}`;
/** A file of one locale: its feed, its `llms.txt`. */
export const localeFile = (site: Site, locale: string, name: string): string => `${path(site, locale)}${name}`;
/** The record of a source as a file; its words are those of no language of the site. */
export const recordFile = (site: Site, key: string, extension: string): string =>
  besides(path(site, RECORDS, key), extension);
/** The records of the whole base in one file. */
export const recordsFile = (site: Site, extension: string): string => besides(path(site, RECORDS), extension);

/** Folder of the images that stand beside texts; no locale can have this tag. */
const IMAGES = "images";

/** Path of an image below their folder: "articles/<id>/<name>.<hash>.<extension>". */
export function imagePath({ folder, name, hash }: Pick<Image, "folder" | "name" | "hash">): string {
  const dot = name.lastIndexOf(".");
  return `${folder}/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
}
export const imageAddress = (site: Site, image: Image): string => `${path(site, IMAGES)}${imagePath(image)}`;

/** An address as redirects and the list of published addresses have it: from the site's root, whatever the base path. */
export const withoutBase = ({ root }: Site, address: string): string => `/${address.slice(root.pathname.length)}`;
/** The reverse: such an address as links have it. */
export const withBase = ({ root }: Site, address: string): string => `${root.pathname}${address.slice(1)}`;

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

/** Addresses at which each of several variants stands beside another. */
export const facingAddresses = (site: Site, variants: Variants<Prose>): Alternates =>
  new Map([...variants].map(([locale, prose]) => [locale, facingAddress(site, prose)]));

/**
 * Every page of the site with its language variants, in a stable order; what the sitemap and the tests of a finished
 * site go by. The page of choice has none: it is `x-default` of all home pages.
 */
export function allPages({ site, references, articles, pages }: Knowledge): Alternates[] {
  return [
    everyLocale(site, (locale) => homeAddress(site, locale)),
    ...[...SITE_PAGES.values()].map((address) => everyLocale(site, (locale) => address(site, locale))),
    ...[...references.keys()].map((key) => everyLocale(site, (locale) => sourceAddress(site, locale, key))),
    ...site.topics.map((topic) => everyLocale(site, (locale) => topicAddress(site, topic, locale))),
    ...[...articles.values(), ...pages.values()].map((variants) => variantAddresses(site, variants)),
  ];
}
