/** Two languages that do not have the same articles. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { attributeOf, matches, only, select, textOf } from "../html.ts";
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
  const ofSource = /^\/(?:en\/sources|ar\/masadir)\/[^/]+\/$/u;
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
  ]);
});

test("lists hold the articles of their language, newest first", () => {
  expect(listed("/en/")).toEqual(["/en/cables-from-mdx/", "/en/bridges-in-every-form/", "/en/bridges-in-figures/"]);
  expect(listed("/ar/")).toEqual(["/ar/al-jusur/", "/ar/al-jusur-fi-ashkal/", "/ar/makhadat-al-hijara/"]);
  expect(listed("/en/topics/cables/")).toEqual(["/en/cables-from-mdx/"]);
  expect(listed("/ar/maqalat/")).toEqual(["/ar/al-jusur/", "/ar/al-jusur-fi-ashkal/", "/ar/makhadat-al-hijara/"]);
});

test("a topic without an article in a language says so", () => {
  expect(listed("/ar/mawadi/kablat/")).toEqual([]);
  expect(textOf(only(page("/ar/mawadi/kablat/").document, "main .empty"))).toBe("لا توجد مقالات بعد.");
  expect(textOf(select(page("/ar/").document, ".topic-list small")[1] ?? expect.fail("no count"))).toBe(
    "لا توجد مقالات بعد.",
  );
});

test("related articles are offered where they exist in the language", () => {
  const related = (address: string): string[] =>
    select(page(address).document, ".related a").map((link) => attributeOf(link, "href") ?? "");
  expect(related("/en/bridges-in-every-form/")).toEqual(["/en/cables-from-mdx/"]);
  expect(related("/ar/al-jusur/")).toEqual(["/ar/makhadat-al-hijara/"]);
});

test("the switch leads to the same article, or says that it leads home", () => {
  const choices = (address: string): (string | undefined)[][] =>
    select(page(address).document, "nav.languages a").map((link) => [
      attributeOf(link, "href"),
      attributeOf(link, "lang"),
      attributeOf(link, "hreflang"),
      textOf(link),
      attributeOf(link, "aria-current"),
    ]);
  expect(choices("/en/bridges-in-every-form/")).toEqual([
    ["/en/bridges-in-every-form/", "en", "en", "English", "true"],
    ["/ar/al-jusur/", "ar", "ar", "العربية", undefined],
  ]);
  expect(choices("/en/cables-from-mdx/")[1]).toEqual(["/ar/", "ar", "ar", "العربية (الصفحة الرئيسية فقط)", undefined]);
  expect(choices("/ar/makhadat-al-hijara/")[0]).toEqual(["/en/", "en", "en", "English (home page only)", undefined]);
});

test.each(["/", "/404.html"])("%s speaks both languages, each marked as what it is", (address) => {
  const parts = select(page(address).document, "main [lang]").filter((element) => matches(element, "[dir]"));
  expect(parts.map((part) => [attributeOf(part, "lang"), attributeOf(part, "dir")])).toEqual([
    ["en", "ltr"],
    ["ar", "rtl"],
  ]);
  const words = address === "/" ? ["Bridge Notebook", "دفتر الجسور"] : ["Page not found", "الصفحة غير موجودة"];
  for (const [index, part] of parts.entries()) {
    expect(textOf(part)).toContain(words[index]);
    expect(select(part, "a").map((link) => attributeOf(link, "href"))).toEqual([index === 0 ? "/en/" : "/ar/"]);
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
  for await (const file of glob("fragment/*", { cwd: join(sites.fixture, "pagefind", language) })) {
    texts.push(gunzipSync(await readFile(join(sites.fixture, "pagefind", language, file))).toString("utf8"));
  }
  return texts.join("\n");
}

test("a draft is in no page, list, sitemap or search index", async () => {
  for (const { html, address } of pages.values()) expect(html, address).not.toMatch(/unfinished|half a bridge/iu);
  expect(await readFile(join(sites.fixture, "sitemap-0.xml"), "utf8")).not.toContain("unfinished");
  const index = await indexed("en");
  expect(index).toContain("An arch pushes sideways");
  expect(index).not.toMatch(/half a bridge/iu);
});

test("the search index holds texts without markers", async () => {
  expect(await indexed("en")).toContain("An arch pushes sideways. A group names three sources; nothing is lost.");
});
