/** How a browser searches the base from its address bar: an OpenSearch 1.1 description for each locale. */
import { translator } from "../i18n/translate.ts";
import { absolute, choiceAddress, LOCALE_FILES, localeFile, searchAddress } from "../knowledge/addresses.ts";
import type { Site } from "../knowledge/model.ts";
import { xmlText } from "./escape.ts";
import { element } from "./xml.ts";

/** Name of the file beside the home page of its locale. */
export const OPENSEARCH = LOCALE_FILES.search;
export const OPENSEARCH_TYPE = "application/opensearchdescription+xml";

/** Characters that the standard allows at most ("OpenSearch description elements"). */
const LIMITS = { ShortName: 16, LongName: 48, Description: 1024 } as const;

/** Name of the search in a browser's list of searches; links to the description carry the same. */
export const searchName = (site: Site, locale: string): string => shortened(site.title[locale] ?? "", LIMITS.ShortName);

/** The description of the search page of a locale. */
export function opensearchOf(site: Site, locale: string): string {
  const self = absolute(site, localeFile(site, locale, OPENSEARCH));
  const longName = translator(locale)("opensearch.name", { site: site.title[locale] ?? "" });
  // The braces belong to the template; as a part of an address they would be encoded.
  const template = `${absolute(site, searchAddress(site, locale))}?q={searchTerms}`;
  const words = (name: keyof typeof LIMITS, text: string): string =>
    element(name, {}, xmlText(shortened(text, LIMITS[name])));
  return `<?xml version="1.0" encoding="utf-8"?>
${element("OpenSearchDescription", { xmlns: "http://a9.com/-/spec/opensearch/1.1/" }, [
  element("ShortName", {}, xmlText(searchName(site, locale))),
  words("LongName", longName),
  words("Description", site.tagline[locale] ?? ""),
  element("Url", { type: "text/html", template }),
  element("Url", { type: OPENSEARCH_TYPE, rel: "self", template: self }),
  // The size at which browsers show it; it is drawn at any.
  element(
    "Image",
    { type: "image/svg+xml", width: "16", height: "16" },
    absolute(site, `${choiceAddress(site)}favicon.svg`),
  ),
  element("Language", {}, xmlText(locale)),
  element("InputEncoding", {}, "UTF-8"),
])}
`;
}

/** What makes no sense at the end of words that are cut off: dashes, opening brackets and quotation marks, stops. */
const DANGLING = /[\s\p{Pd}\p{Ps}\p{Pi}:;,.·|/&]+$/u;

/**
 * A text of at most so many characters (UTF-16 units, the narrowest way to count them), as plain text: whole words, or
 * as much of the first as fits, and "…" for what is left out.
 */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  if (line.length <= most) return line;
  // Up to the last space that fits, which "…" takes the place of.
  const words = line.slice(0, line.lastIndexOf(" ", most - 1) + 1).replace(DANGLING, "");
  return `${words || whole(line, most - 1)}…`;
}

/** As many whole characters, as readers know them, as fit. */
function whole(text: string, most: number): string {
  const { index = 0 } = [...new Intl.Segmenter().segment(text)].findLast(({ index: at }) => at <= most) ?? {};
  return text.slice(0, index);
}
