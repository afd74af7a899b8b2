/** A page for every source, and the list of all: what they say of citations is what the citing pages hold. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { markersOf } from "../citations.ts";
import { attributeOf, type Element, matches, only, select, textOf } from "../html.ts";
import { fixture, type Page, projectRoot, readSite } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const contents = { fixture, base: fixture, content: join(projectRoot, "content") } as const;
/** The lists of all sources, one a language; each site has some of them. */
const lists = ["/en/sources/", "/it/fonti/", "/ar/masadir/"];

const keysOf = (content: string): string[] =>
  readdirSync(join(content, "references"))
    .map((file) => file.replace(/\.yaml$/u, ""))
    .toSorted();

/** Where a page's links lead, without the base path. */
const addressesOf = (links: readonly Element[], root: string): string[] =>
  links.map((link) => (attributeOf(link, "href") ?? "").replace(root, "/"));

/** How often, in how many articles, by the words of a page. */
const NUMBERS: readonly RegExp[] = [
  /cited (?<times>once|\d+ times) in (?<texts>one article|\d+ articles)/iu,
  /citata (?<times>una volta|\d+ volte) in (?<texts>un articolo|\d+ articoli)/iu,
  /استُشهد به (?<times>مرة واحدة|مرتين|\d+ مرات|\d+ مرة) في (?<texts>مقالة واحدة|مقالتين|\d+ مقالات)/u,
  /(?<times>not cited yet|non ancora citata|لم يُستشهد به بعد)/iu,
];
function countsIn(words: string): number[] {
  const { times = "", texts = "" } = NUMBERS.map((form) => form.exec(words)?.groups).find(Boolean) ?? {};
  if (times === "") throw new Error(`No count in "${words}".`);
  return [times, texts].map((part) => Number(/\d+/u.exec(part)?.[0] ?? wordNumber(part)));
}
function wordNumber(word: string): number {
  if (["مرتين", "مقالتين"].includes(word)) return 2;
  return word === "" || /^(?:not|non|لم)/iu.test(word) ? 0 : 1;
}

