/** Sitemap with the language variants of every page; @astrojs/sitemap pairs only identical paths by itself. */
import sitemap from "@astrojs/sitemap";
import type { AstroIntegration } from "astro";
import { absolute, allPages } from "../knowledge/addresses.ts";
import { languageLinks } from "../knowledge/alternates.ts";
import { currentKnowledge } from "../knowledge/current.ts";

export const languageSitemap = (): AstroIntegration =>
  sitemap({
    filter: (page) => pageIndex().has(page),
    serialize: (item) => ({ ...item, links: pageIndex().get(item.url) ?? [] }),
  });

/** Address → links to its variants, for the pages that belong in a sitemap. */
function pageIndex(): Map<string, { lang: string; url: string }[]> {
  index ??= new Map(
    allPages(currentKnowledge()).flatMap((alternates) => {
      const { site } = currentKnowledge();
      const links = languageLinks(site, alternates);
      return [...alternates.values()].map((address): [string, typeof links] => [absolute(site, address), links]);
    }),
  );
  return index;
}

let index: Map<string, { lang: string; url: string }[]> | undefined;
