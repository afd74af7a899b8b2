/** What the search index of a built site holds, read as a browser reads it. */
import { copyFile, cp, glob, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { currentKnowledge, openKnowledge } from "../../src/knowledge/current.ts";
import { isError } from "../../src/knowledge/problems.ts";
import { readSettings } from "../../src/knowledge/settings.ts";
import { BUNDLES, bundleAddress, KINDS, readVariants, readWork } from "../../src/search/bundle.ts";
import { type Bundle, type Fragment, openBundle, type PagefindModule } from "../../src/search/client/pagefind.ts";
import { spellingOf } from "../../src/search/client/query.ts";
import { buildIndexes } from "../../src/search/index/build.ts";
import { attributeOf, only, select, textOf } from "../html.ts";
import { fixture, type Page, readSite, run, workshop } from "../site.ts";
import { basePath, sites } from "./builds.ts";

/** A page in the index, with the parts of it that can be results. */
interface Indexed extends Fragment {
  content: string;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** A copy of the bundle's module under a name of its own: the site's is no module to Node. */
async function moduleOf(folder: string, locale: string): Promise<PagefindModule> {
  const copy = join(workshop, "modules", `${relative(workshop, folder).replaceAll(/[\\/]/gu, "-")}-${locale}.mjs`);
  await mkdir(join(workshop, "modules"), { recursive: true });
  await copyFile(join(folder, BUNDLES, locale, "pagefind.js"), copy);
  return (await import(pathToFileURL(copy).href)) as PagefindModule;
}

/** Does something with the bundle of a locale while its site is served. */
async function withBundle<Result>(
  folder: string,
  base: string,
  locale: string,
  use: (bundle: Bundle, path: (url: string) => string) => Promise<Result>,
): Promise<Result> {
  const server = await serve({ root: folder, base, port: 0 });
  const origin = new URL(server.url).origin;
  try {
    const address = `${origin}${bundleAddress(base, locale)}`;
    const bundle = await openBundle(await moduleOf(folder, locale), locale, address, spellingOf("", ""));
    return await use(bundle, (url) => url.slice(origin.length));
  } finally {
    await server.close();
  }
}

/** All pages of an index, by address. */
const allOf = (folder: string, base: string, locale: string): Promise<Map<string, Indexed>> =>
  withBundle(folder, base, locale, async ({ pagefind }, path) => {
    // Pagefind gives all pages for `null`, which no reader can ask.
    const { results } = await pagefind.search(null as unknown as string);
    const pages = (await Promise.all(results.map((result) => result.data()))) as Indexed[];
    return new Map(pages.map((page) => [path(page.url), page]));
  });

/** Paragraphs of a text that have no marker. */
const plainParagraphs = (page: Page | undefined): string[] =>
  (page === undefined ? [] : select(page.document, ".prose p"))
    .filter((paragraph) => [".citation", "sup", "a"].every((mark) => select(paragraph, mark).length === 0))
    .map((paragraph) => textOf(paragraph).replaceAll("’", "'"));

const cases = [
  ["fixture", "/"],
  ["base", basePath],
  ["content", "/"],
] as const;

describe.each(cases)("the search index of %s", (name, base) => {
  const folder = sites[name];
  let site: Map<string, Page>;
  let locales: string[];
  /** Pages of every index by address, under the base path. */
  let indexes: Map<string, Map<string, Indexed>>;
  const indexed = (): [string, Indexed][] => [...indexes.values()].flatMap((pages) => [...pages]);
  /** Of an address under the base path. */
  const pageAt = (address: string): Page | undefined => site.get(`/${address.slice(base.length)}`);

  beforeAll(async () => {
    site = await readSite(folder);
    locales = await readdir(join(folder, BUNDLES));
    indexes = new Map(await Promise.all(locales.map(async (tag) => [tag, await allOf(folder, base, tag)] as const)));
  });

  test("has the texts and sources of each language, and no other page", () => {
    const languages = [...site.keys()].flatMap((address) => /^\/([^/]+)\//u.exec(address)?.[1] ?? []);
    expect(new Set(locales)).toEqual(new Set(languages));
    for (const [locale, pages] of indexes) {
      const expected = [...site.values()]
        .filter(({ address }) => address.startsWith(`/${locale}/`))
        .filter(({ document }) => [".prose", ".source-record"].some((part) => select(document, part).length > 0))
        .map(({ address }) => `${base}${address.slice(1)}`);
      expect([...pages.keys()].toSorted(), locale).toEqual(expected.toSorted());
    }
  });

  /** The text of articles and pages above their bibliographies, by address. */
  const texts = (): [string, string][] =>
    indexed().flatMap(([address, { content, anchors, filters }]) => {
      if (filters.kind?.[0] === "source") return [];
      const first = anchors.find(({ id }) => id.startsWith("ref-"));
      return [
        [
          address,
          content
            .split(/[^\S\uFEFF]+/u)
            .slice(0, first?.location)
            .join(" "),
        ],
      ];
    });

  test("has texts without markers", () => {
    expect(texts().length).toBeGreaterThan(4);
    expect(texts().filter(([, text]) => /\[\d+\]| [.,;:]|↩/u.test(text))).toEqual([]);
  });

  test("says no sentence of a text twice", () => {
    const repeated = texts().flatMap(([address, text]) => {
      const sentences = text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence.split(" ").length > 3);
      // Two rows of a figure may read the same, and two entries of a glossary may lead to the same article.
      const { document } = pageAt(address) ?? expect.fail("no page");
      const shown = [...select(document, ".prose p"), ...select(document, ".figure li")].map(textOf);
      return sentences
        .filter((sentence, at) => sentences.indexOf(sentence) !== at)
        .filter((sentence) => shown.filter((row) => row.includes(sentence.replace(/[.!?]$/u, ""))).length < 2)
        .map((sentence) => [address, sentence]);
    });
    expect(repeated).toEqual([]);
  });

  test("has the paragraphs of every text", () => {
    const told = new Map(texts());
    const lost = [...told].flatMap(([address, text]) =>
      plainParagraphs(pageAt(address)).filter((paragraph) => !text.includes(paragraph)),
    );
    expect([...told.keys()].flatMap((address) => plainParagraphs(pageAt(address))).length).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });

  test("leads to places that the pages have", () => {
    const lost = indexed().flatMap(([address, { anchors }]) => {
      const html = pageAt(address)?.html ?? "";
      return anchors.filter(({ id }) => !html.includes(` id="${id}"`)).map(({ id }) => `${address}#${id}`);
    });
    expect(lost).toEqual([]);
  });

  test("has every entry under its number, and every passage that has a place", () => {
    for (const [address, { anchors }] of indexed()) {
      const document = pageAt(address)?.document;
      if (document === undefined) throw new Error(`No page ${address}.`);
      const entries = select(document, ".bibliography li[value]").map((row) => [
        attributeOf(row, "id"),
        `[${attributeOf(row, "value")}]`,
      ]);
      const own = anchors.filter(({ element, id }) => element === "h6" && id.startsWith("ref-"));
      expect(own.map(({ id, text }) => [id, text.split(" ")[0]])).toEqual(entries);
      const passages = select(document, ".source-passages li[id]").filter(
        (row) => select(row, ".passage-place").length > 0,
      );
      const places = anchors.filter(({ id }) => id.startsWith("passage-")).map(({ id }) => id);
      expect(places, address).toEqual(passages.map((row) => attributeOf(row, "id")));
    }
  });

  test("keeps no other ids, and no field that it should not search", () => {
    for (const [address, { anchors, meta }] of indexed()) {
      expect(
        anchors.filter(({ element }) => !/^h[2-6]$/u.test(element)),
        address,
      ).toEqual([]);
      expect(Object.keys(meta).filter((field) => !["title", "name", "authors"].includes(field))).toEqual([]);
    }
  });

  test("has every word of a field in the text too", () => {
    for (const [address, { meta, content }] of indexed()) {
      const text = content.replaceAll(/\s+/gu, " ");
      for (const value of Object.values(meta)) expect(text, address).toContain(value.replaceAll(/\s+/gu, " "));
    }
  });

  test("tells kind, topic and what the variants have in common", () => {
    for (const [locale, pages] of indexes) {
      const works = [...pages.values()].map(({ filters }) => filters.work?.[0] ?? "");
      expect(new Set(works).size, locale).toBe(pages.size);
      for (const [address, { filters, meta }] of pages) {
        const { kind, topic, id } = readWork(filters.work?.[0] ?? "");
        expect(KINDS).toContain(kind);
        expect([filters.kind, filters.topic], address).toEqual([[kind], topic && [topic]]);
        expect(Object.keys(meta).includes("name"), address).toBe(kind === "source");
        if (kind === "source") expect(address.split("/").at(-2)).toBe(id);
      }
    }
  });

  test("tells the way to each page as its breadcrumb does", () => {
    for (const [address, { filters }] of indexed()) {
      const page = pageAt(address);
      const steps = page === undefined ? [] : select(only(page.document, ".breadcrumb"), "li").map(textOf);
      if (filters.kind?.[0] !== "page") expect(filters.trail?.[0], address).toBe(steps.slice(1, -1).join(" › "));
    }
  });

  test("tells the variants of each page as its head does", () => {
    for (const [locale, pages] of indexes) {
      for (const [address, { filters }] of pages) {
        const document = pageAt(address)?.document;
        const links = document === undefined ? [] : select(document, "link[rel=alternate][hreflang]");
        const others = links
          .map((link) => [attributeOf(link, "hreflang"), new URL(attributeOf(link, "href") ?? "").pathname] as const)
          .filter(([lang]) => lang !== locale && lang !== "x-default");
        expect([...readVariants(filters.variants?.[0])], address).toEqual(others);
      }
    }
  });

  test("ships what a search asks for and nothing else", async () => {
    for (const locale of locales) {
      const files: string[] = [];
      for await (const file of glob("**/*.*", { cwd: join(folder, BUNDLES, locale) })) files.push(file);
      const kinds = files.map((file) => file.replaceAll("\\", "/").replace(/_?[a-z-]*_[0-9a-f]+\./u, "*."));
      expect([...new Set(kinds)].toSorted()).toEqual([
        "filter/*.pf_filter",
        "fragment/*.pf_fragment",
        "index/*.pf_index",
        "pagefind-entry.json",
        "pagefind.*.pf_meta",
        "pagefind.js",
        `wasm.${locale}.pagefind`,
      ]);
    }
  });
});

describe("the index that a query asks", () => {
  test("finds an entry of a bibliography, without a marker in sight", async () => {
    const found = await withBundle(sites.fixture, "/", "en", async ({ pagefind }) => {
      const { results } = await pagefind.search("marlow");
      return Promise.all(results.map((result) => result.data()));
    });
    const parts = found.flatMap(({ sub_results }) => sub_results.map(({ title, url }) => [title, new URL(url).hash]));
    expect(parts).toContainEqual([expect.stringMatching(/^\[\d+\] Marlow/u), "#ref-marlow-spans"]);
    expect(found.map(({ excerpt }) => excerpt).filter((excerpt) => /\p{L}\s?\[\d/u.test(excerpt))).toEqual([]);
  });

  test.each([["en"], ["ar"]])("counts works of %s though no filter is chosen", async (locale) => {
    const { totalFilters } = await withBundle(sites.fixture, "/", locale, ({ pagefind }) => pagefind.search("2"));
    expect(Object.keys(totalFilters).toSorted()).toEqual(["kind", "topic", "work"]);
  });
});

describe("the indexer", () => {
  const copyTo = async (name: string): Promise<string> => {
    const copy = join(workshop, "indexed", name);
    await rm(copy, { recursive: true, force: true });
    await cp(sites.fixture, copy, { recursive: true });
    return copy;
  };

  beforeAll(async () => {
    expect((await openKnowledge(readSettings({ KB_CONTENT: fixture }))).problems.filter(isError)).toEqual([]);
  });
  afterEach(() => void vi.unstubAllEnvs());

  async function filesOf(site: string): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for await (const file of glob("**/*.*", { cwd: join(site, BUNDLES) }))
      files.set(file, (await readFile(join(site, BUNDLES, file))).toString("base64"));
    return new Map([...files].toSorted());
  }

  test("writes the same files for the same pages", async () => {
    const copy = await copyTo("again");
    await rm(join(copy, BUNDLES), { recursive: true });
    await buildIndexes(copy, currentKnowledge());
    const files = await filesOf(copy);
    expect(files.size).toBeGreaterThan(20);
    expect(files).toEqual(await filesOf(sites.fixture));
  });

  test("writes nothing for a language without pages", async () => {
    const copy = await copyTo("one-language");
    await rm(join(copy, BUNDLES), { recursive: true });
    const knowledge = currentKnowledge();
    const articles = new Map(
      [...knowledge.articles].map(([id, all]) => [id, new Map([...all].filter(([tag]) => tag === "en"))]),
    );
    const counts = await buildIndexes(copy, { ...knowledge, articles, pages: new Map(), references: new Map() });
    const english = [...articles.values()].filter(({ size }) => size > 0).length;
    expect([...counts]).toEqual(knowledge.site.locales.map(({ tag }) => [tag, tag === "en" ? english : 0]));
    expect(await readdir(join(copy, BUNDLES))).toEqual(["en"]);
  });

  test("refuses a site that lacks a page", async () => {
    const copy = await copyTo("missing");
    await rm(join(copy, "ar/masadir/rope-walk"), { recursive: true });
    await expect(buildIndexes(copy, currentKnowledge())).rejects.toThrow("/ar/masadir/rope-walk/");
  });

  test("fails the build where it cannot run; the last site stays", async () => {
    const out = join(workshop, "no-indexer", "dist");
    await mkdir(out, { recursive: true });
    for (const page of ["404.html", "index.html"]) await writeFile(join(out, page), "the last site");
    // Pagefind looks for the program of this kind of machine.
    vi.stubEnv("npm_config_arch", "pdp11");
    const { status, errors } = await run("build", { content: fixture, out });
    expect(status).toBe(1);
    expect(errors).toMatch(/pagefind/iu);
    expect(await readdir(out)).toEqual(["404.html", "index.html"]);
    expect(await readFile(join(out, "index.html"), "utf8")).toBe("the last site");
  });
});
