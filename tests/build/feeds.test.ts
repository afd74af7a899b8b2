/** Feeds, sitemaps and llms.txt, held against the pages they speak of. */
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseFragment } from "parse5";
import { beforeAll, describe, expect, test } from "vitest";
import { nodesOf, parseGfm, wordsOf } from "../gfm.ts";
import { attributeOf, elementsOf, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { childrenOf, parseXml, type XmlElement } from "../xml.ts";
import {
  alternateOf,
  articlesOf,
  canonicalOf,
  citedOn,
  exported,
  langOf,
  sourcesInFigures,
  textsOf,
} from "./exports.ts";

const textIn = (element: XmlElement, name: string): string => childrenOf(element, name)[0]?.text ?? "";

describe.each(exported)("in %s", (_, folder, base) => {
  let pages: Map<string, Page>;
  let locales: string[];
  const feeds = new Map<string, XmlElement>();

  beforeAll(async () => {
    pages = await readSite(folder);
    locales = [...new Set(articlesOf(pages).map(langOf))];
    for (const locale of locales) feeds.set(locale, parseXml(await readFile(join(folder, locale, "feed.xml"), "utf8")));
  });

  const articlesIn = (locale: string): Page[] => articlesOf(pages).filter((page) => langOf(page) === locale);
  const entriesOf = (locale: string): XmlElement[] => {
    const feed = feeds.get(locale);
    return feed ? childrenOf(feed, "entry") : expect.fail(`no feed for ${locale}`);
  };

  test("all XML is well-formed", async () => {
    const files: string[] = [];
    for await (const file of glob("**/*.xml", { cwd: folder })) files.push(file);
    expect(files.length).toBeGreaterThanOrEqual(2 + locales.length);
    for (const file of files)
      expect(parseXml(await readFile(join(folder, file), "utf8")).children.length).toBeGreaterThan(0);
  });

  test("every page of a locale names its feed", () => {
    const wrong = [...pages.values()]
      .filter(({ address }) => /^\/[a-z]{2}\//u.test(address))
      .filter((page) => alternateOf(page, "application/atom+xml") !== `${base}${langOf(page)}/feed.xml`);
    expect(wrong.map(({ address }) => address)).toEqual([]);
  });

  test("a feed has every article of its locale, newest first", () => {
    for (const locale of locales) {
      const entries = entriesOf(locale).map((entry) => [
        textIn(entry, "id"),
        textIn(entry, "title"),
        textIn(entry, "updated"),
      ]);
      const articles = articlesIn(locale).map((page) => [
        canonicalOf(page),
        textOf(only(page.document, "h1")),
        `${attributeOf(only(page.document, ".facts time"), "datetime")}T00:00:00Z`,
      ]);
      expect(entries.toSorted()).toEqual(articles.toSorted());
      const dates = entries.map(([, , date]) => date ?? "");
      expect(dates).toEqual(dates.toSorted().toReversed());
      expect(textIn(feeds.get(locale) ?? expect.fail("no feed"), "updated")).toBe(dates[0]);
      expect(feeds.get(locale)?.attributes["xml:lang"]).toBe(locale);
    }
  });

  test("an entry holds the whole text with every marker, complete addresses, and nothing of the page around", () => {
    for (const locale of locales) {
      for (const entry of entriesOf(locale)) {
        const page = articlesIn(locale).find((article) => canonicalOf(article) === textIn(entry, "id"));
        if (page === undefined) expect.fail("no page");
        const content = parseFragment(textIn(entry, "content"));
        const addresses = elementsOf(content).flatMap(({ attrs }) =>
          attrs.filter(({ name }) => name === "href" || name === "src").map(({ value }) => value),
        );
        expect(addresses.filter((address) => !URL.canParse(address))).toEqual([]);
        const { entries, markers } = citedOn(page);
        const own = `${canonicalOf(page)}#`;
        const inFigures = select(content, "figure td a").length;
        expect(
          addresses
            .filter((address) => address.startsWith(`${own}ref-`))
            .map((address) => address.slice(own.length))
            .toSorted(),
        ).toEqual([...markers, ...sourcesInFigures(page)].toSorted());
        expect(inFigures).toBe(sourcesInFigures(page).length);
        expect(select(content, "ol").at(-1)?.childNodes).toHaveLength(entries.length);
        const names = new Set(
          elementsOf(content).flatMap(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)]),
        );
        expect(["script", "style", "details", "id", "class", "hidden"].filter((name) => names.has(name))).toEqual([]);
        const [div] = elementsOf(content);
        expect(div && [attributeOf(div, "lang"), attributeOf(div, "dir")]).toEqual([
          locale,
          attributeOf(only(page.document, "html"), "dir"),
        ]);
        const words = textOf(content).replaceAll(/(?<=\S) \((?:in Arabic|باللغة الإنجليزية)\)/gu, "");
        const paragraphs = select(only(page.document, ".prose"), "p").map(textOf);
        expect(paragraphs.filter((paragraph) => !words.includes(paragraph))).toEqual([]);
      }
    }
  });

  /** Where a complete address of the site stands in the folder. */
  const fileAt = (address: string): string => {
    const { pathname } = new URL(address);
    expect(pathname.startsWith(base)).toBe(true);
    return join(folder, pathname.slice(base.length), pathname.endsWith("/") ? "index.html" : "");
  };
  /** Where a reader of a locale is led who looks for what a page is a variant of. */
  const ledTo = ({ document }: Page, locale: string): string | undefined => {
    const [own] = select(document, `link[hreflang=${locale}]`);
    const link = own ?? only(document, "link[hreflang=x-default]");
    return attributeOf(link, "href");
  };
  const linksIn = (text: string): string[] =>
    nodesOf(parseGfm(text)).flatMap(({ type, url }) => (type === "link" ? (url ?? []) : []));

  test("llms.txt of a locale lists the Markdown of every text, in its language or the one there is, and leads only to what is there", async () => {
    for (const locale of locales) {
      const text = await readFile(join(folder, locale, "llms.txt"), "utf8");
      const links = linksIn(text);
      expect(links.filter((address) => !existsSync(fileAt(address)))).toEqual([]);
      expect(links.filter((address) => address.endsWith(".md")).toSorted()).toEqual(
        textsOf(pages)
          .filter((page) => ledTo(page, locale) === canonicalOf(page))
          .map((page) => canonicalOf(page).replace(/\/$/u, ".md"))
          .toSorted(),
      );
      const [title, tagline, note, ...rest] = parseGfm(text).children ?? [];
      expect([title, tagline, note].map((node) => node?.type)).toEqual(["heading", "blockquote", "paragraph"]);
      const home = pages.get(`/${locale}/`)?.document ?? expect.fail("no home");
      expect(title && wordsOf(title)).toBe(textOf(only(home, "h1")));
      expect(rest.map(({ type }) => type)).toEqual(rest.map((__, index) => (index % 2 === 0 ? "heading" : "list")));
      const last = rest.at(-2);
      expect(last && wordsOf(last)).toBe("Optional");
    }
  });

  test("llms.txt of the site leads to that of every locale", async () => {
    const links = linksIn(await readFile(join(folder, "llms.txt"), "utf8"));
    expect(links.map(fileAt).toSorted()).toEqual(locales.map((locale) => join(folder, locale, "llms.txt")).toSorted());
  });
});
