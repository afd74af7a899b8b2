/** `hreflang` links: every existing variant of a page, itself included, and `x-default`. */
import { type Alternates, absolute, choiceAddress, homeAddress } from "./addresses.ts";
import type { Site } from "./model.ts";

export interface LanguageLink {
  lang: string;
  url: string;
}

/**
 * @returns links in the order of the site's locales. `x-default` is the page of choice for the home pages; for all
 *   others the source language's variant, or the first that there is.
 */
export function languageLinks(site: Site, alternates: Alternates): LanguageLink[] {
  const links = [...alternates].map(([lang, address]) => ({ lang, url: absolute(site, address) }));
  const isHome =
    alternates.size > 0 && [...alternates].every(([locale, address]) => address === homeAddress(site, locale));
  const fallback = isHome ? choiceAddress(site) : (alternates.get(site.sourceLocale) ?? links[0]?.url);
  return fallback === undefined ? links : [...links, { lang: "x-default", url: absolute(site, fallback) }];
}
