/** What articles tell search engines and reference managers, held against what they show. */
import { beforeAll, describe, expect, test } from "vitest";
import { attributeOf, only, rawTextOf, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";
import { articlesOf, canonicalOf, citedOn, exported, langOf } from "./exports.ts";

type Thing = Record<string, unknown> & { "@id": string; url: string };

function graphOf({ document }: Page): { article: Thing; breadcrumb: Thing } {
  const text = rawTextOf(only(document, "head script[type=application/ld+json]"));
  expect(text).not.toMatch(/[<>&]/u);
  const { "@context": context, "@graph": graph } = JSON.parse(text) as { "@context": string; "@graph": Thing[] };
  expect(context).toBe("https://schema.org");
  const [article, breadcrumb] = graph;
  if (article === undefined || breadcrumb === undefined) expect.fail("The graph is not complete.");
  return { article, breadcrumb };
}

const metaOf = ({ document }: Page, name: string): string[] =>
  select(document, "head meta")
    .filter((meta) => attributeOf(meta, "name") === name)
    .map((meta) => attributeOf(meta, "content") ?? "");

/** Title links of the bibliography, in order. */
const titlesOf = ({ document }: Page): string[] =>
  select(document, "section[role=doc-bibliography] .entry-source cite").map(rawTextOf);

describe.each(exported)("in %s", (_, folder, base) => {
  let articles: Page[];
  beforeAll(async () => {
    articles = articlesOf(await readSite(folder));
  });

  test("an article is described as what its page shows", () => {
    expect(articles.length).toBeGreaterThan(1);
    for (const page of articles) {
      const { article } = graphOf(page);
      expect([article["@type"], article["@id"], article["url"]]).toEqual([
        "Article",
        canonicalOf(page),
        canonicalOf(page),
      ]);
      expect(article["headline"]).toBe(textOf(only(page.document, "h1")));
      expect(article["inLanguage"]).toBe(langOf(page));
      expect(article["dateModified"]).toBe(attributeOf(only(page.document, ".facts time"), "datetime"));
      expect(new URL(article.url).pathname.startsWith(base)).toBe(true);
    }
  });

  test("it cites as many sources as its bibliography has entries, in their order", () => {
    for (const page of articles) {
      const { article } = graphOf(page);
      const sources = article["citation"] as Thing[];
      expect(sources.map(({ name }) => name)).toEqual(titlesOf(page));
      expect(sources).toHaveLength(citedOn(page).entries.length);
      const references = metaOf(page, "citation_reference");
      expect(references.map((content) => /^citation_title=(.*?)(?:; citation_|$)/su.exec(content)?.[1])).toEqual(
        titlesOf(page).map((title) => title.replaceAll(";", ",")),
      );
    }
    expect(articles.flatMap((page) => citedOn(page).entries).length).toBeGreaterThan(0);
  });

  test("its breadcrumb is the visible one, with complete addresses", () => {
    for (const page of articles) {
      const items = graphOf(page).breadcrumb["itemListElement"] as { name: string; item: string; position: number }[];
      const steps = select(page.document, ".breadcrumb li").map((step) => {
        const [link] = select(step, "a");
        return [
          textOf(step),
          link ? new URL(attributeOf(link, "href") ?? "", canonicalOf(page)).href : canonicalOf(page),
        ];
      });
      expect(items.map(({ name, item }) => [name, item])).toEqual(steps);
      expect(items.map(({ position }) => position)).toEqual(steps.map((__, index) => index + 1));
    }
  });

  /** Pages of the other variants of an article. */
  const othersOf = (page: Page): string[] =>
    select(page.document, "link[rel=alternate]")
      .filter((link) => !["x-default", undefined].includes(attributeOf(link, "hreflang")))
      .map((link) => attributeOf(link, "href") ?? "")
      .filter((address) => address !== canonicalOf(page));

  test("original and translations name each other, as their alternates do", () => {
    const works = new Map(articles.map((page) => [canonicalOf(page), graphOf(page).article]));
    const named = (address: string, field: string): string[] =>
      [(works.get(address)?.[field] ?? []) as Thing | Thing[]].flat().map((work) => String(work["@id"]));
    for (const page of articles) {
      const [own, others] = [canonicalOf(page), othersOf(page)];
      const source = [own, ...others].find((address) => named(address, "workTranslation").length > 0);
      // A translation names its original alone, and nothing where there is none.
      expect(named(own, "workTranslation").sort(), own).toEqual(source === own ? others.sort() : []);
      expect(named(own, "translationOfWork"), own).toEqual(source === own || source === undefined ? [] : [source]);
    }
  });

  test("the tags of reference managers say the same", () => {
    for (const page of articles) {
      const { article } = graphOf(page);
      expect(metaOf(page, "citation_title")).toEqual([article["headline"]]);
      expect(metaOf(page, "citation_publication_date")).toEqual([String(article["dateModified"]).replaceAll("-", "/")]);
      expect(metaOf(page, "citation_language")).toEqual([article["inLanguage"]]);
      expect(metaOf(page, "citation_public_url")).toEqual([canonicalOf(page)]);
      expect(metaOf(page, "citation_author")).toEqual([]);
    }
  });
});

test("a source's own words cannot break out of their element", async () => {
  const page = (await readSite(sites.fixture)).get("/en/bridges-in-every-form/") ?? expect.fail("no page");
  const { article } = graphOf(page);
  const odd = (article["citation"] as Thing[]).find(({ url }) => url === "https://example.org/odd?a=1&b=2");
  expect(odd?.["name"]).toContain("&amp; a </title><script>alert(1)</script>");
  expect(metaOf(page, "citation_reference").join()).toContain(" a </title><script>alert(1)</script>");
  expect(
    select(page.document, "script")
      .map(rawTextOf)
      .filter((text) => text.includes("alert") && !text.startsWith("{")),
  ).toEqual([]);
  expect(select(page.document, "svg")).toEqual([]);
  const pairs = articlesOf(await readSite(sites.fixture)).filter(
    (other) => "translationOfWork" in graphOf(other).article,
  );
  expect(pairs.map(({ address }) => address)).toEqual(["/ar/al-jusur-fi-ashkal/", "/ar/al-jusur/"]);
});
