/** What leads a newcomer: introductions of the home page and of topics, and the index of a page's terms. */
import { beforeAll, describe, expect, test } from "vitest";
import { ancestorsOf, attributeOf, type Element, elementsOf, matches, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

let pages: Map<string, Page>;
beforeAll(async () => {
  pages = await readSite(sites.fixture);
});
const documentAt = (address: string): Page["document"] => (pages.get(address) ?? expect.fail(address)).document;

/** The parts of a page's main element, in their order, each by the first of the selectors that it is. */
function partsOf(address: string, selectors: readonly string[]): string[] {
  const parts = elementsOf(only(documentAt(address), "main"));
  return parts.flatMap((element) => selectors.find((selector) => matches(element, selector)) ?? []);
}

describe("an introduction", () => {
  test("stands on the home page between the search and the topics", () => {
    const order = ["search.site-search", ".introduction", "#page-topics", "#page-newest"];
    expect(partsOf("/en/", order)).toEqual(order);
    expect(partsOf("/ar/", order)).toEqual(order);
    expect(textOf(only(documentAt("/en/"), ".introduction h2"))).toBe("Where to start");
  });

  test("stands on the page of its topic between the standfirst and the list", () => {
    const order = [".standfirst", ".introduction", ".article-list"];
    expect(partsOf("/en/topics/arches/", order)).toEqual(order);
    expect(partsOf("/ar/mawadi/aqwas/", order)).toEqual(order);
  });

  test("is only where there is one", () => {
    expect(select(documentAt("/en/topics/cables/"), ".introduction")).toEqual([]);
    const introduced = [...pages.values()].filter(({ document }) => select(document, ".introduction").length > 0);
    expect(introduced.map(({ address }) => address)).toEqual([
      "/ar/",
      "/ar/mawadi/aqwas/",
      "/en/",
      "/en/topics/arches/",
      "/it/",
      "/it/argomenti/archi/",
    ]);
  });
});

describe("the index of a page", () => {
  const index = (address: string): Element => only(documentAt(address), "nav.page-index");
  const namesOf = (address: string): string[] => select(index(address), "a").map(textOf);

  test("lists its third-level headings in the order of the language", () => {
    expect(namesOf("/en/terms/")).toEqual([
      ...["2-cord crossing", "Arch", "Cable", "Cited", "Éclisse", "Eye of a cord", "Pier"],
    ]);
    expect(select(index("/en/terms/"), "b").map(textOf)).toEqual(["", "A", "C", "E", "P"]);
    const arabic = namesOf("/ar/mustalahat/");
    expect(arabic).toEqual(arabic.toSorted(new Intl.Collator("ar").compare));
    expect(arabic).toHaveLength(7);
  });

  test("leads to each of them, is named, and stands above the text", () => {
    for (const address of ["/en/terms/", "/ar/mustalahat/"]) {
      const ids = select(only(documentAt(address), ".prose"), "h3").map((heading) => `#${attributeOf(heading, "id")}`);
      const targets = select(index(address), "a").map((link) => attributeOf(link, "href") ?? "");
      expect(targets.toSorted()).toEqual(ids.toSorted());
      const name = attributeOf(index(address), "aria-labelledby") ?? "";
      expect(textOf(only(documentAt(address), `#${name}`))).not.toBe("");
      expect(partsOf(address, ["nav.page-index", ".prose"])).toEqual(["nav.page-index", ".prose"]);
    }
  });

  test("goes with contents of the sections, and with terms that are links to themselves", () => {
    const document = documentAt("/en/terms/");
    expect(select(document, ".contents a").map(textOf)).toEqual(["Of stone", "Of cord"]);
    const own = select(only(document, ".prose"), "h3 a").filter((link) => !matches(link, "[role=doc-biblioref]"));
    const named = own.map((link) => [attributeOf(link, "href"), `#${attributeOf(ancestorsOf(link)[0] ?? link, "id")}`]);
    expect(named).toHaveLength(6); // the seventh holds a marker, and no link holds another
    expect(named.filter(([href, id]) => href !== id)).toEqual([]);
  });

  test("is on no other page, and its page is in the header of every page of its language, and in every footer", () => {
    const withIndex = [...pages.values()].filter(({ document }) => select(document, ".page-index").length > 0);
    expect(withIndex.map(({ address }) => address)).toEqual(["/ar/mustalahat/", "/en/terms/"]);
    for (const { address, document } of pages.values()) {
      if (address === "/" || address === "/404.html") continue;
      const target = address.startsWith("/ar/") ? "/ar/mustalahat/" : "/en/terms/";
      const ways = ["header.site-header nav a", "footer.site-footer a"].map((part) =>
        select(document, part).some((link) => attributeOf(link, "href") === target),
      );
      // Italian has no such page: its footer leads to the English one.
      expect(ways, address).toEqual([!address.startsWith("/it/"), true]);
    }
  });
});
