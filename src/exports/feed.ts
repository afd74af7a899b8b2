/** The articles of a locale as an Atom feed with their full text (RFC 4287). */
import type { PartialDate } from "../citations/date.ts";
import { stopAfter } from "../citations/entry.ts";
import { isoDate } from "../i18n/format.ts";
import { translator } from "../i18n/translate.ts";
import { absolute, besides, homeAddress, LOCALE_FILES, localeFile, proseAddress } from "../knowledge/addresses.ts";
import { bibliographyOf, type Entry } from "../knowledge/bibliography.ts";
import type { Knowledge, Locale, Variant } from "../knowledge/model.ts";
import { articlesIn, localeOf, topicOf } from "../knowledge/queries.ts";
import type { Words } from "../knowledge/standing.ts";
import { absoluteHtml } from "./absolute-html.ts";
import { ended, entryWords } from "./entry-words.ts";
import { xmlText } from "./escape.ts";
import { element } from "./xml.ts";

/** Name of the file beside the home page of its locale. */
export const FEED = LOCALE_FILES.feed;

/** Articles in a feed, the newest: a reader's program asks for all of it every hour, and keeps what it had. */
export const NEWEST = 100;

/**
 * The feed of the newest articles, newest first. What is not translated is not in it: a feed is in one language, and a
 * subscriber who wants that article too has the feed of its own. Ids are the canonical addresses; the dates are those of
 * the articles and never the clock's, so that an unchanged base gives an unchanged feed.
 * @param htmlOf the rendered text of an article, as its page has it
 */
export async function feedOf(
  knowledge: Knowledge,
  tag: string,
  htmlOf: (article: Variant) => Promise<string>,
): Promise<string> {
  const { site } = knowledge;
  const locale = localeOf(knowledge, tag);
  const articles = articlesIn(knowledge, tag).slice(0, NEWEST);
  const home = absolute(site, homeAddress(site, tag));
  const title = site.title[tag] ?? "";
  const entries = articles.map(async (article) => feedEntry(knowledge, article, locale, await htmlOf(article)));
  return `<?xml version="1.0" encoding="utf-8"?>
${element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": tag }, [
  element("id", {}, xmlText(home)),
  element("title", {}, xmlText(title)),
  element("subtitle", {}, xmlText(site.tagline[tag] ?? "")),
  element("updated", {}, moment(articles[0]?.updated ?? NEVER)),
  element("link", { rel: "self", type: "application/atom+xml", href: absolute(site, localeFile(site, tag, FEED)) }),
  element("link", { rel: "alternate", type: "text/html", hreflang: tag, href: home }),
  element("link", { rel: "license", href: site.licence.url }),
  // An author is required; the knowledge names no person, so the site speaks for itself.
  element("author", {}, [element("name", {}, xmlText(title)), element("uri", {}, xmlText(home))]),
  element("rights", {}, xmlText(translator(tag)("site.licence", { licence: site.licence.name }))),
  ...(await Promise.all(entries)),
])}
`;
}

function feedEntry(knowledge: Knowledge, article: Variant, locale: Locale, html: string): string {
  const { site } = knowledge;
  const address = proseAddress(site, article);
  const page = absolute(site, address);
  const topic = topicOf(knowledge, article);
  const references = bibliography(bibliographyOf(knowledge, article), locale);
  const language = `lang="${xmlText(locale.tag)}" dir="${locale.direction}"`;
  const content = absoluteHtml(`<div ${language}>${html}${references}</div>`, page);
  return element("entry", {}, [
    element("id", {}, xmlText(page)),
    element("title", {}, xmlText(article.title)),
    element("updated", {}, moment(article.updated)),
    element("link", { rel: "alternate", type: "text/html", hreflang: locale.tag, href: page }),
    element("link", { rel: "alternate", type: "text/markdown", href: absolute(site, besides(address, "md")) }),
    element("category", { term: topic.id, label: topic.title[locale.tag] ?? topic.id }),
    element("summary", {}, xmlText(article.description)),
    element("content", { type: "html" }, xmlText(content)),
  ]);
}

/** The sources of an article as a plain list, numbered as its markers are. */
function bibliography(entries: readonly Entry[], locale: Locale): string {
  if (entries.length === 0) return "";
  const heading = xmlText(translator(locale.tag)("bibliography.heading"));
  return `<h2>${heading}</h2><ol>${entries.map((entry) => source(entry, locale)).join("")}</ol>`;
}

function source(entry: Entry, locale: Locale): string {
  const { authors, title, own, container, details, passages } = entryWords(entry, locale);
  const language = `${own.lang === undefined ? "" : ` lang="${xmlText(own.lang)}"`} dir="${own.dir}"`;
  const placeOf = ({ isOwn, ...place }: (typeof passages)[number]["place"]): string =>
    isOwn ? `<span${language}>${link(place)}</span>` : link(place);
  const quotations = passages.map(
    ({ quote, place, seen }) =>
      `<blockquote${language}><p>${xmlText(quote)}</p></blockquote><p>${placeOf(place)}${seen === undefined ? "" : ` · ${xmlText(seen)}`}</p>`,
  );
  // Names keep their own direction.
  const names = authors
    .map(({ type, value }) => (type === "element" ? `<bdi>${xmlText(value)}</bdi>` : xmlText(value)))
    .join("");
  const parts = [
    ...(names === "" ? [] : [`${names}${stopAfter(authors.at(-1)?.value ?? "")}`]),
    `<cite${language}>${link(title)}</cite>${stopAfter(title.text)}`,
    ...(container === undefined ? [] : [`<bdi${language}>${xmlText(ended(container))}</bdi>`]),
  ];
  return `<li value="${entry.number}"><p>${parts.join(" ")}<br>${details.map(link).join(" · ")}</p>${quotations.join("")}</li>`;
}

const link = ({ text, address }: Words): string =>
  address === undefined ? xmlText(text) : `<a href="${xmlText(address)}">${xmlText(text)}</a>`;

/** Of a locale without articles: `updated` is required. */
const NEVER: PartialDate = { year: 1970, month: 1, day: 1 };

/** RFC 3339: the first moment of a day in UTC. */
const moment = (day: PartialDate): string => `${isoDate(day)}T00:00:00Z`;
