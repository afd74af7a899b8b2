/** Leads links by id to the pages of the site: the variant in the reader's language, or the one there is. */
import { type LinkTarget, targetOf } from "../markdown/link-target.ts";
import { proseAddress, SITE_PAGES, sourceAddress, topicAddress } from "./addresses.ts";
import type { Knowledge, Prose, Site } from "./model.ts";

/** The attributes of a link; `hreflang` where what it leads to is in another language. */
export interface Lead {
  href: string;
  hreflang?: string;
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
  return prose.locale === locale ? { href } : { href, hreflang: prose.locale };
}

/** The variant that a reader of a locale is led to: in the locale, else in the source language, else the first. */
export function variantFor<Text extends Pick<Prose, "locale">>(
  variants: ReadonlyMap<string, Text> | undefined,
  site: Site,
  locale: string,
): Text | undefined {
  const [first] = variants?.values() ?? [];
  return variants?.get(locale) ?? variants?.get(site.sourceLocale) ?? first;
}

/** A link as the Markdown engine writes it: the destination comes first, quotation marks in it are encoded. */
const RENDERED = /<a href="([^"]*)"/gu;

/** Rendered Markdown with the addresses of its links by id. */
export const withLinks = (html: string, linkTo: LinkTo): string =>
  html.replaceAll(RENDERED, (written, destination: string) => {
    const lead = linkTo(destination);
    if (lead === undefined) return written;
    return `<a href="${lead.href}"${lead.hreflang === undefined ? "" : ` hreflang="${lead.hreflang}"`}`;
  });
