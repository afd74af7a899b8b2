/** Reads the citations of a finished page. */
import { attributeOf, type Element, elementsOf, matches, only, rawTextOf, select, textOf } from "./html.ts";
import type { Page } from "./site.ts";

/** A marker as it stands in a page. */
export interface Marker {
  id: string;
  /** Id of the entry it leads to. */
  entry: string;
  /** What is visible. */
  text: string;
  /** What a screen reader says. */
  name: string;
}

/** Every marker of a page, in reading order. */
export function markersOf({ document }: Page): Marker[] {
  const texts = new Map(select(document, "[id]").map((element) => [attributeOf(element, "id"), rawTextOf(element)]));
  return select(document, "a[role=doc-biblioref]").map((link) => ({
    id: attributeOf(link, "id") ?? "",
    entry: (attributeOf(link, "href") ?? "").replace(/^#/u, ""),
    text: rawTextOf(link),
    name: (attributeOf(link, "aria-labelledby") ?? "")
      .split(" ")
      .map((id) => texts.get(id) ?? "?")
      .join(" "),
  }));
}

/** A row of the bibliography. */
export interface Row {
  id: string;
  element: Element;
  /** Ids of the markers to which its back-links lead, in order. */
  backTo: string[];
  /** Accessible names of the back-links. */
  backNames: string[];
}

export function rowsOf({ document }: Page): Row[] {
  return select(document, "section[role=doc-bibliography] ol li")
    .filter((row) => matches(row, "[id]"))
    .map((element) => {
      const links = select(element, "a[role=doc-backlink]");
      return {
        id: attributeOf(element, "id") ?? "",
        element,
        backTo: links.map((link) => (attributeOf(link, "href") ?? "").replace(/^#/u, "")),
        backNames: links.map((link) => attributeOf(link, "aria-label") ?? textOf(link)),
      };
    });
}

/** The row of a reference. */
export function rowOf(page: Page, key: string): Row {
  return rowsOf(page).find(({ id }) => id === `ref-${key}`) ?? fail(`${page.address} has no entry for ${key}.`);
}

/** The text of an article, and the lists beside it. */
export interface Section {
  /** "" for the text before the first heading. */
  heading: string;
  /** Numbers cited in the section. */
  cited: Set<string>;
  /** Numbers in the list in the margin, and in the list that folds. */
  margin: string[];
  folded: string[];
}

/** The sections of a page's text with what they cite and what stands beside them. */
export function sectionsOf({ document }: Page): Section[] {
  let section: Section = { heading: "", cited: new Set(), margin: [], folded: [] };
  const sections = [section];
  for (const element of elementsOf(only(document, ".prose"))) {
    if (matches(element, "h2")) {
      section = { heading: textOf(element), cited: new Set(), margin: [], folded: [] };
      sections.push(section);
    }
    if (matches(element, "a[role=doc-biblioref]")) section.cited.add(textOf(element));
    if (matches(element, ".margin-sources")) section.margin.push(...select(element, "b").map(textOf));
    if (matches(element, ".folded-sources")) section.folded.push(...select(element, "b").map(textOf));
  }
  return sections;
}

function fail(message: string): never {
  throw new Error(message);
}
