/** Sitemaps, one a language, with the variants of every page; @astrojs/sitemap pairs only identical paths by itself. */
import sitemap, { type SitemapItem } from "@astrojs/sitemap";
import type { AstroIntegration } from "astro";
import { absolute, allPages, choiceAddress, everyLocale, homeAddress } from "../knowledge/addresses.ts";
import { type LanguageLink, languageLinks } from "../knowledge/alternates.ts";
import { currentKnowledge } from "../knowledge/current.ts";

/**
 * `sitemap-<locale>-0.xml` has the pages of a language, so what is not translated stands in that of its own language
 * only; `sitemap-pages-0.xml` has the page of choice, which belongs to none; `sitemap-index.xml` names them all.
 */
export const languageSitemap = (): AstroIntegration =>
  sitemap({
    namespaces: { news: false, image: false, video: false },
    filter: (page) => listedPages().has(page),
    // Of every locale: a build of some has the same sitemaps, which its own would be too few for.
    get customPages() {
      return [...listedPages().keys()];
    },
    serialize: (item) => ({ ...item, links: listedPages().get(item.url)?.links ?? [] }),
    // Read when the site is built: the configuration is made before any knowledge is open.
    get chunks() {
      return Object.fromEntries(currentKnowledge().site.locales.map(({ tag }) => [tag, onlyOf(tag)]));
    },
  });

const onlyOf =
  (locale: string) =>
  (item: SitemapItem): SitemapItem | undefined =>
    listedPages().get(item.url)?.locale === locale ? item : undefined;

interface Listed {
  /** Of no locale is the page of choice. */
  locale?: string;
  links: LanguageLink[];
}

/** The pages that belong in a sitemap, by address. */
function listedPages(): Map<string, Listed> {
  listed ??= new Map(findListed());
  return listed;
}

let listed: Map<string, Listed> | undefined;

function findListed(): [string, Listed][] {
  const { site } = currentKnowledge();
  const homes = everyLocale(site, (locale) => homeAddress(site, locale));
  return [
    [absolute(site, choiceAddress(site)), { links: languageLinks(site, homes) }],
    ...allPages(currentKnowledge()).flatMap((alternates) => {
      const links = languageLinks(site, alternates);
      return [...alternates].map(([locale, address]): [string, Listed] => [absolute(site, address), { locale, links }]);
    }),
  ];
}