describe.each(["fixture", "base", "content"] as const)("the sources of %s", (name) => {
  const keys = keysOf(contents[name]);
  const root = name === "base" ? basePath : "/";
  let pages: Map<string, Page>;
  let indexes: Page[];
  /** Where each source is cited, in all languages: page, and its marker. */
  let cited: Map<string, { page: Page; place: string }[]>;

  beforeAll(async () => {
    pages = await readSite(sites[name]);
    indexes = lists.flatMap((address) => pages.get(address) ?? []);
    expect(indexes.length).toBeGreaterThan(1);
    cited = Map.groupBy(
      [...pages.values()].flatMap((page) =>
        markersOf(page).map(({ id, entry }) => ({ page, place: `${page.address}#${id}`, key: entry.slice(4) })),
      ),
      ({ key }) => key,
    );
    expect(cited.size).toBeGreaterThan(5);
  });

  const sourcePages = (key: string): Page[] =>
    indexes.map(({ address }) => pages.get(`${address}${key}/`) ?? expect.fail(`no page for ${key} in ${address}`));

  /** The variants of one article name the same alternates. */
  const articleOf = ({ document }: Page): string =>
    select(document, "link[rel=alternate]")
      .filter((link) => matches(link, "[hreflang]"))
      .map((link) => attributeOf(link, "href"))
      .join(" ");

  /** Citations and articles: translations are counted once, by the variant that cites most. */
  const countsOf = (key: string): [number, number] => {
    const articles = Map.groupBy(cited.get(key) ?? [], ({ page }) => articleOf(page));
    const most = [...articles.values()].map((places) => {
      const variants = Map.groupBy(places, ({ page }) => page);
      return Math.max(...[...variants.values()].map(({ length }) => length));
    });
    return [most.reduce((sum, count) => sum + count, 0), articles.size];
  };

  test("have a page each in each language, and no other", () => {
    for (const { address } of indexes) {
      const own = [...pages.keys()].filter((other) => other.startsWith(address) && other !== address);
      expect(own).toEqual(keys.map((key) => `${address}${key}/`).toSorted());
    }
  });

  test("show on their pages every marker that cites them, and nothing else, once", () => {
    for (const key of keys) {
      const places = (cited.get(key) ?? []).map(({ place }) => place).toSorted();
      for (const page of sourcePages(key)) {
        const links = addressesOf(select(page.document, ".places .citation a"), root);
        expect(links.toSorted(), page.address).toEqual(places);
      }
    }
    expect([...cited.keys()].filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("say in words how often they are cited, on their page and in the list", () => {
    for (const key of keys) {
      const counts = countsOf(key);
      for (const page of sourcePages(key)) {
        expect(countsIn(textOf(only(page.document, ".source-cited"))), page.address).toEqual(counts);
        const description = attributeOf(only(page.document, "meta[name=description]"), "content") ?? "";
        expect(countsIn(description.split(" · ").at(-1) ?? ""), page.address).toEqual(counts);
      }
      for (const row of rowsOf(key)) {
        const [words] = select(row, "p").slice(-1);
        expect(countsIn(words ? textOf(words) : ""), key).toEqual(counts);
        expect(attributeOf(row, "data-cited"), key).toBe(String(counts[0]));
      }
    }
  });

  /** The rows of a source, one a list. */
  const rowsOf = (key: string): Element[] =>
    indexes.map(({ address, document }) => {
      const rows = select(document, "source-list li[data-order]").filter((row) =>
        addressesOf(select(row, "a"), root).includes(`${address}${key}/`),
      );
      return rows.length === 1 && rows[0] ? rows[0] : expect.fail(`${rows.length} rows for ${key} in ${address}`);
    });

  test("stand in the list once, under their kind", () => {
    for (const key of keys) expect(rowsOf(key)).toHaveLength(indexes.length);
    for (const { document } of indexes) {
      expect(select(document, "source-list li[data-order]")).toHaveLength(keys.length);
      for (const section of select(document, "source-list section")) {
        const kind = (attributeOf(section, "aria-labelledby") ?? "").replace(/^group-/u, "");
        const rows = select(section, "li[data-order]");
        expect(new Set(rows.map((row) => attributeOf(row, "data-kind")))).toEqual(new Set([kind]));
        expect(textOf(only(document, `a[href=#group-${kind}]`))).toMatch(new RegExp(` ${rows.length}$`, "u"));
      }
    }
  });

  test("are all in the plot, whose drawing and table agree", () => {
    for (const { document } of indexes) {
      const totals = select(document, ".plot-total").map((total) => Number(textOf(total)));
      expect(totals.reduce((sum, total) => sum + total, 0)).toBe(keys.length);
      const rows = select(document, ".source-plot tbody tr").map((row) =>
        select(row, "td").map((cell) => Number(textOf(cell))),
      );
      expect(rows.map((row) => row.at(-1))).toEqual(totals);
      for (const row of rows) expect(row.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(row.at(-1));
      const pieces = select(document, ".source-plot g").map((bar) => select(bar, "rect").length);
      expect(pieces).toEqual(rows.map((row) => row.slice(0, -1).filter((count) => count > 0).length));
      const fills = select(document, ".source-plot rect[fill]").map((piece) => attributeOf(piece, "fill") ?? "");
      const patterns = select(document, "pattern").map((pattern) => `url(#${attributeOf(pattern, "id")})`);
      expect(fills.filter((fill) => !patterns.includes(fill))).toEqual([]);
    }
  });
});

describe("the page of a source", () => {
  let pages: Map<string, Page>;
  beforeAll(async () => {
    pages = await readSite(sites.fixture);
  });
  const page = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);
  const record = (address: string): Record<string, string> =>
    Object.fromEntries(
      select(page(address).document, ".source-record div").map((row) => [
        textOf(only(row, "dt")),
        textOf(only(row, "dd")),
      ]),
    );

  test("holds the whole record", () => {
    expect(record("/en/sources/withdrawn-study/")).toEqual({
      Authors: "Theodora Vance",
      "Published in": "Journal of Imaginary Engineering",
      Publisher: "Society of Imaginary Engineers",
      Volume: "12",
      Issue: "3",
      Pages: "45–61",
      Date: "2003",
      Language: "English",
      Address: "https://example.org/withdrawn",
      Evidence: "read live on 2 May 2026",
      ISBN: "978-0-00-000000-2",
      Status: "retracted",
      Accessed: "2 May 2026",
      "Type (CSL)": "article-journal",
      Note: "The authors withdrew it after the second bridge fell.",
      "To cite it here": "[@withdrawn-study]",
    });
    expect(record("/en/sources/bureau-of-fords/")).toMatchObject({
      Address: "https://example.com/fords/?page=1&sort=name",
      "The copy that was read": "https://example.com/fords/versions/7",
      "Archived copy": "https://archive.example.org/2026/fords (1 March 2026)",
    });
    expect(record("/en/sources/lone-leaflet/")).toMatchObject({ Date: "undated", Evidence: "read in an undated copy" });
    expect(record("/en/sources/marlow-spans/")["Authors"]).toBe(
      "Ada Marlow, Chidi Okafor, Maj-Britt Lindqvist, J. P. Ferreira and Tanaka",
    );
    const links = select(page("/en/sources/marlow-spans/").document, ".source-record a");
    expect(addressesOf(links, "/")).toContain("https://doi.org/10.99999/spans");
  });

  test("names its kind, and says title and remarks in their own language", () => {
    const kind = (address: string): string => textOf(only(only(page(address).document, ".facts"), "b"));
    expect([kind("/en/sources/marlow-spans/"), kind("/ar/masadir/marlow-spans/")]).toEqual(["paper", "ورقة علمية"]);
    const langOf = (address: string, selector: string): (string | undefined)[] =>
      select(page(address).document, selector).map((element) => attributeOf(element, "lang"));
    expect(langOf("/en/sources/jisr-khayali/", "h1 bdi")).toEqual(["ar"]);
    expect(langOf("/ar/masadir/jisr-khayali/", "h1 bdi")).toEqual([undefined]);
    expect(langOf("/ar/masadir/withdrawn-study/", ".source-record dd bdi").filter(Boolean)).toEqual(
      // Container, publisher, volume, issue and pages are the source's words; the remark is the base's.
      ["en", "en", "en", "en", "en", "en"],
    );
    expect(langOf("/en/sources/withdrawn-study/", ".source-record dd bdi").filter(Boolean)).toEqual([]);
  });

  test("shows each passage with what leans on it, and the rest after them", () => {
    const { document } = page("/en/sources/marlow-spans/");
    const placesOf = (root: Parameters<typeof select>[0]): string[] => addressesOf(select(root, ".citation a"), "/");
    expect(select(document, ".source-passages li[id]").map((item) => attributeOf(item, "id"))).toEqual([
      "passage-deck-load",
      "passage-constructor",
    ]);
    const passage = only(document, "#passage-deck-load");
    expect(textOf(only(passage, "blockquote"))).toBe("The deck carries nothing but the reader’s trust.");
    expect(placesOf(passage)).toEqual([
      "/en/cables-from-mdx/#cite-marlow-spans-1",
      "/en/bridges-in-every-form/#cite-marlow-spans-4",
      "/en/bridges-in-figures/#cite-marlow-spans-2",
      "/en/bridges-in-figures/#cite-marlow-spans-3",
      "/ar/al-jusur/#cite-marlow-spans-4",
      "/ar/al-jusur-fi-ashkal/#cite-marlow-spans-2",
      "/ar/al-jusur-fi-ashkal/#cite-marlow-spans-3",
    ]);
    const rest = only(document, "section[aria-labelledby=page-without-passage]");
    const all = placesOf(document);
    expect(all).toEqual([
      ...placesOf(only(document, "#passage-deck-load")),
      ...placesOf(only(document, "#passage-constructor")),
      ...placesOf(rest),
    ]);
    expect(textOf(only(document, "#passage-constructor"))).toContain("read live in May 2026");
  });

  test("puts each marker into its sentence, in the language of the article, with a name of its own", () => {
    const { document } = page("/en/sources/marlow-spans/");
    const items = select(document, ".places ul li").map((item) => ({
      words: textOf(item),
      dir: attributeOf(item, "dir"),
      lang: attributeOf(only(item, "p"), "lang"),
      name: attributeOf(only(item, ".citation a"), "aria-label"),
    }));
    expect(items).toContainEqual({
      words: "An arch pushes sideways [1].",
      dir: "ltr",
      lang: undefined,
      name: "[1] in “Bridges in every form”, citation a of this source",
    });
    expect(items).toContainEqual({
      words: "القوس يدفع حمله إلى الجانبين [1].",
      dir: "rtl",
      lang: "ar",
      name: "[1] in “الجسور بكل الأشكال”, citation a of this source",
    });
    expect(items).toContainEqual(expect.objectContaining({ words: "A place is named [1], two are. p. 4" }));
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    const [first] = select(page("/ar/masadir/marlow-spans/").document, ".places a");
    expect(first && attributeOf(first, "href")).toMatch(/^\/ar\//u);
  });

  test("of one that no longer holds says so at once, and how many claims lean on it", () => {
    const notice = (address: string): [string, (string | undefined)[]] => {
      const found = only(page(address).document, ".notice");
      return [textOf(found), select(found, "a").map((link) => attributeOf(link, "href"))];
    };
    expect(notice("/en/sources/withdrawn-study/")).toEqual([
      "This source has been retracted: whoever published it no longer stands by it. One claim leans on it",
      ["#page-leaning"],
    ]);
    expect(notice("/en/sources/bureau-of-fords/")).toEqual([
      "This source is no longer at its address. 15 claims lean on it",
      ["#page-leaning"],
    ]);
    expect(notice("/ar/masadir/withdrawn-study/")[0]).toMatch(/سُحب هذا المصدر.*يستند إليه قول واحد/u);
    expect(select(page("/en/sources/marlow-spans/").document, ".notice")).toEqual([]);
    const [open] = select(page("/en/sources/bureau-of-fords/").document, ".facts a");
    expect(open && [textOf(open), attributeOf(open, "href")]).toEqual([
      "Open the archived copy",
      "https://archive.example.org/2026/fords",
    ]);
  });

  test("of one that nothing cites says that", () => {
    const { document } = page("/en/sources/lone-leaflet/");
    expect(select(document, "main .empty").map(textOf)).toEqual([
      "No article cites these words yet.",
      "No article cites this source yet.",
    ]);
    expect(select(document, ".places")).toEqual([]);
  });

  test("is described to search engines in the words of its language", () => {
    const description = (address: string): string =>
      attributeOf(only(page(address).document, "meta[name=description]"), "content") ?? "";
    expect(description("/en/sources/marlow-spans/")).toBe(
      "A Survey of Imaginary Spans · Marlow, A., Okafor, C., Lindqvist, M.-B. and others · Journal of Imaginary Engineering · 14 June 2019 · paper · cited 26 times in 3 articles",
    );
    expect(description("/en/sources/lone-leaflet/")).toBe(
      "A Leaflet That Nobody Cites · undated · primary source · not cited yet",
    );
    expect(description("/ar/masadir/constructor/")).toContain("استُشهد به مرتين في مقالتين");
  });
});

describe("the list of all sources", () => {
  let document: Page["document"];
  beforeAll(async () => {
    document = ((await readSite(sites.fixture)).get("/en/sources/") ?? expect.fail("no list")).document;
  });

  test("stands in the order of authors and titles within each kind, with what a reader weighs", () => {
    const rows = select(document, "source-list li[data-order]").map((row) => textOf(row));
    expect(rows.slice(0, 4)).toEqual([
      "A Leaflet That Nobody Cites undated primary source no longer at its address not cited yet",
      "Register of Fords, Ferries and Footbridges Bureau of Fords 2021 primary source no longer at its address cited 15 times in 4 articles",
      "A Survey of Imaginary Spans Marlow and others Journal of Imaginary Engineering 2019 paper cited 26 times in 3 articles",
      "Bridges That Hold by Themselves Vance Journal of Imaginary Engineering 2003 paper retracted cited once in one article",
    ]);
    const orders = select(document, "source-list li[data-order]").map((row) => Number(attributeOf(row, "data-order")));
    expect(orders.toSorted((a, b) => a - b)).toEqual(orders.map((_, index) => index));
  });

  test("knows the topics under which a source is cited, the main one first", () => {
    const topics = Object.fromEntries(
      select(document, "source-list li[data-order]").map((row) => [
        (attributeOf(select(row, "a")[0] ?? expect.fail("no link"), "href") ?? "").split("/").at(-2),
        attributeOf(row, "data-topic"),
      ]),
    );
    expect(topics).toMatchObject({
      "marlow-spans": "arches cables",
      "withdrawn-study": "arches",
      "jisr-khayali": "arches",
      "lone-leaflet": "",
    });
  });

  test("offers its choices only where scripts run, and what is in the base", () => {
    const form = only(document, "form.source-choice");
    expect(attributeOf(form, "hidden")).toBeDefined();
    const options = (name: string): string[] =>
      select(only(form, `select[name=${name}]`), "option").map((option) => attributeOf(option, "value") ?? "");
    expect(options("kind")).toEqual(["", "primary", "paper", "benchmark", "press", "blog", "forum"]);
    expect(options("topic")).toEqual(["", "arches", "cables", "-"]);
    expect(options("year")).toEqual(["", "2025", "2024", "2021", "2019", "2003", "-"]);
    expect([options("group"), options("sort")]).toEqual([
      ["kind", "topic", "year", "-"],
      ["author", "cited", "year"],
    ]);
  });

  test("shows the empty years between two sources as one stretch where they are many", () => {
    expect(select(document, ".source-plot tbody th").map(textOf)).toEqual([
      "2003",
      "2004–2018",
      "2019",
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
      "undated",
    ]);
  });

  test("brings a script of less than 2 KB", () => {
    const scripts = select(document, "script[src]")
      .map((script) => readFileSync(join(sites.fixture, attributeOf(script, "src") ?? "")))
      .filter((code) => code.includes("source-list"));
    expect(scripts).toHaveLength(1);
    for (const code of scripts) expect(gzipSync(code).length).toBeLessThan(2048);
  });
});
