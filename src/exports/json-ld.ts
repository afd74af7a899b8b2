/** What a page says of itself in schema.org's words, as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/). */
import { doiAddress } from "../citations/entry.ts";
import { once } from "../citations/once.ts";
import type { Name, Reference } from "../citations/record.ts";
import { isoDate } from "../i18n/format.ts";
import { absolute, homeAddress, proseAddress } from "../knowledge/addresses.ts";
import type { Entry } from "../knowledge/bibliography.ts";
import type { Site, Variant, Variants } from "../knowledge/model.ts";

/** A step of the breadcrumb; the last is the page itself. */
export interface Step {
  title: string;
  address?: string;
}

type Thing = Readonly<Record<string, unknown>>;

/** Every thing that an article's page describes, in one graph. */
export const articleGraph = (
  site: Site,
  article: Variant,
  { variants, entries, steps }: { variants: Variants<Variant>; entries: readonly Entry[]; steps: readonly Step[] },
): Thing => ({
  "@context": "https://schema.org",
  "@graph": [articleThing(site, article, variants, entries), breadcrumb(site, article, steps)],
});

/**
 * https://schema.org/Article. It names neither author nor publisher, because the knowledge names none: the site is the
 * work that the article is part of. One `citation` a row of the bibliography, in its order.
 */
function articleThing(site: Site, article: Variant, variants: Variants<Variant>, entries: readonly Entry[]): Thing {
  const { locale, title, description, updated } = article;
  const url = addressOf(site, article);
  const home = absolute(site, homeAddress(site, locale));
  return {
    "@type": "Article",
    "@id": url,
    url,
    headline: title,
    description,
    inLanguage: locale,
    dateModified: isoDate(updated),
    license: site.licence.url,
    isPartOf: { "@type": "WebSite", "@id": home, url: home, name: site.title[locale] ?? "", inLanguage: locale },
    ...translations(site, article, variants),
    citation: entries.map(({ reference }) => sourceThing(reference)),
  };
}

/** The variant in the site's source language is the original; the others point to it, and it to them. */
function translations(site: Site, article: Variant, variants: Variants<Variant>): Thing {
  const original = variants.get(site.sourceLocale);
  const work = (variant: Variant): Thing => {
    const url = addressOf(site, variant);
    return { "@type": "Article", "@id": url, url, headline: variant.title, inLanguage: variant.locale };
  };
  if (original === undefined) return {};
  if (original.locale !== article.locale) return { translationOfWork: work(original) };
  const others = [...variants.values()].filter(({ locale }) => locale !== article.locale);
  return others.length === 0 ? {} : { workTranslation: others.map(work) };
}

/** CSL's types as schema.org names them; what has no name of its own is a CreativeWork. */
const TYPES = new Map([
  ["article-journal", "ScholarlyArticle"],
  ["paper-conference", "ScholarlyArticle"],
  ["article-newspaper", "NewsArticle"],
  ["article-magazine", "Article"],
  ["book", "Book"],
  ["chapter", "Chapter"],
  ["dataset", "Dataset"],
  ["post", "DiscussionForumPosting"],
  ["post-weblog", "BlogPosting"],
  ["report", "Report"],
  ["software", "SoftwareSourceCode"],
  ["thesis", "Thesis"],
  ["webpage", "WebPage"],
]);

/** That its list of authors is incomplete cannot be said: schema.org has no word for it, and a name it is not. */
const sourceThing = once((reference: Reference): Thing => {
  const { type, kind, title, authors, issued, url, doi, language, containerTitle, archive } = reference;
  return {
    "@type": TYPES.get(type) ?? (kind === "paper" ? "ScholarlyArticle" : "CreativeWork"),
    name: title,
    ...(authors.length === 0 ? {} : { author: authors.map(authorThing) }),
    ...(issued === undefined ? {} : { datePublished: isoDate(issued) }),
    inLanguage: language,
    url,
    ...(doi === undefined ? {} : { sameAs: doiAddress(doi) }),
    ...(containerTitle === undefined ? {} : { isPartOf: { "@type": "CreativeWork", name: containerTitle } }),
    ...(archive === undefined ? {} : { archivedAt: archive.url }),
  };
});

/** A literal name may be an organisation's or a pseudonym; the record does not say which, so neither does this. */
const authorThing = (name: Name): Thing =>
  "literal" in name
    ? { name: name.literal }
    : {
        "@type": "Person",
        name: name.given === undefined ? name.family : `${name.given} ${name.family}`,
        familyName: name.family,
        ...(name.given === undefined ? {} : { givenName: name.given }),
      };

/** https://schema.org/BreadcrumbList: the steps that the page shows. */
const breadcrumb = (site: Site, article: Variant, steps: readonly Step[]): Thing => ({
  "@type": "BreadcrumbList",
  itemListElement: steps.map(({ title, address }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name: title,
    item: address === undefined ? addressOf(site, article) : absolute(site, address),
  })),
});

const addressOf = (site: Site, article: Variant): string => absolute(site, proseAddress(site, article));

/**
 * JSON that may stand in a script element: no text in it can end the element or open a comment in it (HTML's
 * "restrictions for contents of script elements"), nor end a line of JavaScript.
 */
export const serialise = (data: unknown): string =>
  JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
