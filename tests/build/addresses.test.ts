/** Addresses that last: what the base says it has is what the site has, and what has moved or was withdrawn answers. */
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readKnowledge } from "../../src/knowledge/load.ts";
import type { Knowledge } from "../../src/knowledge/model.ts";
import { permanentAddresses } from "../../src/knowledge/permanent.ts";
import { hostRedirects, withdrawnAddresses } from "../../src/knowledge/redirects.ts";
import { readSettings } from "../../src/knowledge/settings.ts";
import { attributeOf, elementsOf, only, select, textOf } from "../html.ts";
import { fixture, isFormer, type Page, projectRoot, readWholeSite } from "../site.ts";
import { baseContent, basePath, sites } from "./builds.ts";

/** What has another address with every change of its bytes or of the number of pages, and what is for hosts. */
const UNSTABLE = /^\/(?:_[^/]+|_astro\/.*|pagefind\/.*|images\/.*|sitemap-.*-\d+\.xml|404\.html)$/u;

const cases = [
  ["fixture", fixture, "/"],
  ["base", baseContent, basePath],
  ["content", join(projectRoot, "content"), "/"],
] as const;

describe.each(cases)("the addresses of %s", (name, content, base) => {
  const folder = sites[name];
  let knowledge: Knowledge;
  beforeAll(async () => {
    const reading = await readKnowledge(readSettings({ KB_CONTENT: content, KB_BASE: base }));
    knowledge = reading.knowledge ?? expect.fail("the base cannot be read");
  });
  const local = (address: string): string => `/${address.slice(base.length)}`;

  test("are known without a page being rendered, none too many and none too few", async () => {
    const built: string[] = [];
    for await (const file of glob("**/*.*", { cwd: folder }))
      built.push(`/${file.replaceAll("\\", "/").replace(/(?:^|(?<=\/))index\.html$/u, "")}`);
    const files = built.filter((address) => !UNSTABLE.test(address));
    expect(files.length).toBeGreaterThan(100);
    const { moved, withdrawn } = knowledge.redirects;
    const computed = [
      ...permanentAddresses(knowledge).keys(),
      ...moved.map(({ from }) => local(from)),
      // What is withdrawn has a page, and no file.
      ...withdrawn.map(({ address }) => local(address)).filter((address) => address.endsWith("/")),
    ];
    expect(computed.toSorted()).toEqual(files.toSorted());
  });

  test("lead hosts from where nothing is to where something is", async () => {
    const pages = await readWholeSite(folder);
    const there = (address: string): boolean =>
      pages.has(address) || (!address.endsWith("/") && existsSync(join(folder, address)));
    const froms = hostRedirects(knowledge).map(({ from }) => from);
    expect(new Set(froms).size).toBe(froms.length);
    for (const { from, to } of hostRedirects(knowledge)) {
      expect(
        [from, to].every((address) => address.startsWith(base)),
        from,
      ).toBe(true);
      const [target = ""] = local(to).split("#");
      expect(there(target), `${from} → ${to}`).toBe(true);
      const page = pages.get(target);
      expect(page && isFormer(page), `${from} → ${to}`).not.toBe(true);
      expect(froms).not.toContain(to);
    }
    expect(withdrawnAddresses(knowledge).filter((address) => froms.includes(address))).toEqual([]);
  });
});

describe.each([
  ["at the root", sites.fixture, "/"],
  ["under a base path", sites.base, basePath],
])("%s", (_, folder, base) => {
  let pages: Map<string, Page>;
  beforeAll(async () => {
    pages = await readWholeSite(folder);
  });
  const at = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);
  const metaOf = ({ document }: Page, name: string): string | undefined => {
    const [meta] = select(document, `meta[${name}]`);
    return meta && attributeOf(meta, "content")?.replace(base, "/");
  };

  test.each([
    ["/en/every-bridge/", "/en/bridges-in-every-form/#passages-and-places", "en"],
    ["/en/every-bridge/parallel/", "/en/bridges-in-every-form/parallel/", "en"],
    ["/ar/kull-al-jusur/", "/ar/al-jusur/", "ar"],
    ["/en/crossings/cables/", "/en/topics/cables/", "en"],
    ["/it/cavi-da-mdx/", "/en/cables-from-mdx/", "it"],
    ["/ar/masadir/marlow-1999/", "/ar/masadir/marlow-spans/", "ar"],
  ])("%s leads to %s, without scripts and for readers who wait", (from, to, lang) => {
    const page = at(from);
    expect(metaOf(page, "http-equiv=refresh")).toBe(`0; url=${to}`);
    expect(metaOf(page, "name=robots")).toBe("noindex");
    expect(attributeOf(only(page.document, "html"), "lang")).toBe(lang);
    const links = select(page.document, "main a").map((link) => attributeOf(link, "href")?.replace(base, "/"));
    expect(links).toEqual([to]);
    expect(elementsOf(page.document).filter(({ tagName }) => ["script", "style"].includes(tagName))).toEqual([]);
  });

  test("a link to another language says so", () => {
    expect(textOf(only(at("/it/cavi-da-mdx/").document, "main a"))).toMatch(/\bin inglese$/u);
  });

  test.each([
    ["en/every-bridge.md", "en/bridges-in-every-form.md"],
    ["en/every-bridge.bib", "en/bridges-in-every-form.bib"],
    ["en/news.xml", "en/feed.xml"],
    ["sources/marlow-1999.ris", "sources/marlow-spans.ris"],
    ["it/cavi-da-mdx.json", "en/cables-from-mdx.json"],
  ])("the file %s is that of its new address", async (old, current) => {
    expect(await readFile(join(folder, old))).toEqual(await readFile(join(folder, current)));
  });

  test.each([
    ["/it/ponte-di-carta/", "Ritirata il 1 maggio 2026.", "che il suo autore ha ritirato", "/it/guado-di-pietra/"],
    ["/it/ponte-di-carta/testo-a-fronte/", "Ritirata il 1 maggio 2026.", "il suo autore", "/it/guado-di-pietra/"],
    ["/en/sources/paper-bridge/", "Withdrawn on 1 May 2026.", "nobody can find", undefined],
    ["/ar/jisr-min-waraq/", "سُحبت في", "اعتمدت على مصدر", "/ar/masadir/marlow-spans/"],
  ])("%s says when and why it was withdrawn, and what to read instead", (address, date, why, instead) => {
    const page = at(address);
    const main = only(page.document, "main");
    expect(textOf(main)).toContain(date);
    expect(textOf(main)).toContain(why);
    expect(metaOf(page, "name=robots")).toBe("noindex");
    const [link] = select(main, "a");
    expect(link && attributeOf(link, "href")?.replace(base, "/")).toBe(instead);
  });

  test("no list, feed, sitemap or page of another leads to one that has moved or was withdrawn", async () => {
    const former = [...pages.values()].filter(isFormer).map(({ address }) => address);
    expect(former.length).toBeGreaterThan(12);
    const texts = new Map(
      [...pages.values()].filter((page) => !isFormer(page)).map((page) => [page.address, page.html]),
    );
    for await (const file of glob(["*.xml", "*.txt", "*/*.xml", "*/*.txt"], { cwd: folder }))
      texts.set(file, await readFile(join(folder, file), "utf8"));
    const named = [...texts].flatMap(([place, text]) =>
      former.filter((address) => text.includes(`${base}${address.slice(1)}`)).map((address) => `${place} ${address}`),
    );
    expect(named).toEqual([]);
  });
});
