/** The sites whose exports are held against their pages, and what the tests of exports ask of a page. */
import { markersOf, rowsOf } from "../citations.ts";
import { attributeOf, only, select } from "../html.ts";
import type { Page } from "../site.ts";
import { basePath, sites } from "./builds.ts";

/** Name, folder and base path of each site. */
export const exported: [string, string, string][] = [
  ["fixture", sites.fixture, "/"],
  ["base", sites.base, basePath],
  ["twins", sites.twins, "/"],
  ["content", sites.content, "/"],
];

/** Pages with a text of their own: articles, and pages such as "about". */
export const textsOf = (pages: ReadonlyMap<string, Page>): Page[] =>
  [...pages.values()].filter(({ document }) => select(document, ".prose").length > 0);
export const articlesOf = (pages: ReadonlyMap<string, Page>): Page[] =>
  textsOf(pages).filter(({ document }) => select(document, "article").length > 0);

export const langOf = ({ document }: Page): string => attributeOf(only(document, "html"), "lang") ?? "";
export const canonicalOf = ({ document }: Page): string =>
  attributeOf(only(document, "link[rel=canonical]"), "href") ?? "";
/** What an alternate form of the page is linked by, from its head. */
export const alternateOf = ({ document }: Page, type: string): string | undefined => {
  const [link] = select(document, "head link[rel=alternate]").filter(
    (element) => attributeOf(element, "type") === type,
  );
  return link && attributeOf(link, "href");
};

/** Ids of the entries, in order, and of the entries that the markers lead to, in reading order. */
export const citedOn = (page: Page): { entries: string[]; markers: string[] } => ({
  entries: rowsOf(page).map(({ id }) => id),
  markers: markersOf(page).map(({ entry }) => entry),
});

/** Ids of the entries that the tables of the figures lead to. */
export const sourcesInFigures = ({ document }: Page): string[] =>
  select(document, ".figure td a").map((link) => (attributeOf(link, "href") ?? "").slice(1));
