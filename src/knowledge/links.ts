/** Leads links by id to the pages of the site: the variant in the reader's language, or the one there is. */
import { inLanguage } from "../i18n/language-words.ts";
import { type LinkTarget, targetOf } from "../markdown/link-target.ts";
import { proseAddress, SITE_PAGES, sourceAddress, topicAddress } from "./addresses.ts";
import type { Knowledge, Prose } from "./model.ts";
import { localeOf, variantFor } from "./queries.ts";

/** The attributes of a link. */
export interface Lead {
  href: string;
  /** Where what it leads to is in another language. */
  hreflang?: string;
  /** That language in the words of the text, "in English", which the style sheet shows behind the link. */
  "data-in-language"?: string;
}

/** Gives a destination as an author wrote it its address; nothing for one that is no link by id. */
export type LinkTo = (destination: string) => Lead | undefined;

/** @param locale language of the text that links */
export const linksFrom =
  (knowledge: Knowledge, locale: string): LinkTo =>
  (destination) => {
    const target = targetOf(destination);
    return target && leadTo(target, knowledge, locale);
  };

function leadTo({ kind, id, heading }: LinkTarget, knowledge: Knowledge, locale: string): Lead | undefined {
  const { site, references } = knowledge;
  const topic = site.topics.find((other) => other.id === id);
  const page = SITE_PAGES.get(id);
  if (kind === "site") return page && { href: page(site, locale) };
  if (kind === "topic") return topic && { href: topicAddress(site, topic, locale) };
  if (kind === "source") return references.has(id) ? { href: sourceAddress(site, locale, id) } : undefined;
  const variants: ReadonlyMap<string, Prose> | undefined = knowledge[`${kind}s`].get(id);
  const prose = variantFor(variants, site, locale);
  if (prose === undefined) return undefined;
  const href = `${proseAddress(site, prose)}${heading === undefined ? "" : `#${heading}`}`;
  if (prose.locale === locale) return { href };
  const language = inLanguage(prose.locale, localeOf(knowledge, locale));
  return { href, hreflang: prose.locale, "data-in-language": language };
}

/** A link as the Markdown engine writes it: the destination comes first, quotation marks in it are encoded. */
const RENDERED = /<a href="([^"]*)"/gu;

/** Rendered Markdown with the addresses of its links by id. */
export const withLinks = (html: string, linkTo: LinkTo): string =>
  html.replaceAll(RENDERED, (written, destination: string) => {
    const lead = linkTo(destination);
    if (lead === undefined) return written;
    const { href, ...language } = lead;
    const marks = Object.entries(language).map(([name, value]) => ` ${name}="${quoted(value)}"`);
    return `<a href="${href}"${marks.join("")}`;
  });

/** Text as it stands between the quotation marks of an attribute. */
const quoted = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
