/** Sitemap with the language variants of every page; @astrojs/sitemap pairs only identical paths by itself. */
import sitemap from "@astrojs/sitemap";
import type { AstroIntegration } from "astro";
import { absolute, allPages, choiceAddress, everyLocale, homeAddress } from "../knowledge/addresses.ts";
import { type LanguageLink, languageLinks } from "../knowledge/alternates.ts";
import { currentKnowledge } from "../knowledge/current.ts";

export const languageSitemap = (): AstroIntegration =>
  sitemap({
    namespaces: { news: false, image: false, video: false },
    filter: (page) => pageIndex().has(page),
    serialize: (item) => ({ ...item, links: pageIndex().get(item.url) ?? [] }),
  });

/** Address → links to its variants, for the pages that belong in a sitemap. */
function pageIndex(): Map<string, LanguageLink[]> {
  const { site } = currentKnowledge();
  const homes = everyLocale(site, (locale) => homeAddress(site, locale));
  index ??= new Map([
    [absolute(site, choiceAddress(site)), languageLinks(site, homes)],
    ...allPages(currentKnowledge()).flatMap((alternates) => {
      const links = languageLinks(site, alternates);
      return [...alternates.values()].map((address): [string, LanguageLink[]] => [absolute(site, address), links]);
    }),
  ]);
  return index;
}

let index: Map<string, LanguageLink[]> | undefined;
