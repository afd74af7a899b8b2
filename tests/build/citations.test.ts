/** Markers, entries and the lists beside the text: one citation machinery, laws over every page. */
import { beforeAll, describe, expect, test } from "vitest";
import { markersOf, rowsOf, sectionsOf } from "../citations.ts";
import { ancestorsOf, attributeOf, elementsOf, matches, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

describe.each(["fixture", "base", "twins", "content"] as const)("the citations of %s", (name) => {
  let citing: Page[];

  beforeAll(async () => {
    citing = [...(await readSite(sites[name])).values()].filter((page) => markersOf(page).length > 0);
    expect(citing.length).toBeGreaterThan(1);
  });

  const each = (law: (page: Page) => void): void => {
    for (const page of citing) law(page);
  };

  test("number the sources without gaps, in the order in which a reader meets them", () => {
    each((page) => {
      const entries = [...new Set(markersOf(page).map(({ entry }) => entry))];
      expect(entries, page.address).toEqual(rowsOf(page).map(({ id }) => id));
      for (const { entry, text } of markersOf(page))
        expect(text, page.address).toBe(String(entries.indexOf(entry) + 1));
      expect(rowsOf(page).map(({ element }) => attributeOf(element, "value") ?? "")).toEqual(
        entries.map((_, index) => String(index + 1)),
      );
    });
  });

  test("have one back-link for each marker and one marker for each back-link", () => {
    each((page) => {
      const markers = markersOf(page).map(({ id }) => id);
      expect(new Set(markers).size).toBe(markers.length);
      for (const { id, backTo } of rowsOf(page)) {
        const own = markersOf(page)
          .filter(({ entry }) => entry === id)
          .map((marker) => marker.id);
        // They stand with the passage they are about: in another order than in the text.
        expect(backTo.toSorted(), `${page.address}#${id}`).toEqual(own.toSorted());
      }
    });
  });

  test("have names that a screen reader can tell apart", () => {
    each((page) => {
      const markers = markersOf(page).map((marker) => marker.name);
      expect(markers.filter((text) => text.includes("?") && text.startsWith("?"))).toEqual([]);
      expect(new Set(markers).size, page.address).toBe(markers.length);
      const links = rowsOf(page).flatMap(({ backNames }) => backNames);
      expect(new Set(links).size, page.address).toBe(links.length);
      for (const marker of markersOf(page)) expect(marker.name).toMatch(new RegExp(`^\\D*${marker.text}: .`, "u"));
    });
  });

  test("stand in brackets whose numbers are links, one each, separated by commas", () => {
    each(({ document, address }) => {
      for (const group of select(document, "span.citation")) {
        const links = select(group, "a[role=doc-biblioref]");
        expect(links.length, address).toBeGreaterThan(0);
        const words = textOf(group).replaceAll(/(?<!\d)\p{L}[\p{L}\p{P} ]*/gu, "");
        expect(words.replaceAll(/\s+/gu, "").split(/[,،]/u), address).toHaveLength(links.length);
        expect(textOf(group), address).toMatch(/^\[.*\]$/u);
      }
      for (const link of select(document, "a[role=doc-biblioref]")) {
        expect(ancestorsOf(link).filter((around) => matches(around, "span.citation"))).toHaveLength(1);
        expect(ancestorsOf(link).filter((around) => matches(around, "a") || matches(around, "code"))).toEqual([]);
      }
    });
  });

  test("leave no trace of themselves in contents lists and heading ids", () => {
    each(({ document, address }) => {
      for (const link of select(document, ".contents a")) {
        expect(textOf(link), address).not.toMatch(/\[\d|@|\s$/u);
        expect(textOf(link), address).not.toContain("\u{F8FF}");
      }
      const headings = elementsOf(document).filter((element) => /^h[2-6]$/u.test(element.tagName));
      for (const heading of headings)
        expect(attributeOf(heading, "id") ?? "", address).not.toMatch(/\d-\d|ref-|cite-|\u{F8FF}/u);
    });
  });

  test("are listed beside the section that makes them, and nowhere else", () => {
    each((page) => {
      for (const { heading, cited, margin, folded } of sectionsOf(page)) {
        const sorted = [...cited].sort((a, b) => Number(a) - Number(b));
        expect(
          [...margin].sort((a, b) => Number(a) - Number(b)),
          `${page.address} ${heading}`,
        ).toEqual(sorted);
        expect(folded, `${page.address} ${heading}`).toEqual(margin);
      }
    });
  });

  test("are repeated beside the text without ids, out of the way of screen readers and the tab key", () => {
    each(({ document, address }) => {
      for (const list of [...select(document, ".margin-sources"), ...select(document, ".folded-sources")]) {
        expect(select(list, "[id]"), address).toEqual([]);
      }
      for (const list of select(document, ".margin-sources")) {
        expect(attributeOf(list, "aria-hidden"), address).toBe("true");
        expect(
          select(list, "a").filter((link) => !matches(link, "[tabindex=-1]")),
          address,
        ).toEqual([]);
      }
      for (const list of select(document, ".folded-sources")) expect(list.tagName, address).toBe("details");
    });
  });
});
