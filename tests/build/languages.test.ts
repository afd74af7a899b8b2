/** Three languages that do not have the same articles: one text is in all of them, others in two or one. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { BUNDLES } from "../../src/search/bundle.ts";
import { attributeOf, type Element, matches, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

let pages: Map<string, Page>;
beforeAll(async () => {
  pages = await readSite(sites.fixture);
});
const page = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);
const listed = (address: string): string[] =>
  select(page(address).document, ".article-list a").map((link) => attributeOf(link, "href") ?? "");

test("the site has these pages and no others, those of single sources aside", () => {
  const ofSource = /^\/(?:en\/sources|ar\/masadir|it\/fonti)\/[^/]+\/$/u;
  expect([...pages.keys()].filter((address) => !ofSource.test(address))).toEqual([
    "/",
    "/404.html",
    "/ar/",
    "/ar/al-jusur-fi-ashkal/",
    "/ar/al-jusur/",
    "/ar/an-al-daftar/",
    "/ar/bahth/",
    "/ar/hala/",
    "/ar/makhadat-al-hijara/",
    "/ar/maqalat/",
    "/ar/masadir/",
    "/ar/mawadi/aqwas/",
    "/ar/mawadi/kablat/",
    "/ar/mustalahat/",
    "/en/",
    "/en/about/",
    "/en/articles/",
    "/en/bridges-in-every-form/",
    "/en/bridges-in-figures/",
    "/en/cables-from-mdx/",
    "/en/search/",
    "/en/sources/",
    "/en/status/",
    "/en/terms/",
    "/en/topics/arches/",
    "/en/topics/cables/",
    "/it/",
    "/it/argomenti/archi/",
    "/it/argomenti/cavi/",
    "/it/articoli/",
    "/it/cerca/",
    "/it/fonti/",
    "/it/guado-di-pietra/",
    "/it/questo-quaderno/",
    "/it/stato/",
  ]);
});

test("lists hold every article, newest first, in their language or in the one that there is", () => {
  expect(listed("/en/")).toEqual([
    "/en/cables-from-mdx/",
    "/en/bridges-in-every-form/",
    "/en/bridges-in-figures/",
    "/ar/makhadat-al-hijara/",
  ]);
  expect(listed("/ar/")).toEqual([
    "/en/cables-from-mdx/",
    "/ar/al-jusur/",
    "/ar/al-jusur-fi-ashkal/",
    "/ar/makhadat-al-hijara/",
  ]);
  expect(listed("/en/topics/cables/")).toEqual(["/en/cables-from-mdx/"]);
  expect(listed("/ar/mawadi/kablat/")).toEqual(["/en/cables-from-mdx/"]);
  expect(listed("/ar/maqalat/").toSorted()).toEqual(listed("/ar/").toSorted());
});

/** A link with what marks it and its title: [hreflang, words, lang, dir]. */
function entryOf(root: Element, address: string): (string | undefined)[] {
  const link = only(root, `a[href=${address}]`);
  const [title] = select(link, "bdi");
  return [
    attributeOf(link, "hreflang"),
    textOf(link),
    title && attributeOf(title, "lang"),
    title && attributeOf(title, "dir"),
  ];
}

test("what is in another language is labelled in the words of the page, its title and standfirst marked as its own", () => {
  const foreign = ["en", "Cables, straight from MDX باللغة الإنجليزية", "en", "ltr"];
  for (const address of ["/ar/", "/ar/maqalat/", "/ar/mawadi/kablat/"]) {
    const list = select(page(address).document, ".article-list li").find((item) => textOf(item).includes("MDX"));
    if (list === undefined) expect.fail(address);
    expect(entryOf(list, "/en/cables-from-mdx/"), address).toEqual(foreign);
    const standfirst = only(list, "p bdi");
    expect([attributeOf(standfirst, "lang"), attributeOf(standfirst, "dir")]).toEqual(["en", "ltr"]);
    expect(attributeOf(only(list, "p"), "lang")).toBeUndefined();
  }
  const home = page("/en/").document;
  const [own] = select(home, ".article-list").map((list) => entryOf(list, "/en/bridges-in-figures/"));
  expect(own).toEqual([undefined, "Bridges in figures", undefined, undefined]);
  const [ford] = select(home, ".article-list").map((list) => entryOf(list, "/ar/makhadat-al-hijara/"));
  expect(ford).toEqual(["ar", "مخاضة الحجارة in Arabic", "ar", "rtl"]);
});

