/**
 * An article or page as Markdown that stands on its own: GFM (https://github.github.com/gfm/) without frontmatter, each
 * citation a footnote reference, each cited source a footnote with the full reference.
 */
import { stopAfter } from "../citations/entry.ts";
import { entryId } from "../citations/ids.ts";
import type { CitationItem } from "../citations/syntax.ts";
import { locatorWords } from "../i18n/citation-words.ts";
import { dated, formatListParts, languageName } from "../i18n/format.ts";
import { translator } from "../i18n/translate.ts";
import { absolute, proseAddress } from "../knowledge/addresses.ts";
import { bibliographyOf, type Entry } from "../knowledge/bibliography.ts";
import { figureView } from "../knowledge/figure-view.ts";
import { withoutEmptyLines } from "../knowledge/frontmatter.ts";
import { type ImageAttributes, imagesFrom } from "../knowledge/images.ts";
import { type Lead, type LinkTo, linksFrom } from "../knowledge/links.ts";
import type { Knowledge, Locale, Prose } from "../knowledge/model.ts";
import { localeOf } from "../knowledge/queries.ts";
import type { Words } from "../knowledge/standing.ts";
import { type Spot, spotsOf } from "../markdown/spots.ts";
import { complete } from "./absolute-html.ts";
import { ended, entryWords } from "./entry-words.ts";
import { markdownAddress, markdownText } from "./escape.ts";
import { figureMarkdown } from "./figure-markdown.ts";

/** The whole file. */
export function markdownOf(knowledge: Knowledge, prose: Prose): string {
  const locale = localeOf(knowledge, prose.locale);
  const { spots, footnotes, ending } = spotsOf(prose.source, prose.file.endsWith(".mdx") ? "mdx" : "md");
  const labelOf = (key: string): string => freeLabel(entryId(key), footnotes);
  const page = absolute(knowledge.site, proseAddress(knowledge.site, prose));
  const leads = linksFrom(knowledge, prose.locale);
  const imageOf = imagesFrom(prose.images, knowledge.site);
  const linkTo: LinkTo = (destination) => leads(destination) ?? leadToImage(imageOf(destination));
  const entries = bibliographyOf(knowledge, prose);
  const titles = new Map(entries.map(({ reference, short }) => [reference.key, short.title]));
  const figure = (name: string): string => figureMarkdown(figureView(prose, name), titles, locale);
  const text = withoutEmptyLines(rewrite(prose.source, spots, { page, linkTo, labelOf, locale, figure }));
  const closed = ending === undefined ? text : `${text}\n${ending}`;
  const definitions = entries.map((entry) => definition(entry, labelOf, locale));
  return `${[opening(knowledge, prose, locale), closed, ...definitions].join("\n\n")}\n`;
}

const leadToImage = (image: ImageAttributes | undefined): Lead | undefined => image && { href: image.src };

/** The author's own footnotes keep their labels. */
const freeLabel = (label: string, taken: ReadonlySet<string>): string =>
  taken.has(label) ? freeLabel(`${label}-source`, taken) : label;

/** Title, description, and what a copy of the text must carry to be traced back. */
function opening({ site }: Knowledge, prose: Prose, locale: Locale): string {
  const t = translator(locale.tag);
  const facts = [
    languageName(locale.tag, locale.format),
    t("article.updated", dated(prose.updated, locale.format)),
    `<${absolute(site, proseAddress(site, prose))}>`,
    link({ text: t("site.licence", { licence: site.licence.name }), address: site.licence.url }),
  ];
  return [`# ${markdownText(prose.title)}`, markdownText(prose.description), facts.join(" · ")].join("\n\n");
}

interface Rewriting {
  page: string;
  linkTo: LinkTo;
  labelOf: (key: string) => string;
  locale: Locale;
  /** Title and data of the figure of a name. */
  figure: (name: string) => string;
}

function rewrite(source: string, spots: readonly Spot[], to: Rewriting): string {
  let text = "";
  let from = 0;
  for (const spot of spots) {
    text += source.slice(from, spot.start);
    from = spot.end;
    // "![^a]" would be taken for an image.
    if (spot.kind === "citation" && /(?<!\\)!$/u.test(text)) text = text.replace(/!$/u, "\\!");
    text += replacement(source, spot, to);
    // Tags that stood on lines of their own leave none behind.
    if ((spot.kind === "machinery" || spot.kind === "figure") && /(?:^|\n\n)$/u.test(text))
      from += /^\n*/u.exec(source.slice(from))?.[0].length ?? 0;
  }
  return text + source.slice(from);
}

function replacement(source: string, spot: Spot, { page, linkTo, labelOf, locale, figure }: Rewriting): string {
  const written = source.slice(spot.start, spot.end);
  switch (spot.kind) {
    case "citation": {
      const text = citation(spot.items, labelOf, locale);
      // At the start of a line "[^a]:" would define a footnote.
      return text.endsWith("]") && source[spot.end] === ":" ? `${text}\\` : text;
    }
    case "address": {
      const lead = linkTo(spot.address);
      // A complete address stays as it is written.
      if (lead === undefined && URL.canParse(spot.address)) return written;
      return markdownAddress(complete(lead?.href ?? spot.address, page));
    }
    case "figure":
      return `${figure(spot.name)}\n\n`;
    case "machinery":
      return "";
  }
}

/** `[^a][^b]`, or with the author's words around them `(see [^a], p. 4; [^b])`. */
function citation(items: readonly CitationItem[], labelOf: (key: string) => string, locale: Locale): string {
  const hasWords = items.some(({ prefix, locator, suffix }) => prefix ?? locator ?? suffix);
  const parts = items.map(({ key, prefix, locator, suffix }) => {
    const before = prefix === undefined ? "" : `${markdownText(prefix)} `;
    const place = locator ? `, ${markdownText(locatorWords(locator, locale))}` : "";
    const glue = suffix === undefined || /^[,.;:]/u.test(suffix) ? "" : locator ? ", " : " ";
    return `${before}[^${labelOf(key)}]${place}${glue}${markdownText(suffix ?? "")}`;
  });
  return hasWords ? `(${parts.join("; ")})` : parts.join("");
}

/** A footnote with the full reference, and the cited words below it as quotations. */
function definition(entry: Entry, labelOf: (key: string) => string, locale: Locale): string {
  const { authors: names, title, container, details, passages } = entryWords(entry, locale);
  const authors = names.map(({ value }) => value).join("");
  const reference = [
    ...(authors === "" ? [] : [markdownText(ended(authors))]),
    `${link(title)}${stopAfter(title.text)}`,
    ...(container === undefined ? [] : [markdownText(ended(container))]),
    `${details.map(link).join(" · ")}.`,
  ].join(" ");
  const quotations = passages.map(({ quote, place, seen, uses }) => {
    const support = entry.uses.length > 1 ? ` · ${markdownText(supported(uses, locale))}` : "";
    return `    > ${markdownText(quote)}\n    >\n    > — ${link(place)}${seen === undefined ? "" : ` · ${markdownText(seen)}`}${support}`;
  });
  return [`[^${labelOf(entry.reference.key)}]: ${reference}`, ...quotations].join("\n\n");
}

/** Which references to a footnote a quotation in it is for. */
function supported(uses: readonly number[], locale: Locale): string {
  const numbers = formatListParts(uses.map(String), locale.format).map(({ value }) => value);
  return translator(locale.tag)("llms.supports", { numbers: numbers.join("") });
}

export const link = ({ text, address }: Words): string =>
  address === undefined ? markdownText(text) : `[${markdownText(text)}](${markdownAddress(address)})`;
