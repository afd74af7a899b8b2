/** Language variants: head, sitemap and files agree on every page of every site. */
import { beforeAll, describe, expect, test } from "vitest";
import { breaches, readSitemaps, type Sitemaps, sitemapFiles } from "../alternates.ts";
import { attributeOf, parsePage, select } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

describe.each(Object.entries(sites))("in %s", (_, folder) => {
  test("every page and its variants name each other, in heads and sitemaps alike", async () => {
    expect(breaches(await readSite(folder), await readSitemaps(folder))).toEqual([]);
  });

  test("the index names every sitemap there is", async () => {
    expect([...(await readSitemaps(folder)).keys()].toSorted()).toEqual(await sitemapFiles(folder));
  });
});

describe("the law is broken by", () => {
  let pages: Map<string, Page>;
  let sitemaps: Sitemaps;
  beforeAll(async () => {
    pages = await readSite(sites.fixture);
    sitemaps = await readSitemaps(sites.fixture);
  });

  const both = "/en/bridges-in-every-form/";
  const alone = "/ar/makhadat-al-hijara/";
  const url = (address: string): string => `https://fixture.example${address}`;

  /** What is wrong after the HTML of a page was changed. */
  function changed(address: string, change: (html: string) => string): string[] {
    const page = pages.get(address) ?? expect.fail(address);
    const html = change(page.html);
    expect(html).not.toBe(page.html);
    return breaches(new Map([...pages, [address, { ...page, html, document: parsePage(html) }]]), sitemaps);
  }

  /** What is wrong after a sitemap has lost or gained entries. */
  function listing(file: string, change: (entries: Map<string, ReadonlyMap<string, string>>) => void): string[] {
    const entries = new Map(sitemaps.get(file) ?? expect.fail(file));
    change(entries);
    return breaches(pages, new Map([...sitemaps, [file, entries]]));
  }

  const linkTo = (lang: string): RegExp => new RegExp(`<link rel="alternate" hreflang="${lang}" href="([^"]*)">`, "u");
  const replaced = (lang: string, address: string) => (html: string) =>
    html.replace(linkTo(lang), `<link rel="alternate" hreflang="${lang}" href="${url(address)}">`);
  const without = (lang: string) => (html: string) => html.replace(linkTo(lang), "");

  test("nothing that is as it was built", () => {
    expect(breaches(pages, sitemaps)).toEqual([]);
    const [named] = select(pages.get(both)?.document ?? expect.fail(both), "link[hreflang=ar]");
    expect(named && attributeOf(named, "href")).toBe(url("/ar/al-jusur/"));
  });

  test("a page that does not name itself", () => {
    expect(changed(both, without("en"))).toContain(`${both}: does not name itself`);
  });

  test("a variant that does not name the page back", () => {
    expect(changed(both, without("ar"))).toContain(`/ar/al-jusur/: names ${url(both)}, which does not name the same`);
  });

  test("a variant that is no page", () => {
    expect(changed(both, replaced("ar", "/ar/nothing/"))).toContain(
      `${both}: names ${url("/ar/nothing/")}, which is no page`,
    );
  });

  test("a variant that is in another language", () => {
    expect(changed(both, replaced("ar", "/en/about/"))).toContain(
      `${both}: names ${url("/en/about/")} as ar, but it is en`,
    );
  });

  test("a language that is named twice", () => {
    expect(changed(both, (html) => html.replace(linkTo("ar"), "$&$&"))).toContain(`${both}: names a language twice`);
  });

  test.each([
    ["/", "/en/"],
    ["/en/", "/en/"],
    [both, "/ar/al-jusur/"],
    [alone, "/"],
  ])("another x-default of %s", (address, other) => {
    const found = changed(address, replaced("x-default", other)).find((line) => line.includes("x-default"));
    expect(found).toContain(`${address}: has the x-default ${url(other)}, not `);
  });

  test("an x-default that is missing", () => {
    expect(changed(alone, without("x-default"))).toContain(`${alone}: has the x-default undefined, not ${url(alone)}`);
  });

  test("a page that is not for search engines and names variants", () => {
    expect(
      changed("/404.html", (html) => html.replace("</head>", `<link rel="alternate" hreflang="en" href="/"></head>`)),
    ).toEqual(["/404.html: is not its own canonical address, and names en"]);
  });

  test("a page that is missing in the sitemaps", () => {
    expect(listing("sitemap-ar-0.xml", (entries) => entries.delete(url(alone)))).toEqual([
      `${alone}: stands in no sitemap`,
    ]);
  });

  test("one that stands in the sitemap of another language too", () => {
    expect(
      listing("sitemap-en-0.xml", (entries) =>
        entries.set(url(alone), sitemaps.get("sitemap-ar-0.xml")?.get(url(alone)) ?? new Map()),
      ),
    ).toEqual([`${alone}: stands in sitemap-en-0.xml, sitemap-ar-0.xml`]);
  });

  test("one that has other links there", () => {
    expect(listing("sitemap-en-0.xml", (entries) => entries.set(url(both), new Map()))).toEqual([
      `${both}: has other links in sitemap-en-0.xml`,
    ]);
  });

  test("an entry that is no page, or not for search engines", () => {
    const found = listing("sitemap-en-0.xml", (entries) =>
      entries.set(url("/en/nothing/"), new Map()).set(url("/404.html"), new Map()),
    );
    expect(found).toEqual([
      `sitemap-en-0.xml: ${url("/en/nothing/")} is no page`,
      "/404.html: is not its own canonical address, and stands in sitemap-en-0.xml",
    ]);
  });
});