test("a topic says how many articles it lists, and how many of them are in other languages", () => {
  const counts = (address: string): string[] => select(page(address).document, ".topic-list small").map(textOf);
  expect(counts("/en/")).toEqual(["2 articles, 1 more in Arabic", "1 article"]);
  expect(counts("/ar/")[1]).toBe("مقالة واحدة باللغة الإنجليزية");
});

test("related articles are offered in whatever language they exist", () => {
  const [related] = select(page("/en/bridges-in-every-form/").document, ".related");
  const [translated] = select(page("/ar/al-jusur/").document, ".related");
  if (related === undefined || translated === undefined) expect.fail("nothing is related");
  expect(select(related, "a").map((link) => attributeOf(link, "href"))).toEqual([
    "/en/cables-from-mdx/",
    "/ar/makhadat-al-hijara/",
  ]);
  expect(entryOf(related, "/ar/makhadat-al-hijara/")).toEqual(["ar", "مخاضة الحجارة in Arabic", "ar", "rtl"]);
  expect(entryOf(translated, "/en/cables-from-mdx/")[0]).toBe("en");
});

test("the switch leads to the same article, or says that it leads home, in the language that it concerns", () => {
  const choice = (address: string, locale: string): (string | undefined)[] => {
    const link = only(page(address).document, `nav.languages a[hreflang=${locale}]`);
    expect([attributeOf(link, "lang"), attributeOf(link, "title")]).toEqual([locale, undefined]);
    return [attributeOf(link, "href"), textOf(link), attributeOf(link, "aria-current")];
  };
  expect(choice("/en/bridges-in-every-form/", "en")).toEqual(["/en/bridges-in-every-form/", "English", "true"]);
  expect(choice("/en/bridges-in-every-form/", "ar")).toEqual(["/ar/al-jusur/", "العربية", undefined]);
  expect(choice("/en/cables-from-mdx/", "ar")).toEqual(["/ar/", "العربية (غير مترجمة: الصفحة الرئيسية)", undefined]);
  expect(choice("/ar/makhadat-al-hijara/", "en")).toEqual(["/en/", "English (not translated: home page)", undefined]);
});

test.each(["/", "/404.html"])("%s speaks every language, each marked as what it is", (address) => {
  const parts = select(page(address).document, "main [lang]").filter((element) => matches(element, "[dir]"));
  expect(parts.map((part) => [attributeOf(part, "lang"), attributeOf(part, "dir")])).toEqual([
    ["en", "ltr"],
    ["ar", "rtl"],
    ["it", "ltr"],
  ]);
  const words =
    address === "/"
      ? ["Bridge Notebook", "دفتر الجسور", "Quaderno dei ponti"]
      : ["Page not found", "الصفحة غير موجودة", "Pagina non trovata"];
  for (const [index, part] of parts.entries()) {
    expect(textOf(part)).toContain(words[index]);
    expect(select(part, "a").map((link) => attributeOf(link, "href"))).toEqual([["/en/", "/ar/", "/it/"][index]]);
  }
});

test("an article stands under its topic: home, knowledge base, topic, title", () => {
  const steps = select(only(page("/ar/al-jusur/").document, "nav.breadcrumb"), "li").map((step) => {
    const [link] = select(step, "a");
    return [textOf(step), link && attributeOf(link, "href")];
  });
  expect(steps).toEqual([
    ["الرئيسية", "/ar/"],
    ["قاعدة المعرفة", "/ar/maqalat/"],
    ["الأقواس", "/ar/mawadi/aqwas/"],
    ["الجسور بكل الأشكال", undefined],
  ]);
});

/** What the search knows of each page. */
async function indexed(language: string): Promise<string> {
  const texts: string[] = [];
  for await (const file of glob("fragment/*", { cwd: join(sites.fixture, BUNDLES, language) })) {
    texts.push(gunzipSync(await readFile(join(sites.fixture, BUNDLES, language, file))).toString("utf8"));
  }
  return texts.join("\n");
}

test("a draft is in no page, list, sitemap or search index", async () => {
  for (const { html, address } of pages.values()) expect(html, address).not.toMatch(/unfinished|half a bridge/iu);
  for await (const file of glob("sitemap*.xml", { cwd: sites.fixture }))
    expect(await readFile(join(sites.fixture, file), "utf8"), file).not.toContain("unfinished");
  const index = await indexed("en");
  expect(index).toContain("An arch pushes sideways");
  expect(index).not.toMatch(/half a bridge/iu);
});

test("the search index holds texts without markers", async () => {
  expect(await indexed("en")).toContain("An arch pushes sideways. A group names three sources; nothing is lost.");
});
