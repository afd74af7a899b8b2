/** A page of the site as a source for others. */
import { type CslItem, toCslDate } from "../citations/csl.ts";
import { absolute, proseAddress } from "../knowledge/addresses.ts";
import type { Prose, Site } from "../knowledge/model.ts";

/**
 * The item of a text in one language. The base is what contains it; it names no authors, and none are made up here:
 * styles begin with the title then.
 */
export const pageItem = (site: Site, prose: Prose): CslItem => ({
  id: `${prose.id}-${prose.locale.toLowerCase()}`,
  type: "webpage",
  title: prose.title,
  "container-title": site.title[prose.locale] ?? "",
  issued: toCslDate(prose.updated),
  URL: absolute(site, proseAddress(site, prose)),
  language: prose.locale,
});
