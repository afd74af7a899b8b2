/** The bibliographies of finished sites as files, read back and held against the records and the pages. */
import { glob, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { toCsl } from "../../src/citations/csl.ts";
import { FORMATS } from "../../src/exports/formats.ts";
import { readReferences } from "../../src/knowledge/references.ts";
import { bibtexFaults, broughtBack, type Essentials, essentialsOf, readEssentials } from "../bibliographies.ts";
import { attributeOf, type Element, rawTextOf, select } from "../html.ts";
import { fixture, isFormer, type Page, projectRoot, readSite, readWholeSite } from "../site.ts";
import { basePath, sites } from "./builds.ts";

const extensions = FORMATS.map(({ extension }) => extension);

const bases = [
  { name: "the fixture", folder: sites.fixture, content: fixture, base: "/" },
  { name: "the fixture under a base path", folder: sites.base, content: fixture, base: basePath },
  { name: "the project’s own knowledge", folder: sites.content, content: join(projectRoot, "content"), base: "/" },
];

describe.each(bases)("$name", ({ folder, content, base }) => {
  let pages: Map<string, Page>;
  /** Last steps of the addresses that something has moved from. */
  let moved: Set<string | undefined>;
  /** What each record must bring back, by key. */
  let records: Map<string, Essentials>;

  beforeAll(async () => {
    pages = await readSite(folder);
    const former = [...(await readWholeSite(folder)).values()].filter(isFormer);
    moved = new Set(former.map(({ address }) => address.split("/").at(-2)));
    const { references } = await readReferences(join(content, "references"));
    records = new Map([...references].map(([key, reference]) => [key, essentialsOf(toCsl(reference))]));
  });

  const read = (path: string): Promise<string> => readFile(join(folder, path), "utf8");

  /** Whether a file is the copy of one that has moved from here, which addresses.test.ts is about. */
  const isOld = (file: string): boolean => moved.has(file.replace(/^.*\/|\.\w+$/gu, ""));

  test("has every record in every format, and each brings back title, authors, year, DOI and address", async () => {
    expect(records.size).toBe((await readdir(join(content, "references"))).length);
    for (const [key, record] of records) {
      for (const extension of extensions) {
        expect(readEssentials(await read(`sources/${key}.${extension}`)), `${key}.${extension}`).toEqual([
          broughtBack(extension, record),
        ]);
      }
    }
    const files = (await readdir(join(folder, "sources"))).filter((file) => !isOld(file));
    expect(files.length).toBe(records.size * extensions.length);
  });

  test("brings back what the YAML of a record says, not only what was made of it", async () => {
    for (const [key, record] of records) {
      const yaml = parse(await readFile(join(content, "references", `${key}.yaml`), "utf8")) as {
        title: string;
        author?: ({ family: string; given?: string } | { literal: string })[];
        "more-authors"?: boolean;
        issued?: string;
        DOI?: string;
        URL: string;
      };
      const authors = (yaml.author ?? []).map((name) =>
        "literal" in name ? [name.literal] : [name.family, name.given].filter((part) => part !== undefined),
      );
      expect(record, key).toEqual({
        id: key,
        title: yaml.title.normalize("NFC"),
        authors: yaml["more-authors"] ? [...authors, ["others"]] : authors,
        year: yaml.issued === undefined || yaml.issued === "unknown" ? undefined : Number(yaml.issued.slice(0, 4)),
        doi: yaml.DOI,
        url: new URL(yaml.URL).href,
      });
    }
  });

  test("has all records in one file, each once", async () => {
    for (const extension of extensions) {
      const found = readEssentials(await read(`sources.${extension}`));
      expect(found.map(({ id }) => id).toSorted(), extension).toEqual([...records.keys()].toSorted());
      const expected = new Map([...records].map(([key, record]) => [key, broughtBack(extension, record)]));
      for (const record of found) expect(record).toEqual(expected.get(record.id));
    }
    expect(bibtexFaults(await read("sources.bib"))).toEqual([]);
  });

  test("has the entries of every page that cites beside it, in their order, and no file beside others", async () => {
    const cited = new Map(
      [...pages.values()].map(({ address, document }) => [
        address.slice(1, -1),
        select(document, "section.bibliography ol li").flatMap(
          (entry) => /^ref-(.+)$/u.exec(attributeOf(entry, "id") ?? "")?.[1] ?? [],
        ),
      ]),
    );
    const citing = [...cited].filter(([, keys]) => keys.length > 0);
    expect(citing.length).toBeGreaterThan(1);
    for (const [path, keys] of citing) {
      for (const extension of extensions) {
        const found = readEssentials(await read(`${path}.${extension}`));
        expect(
          found.map(({ id }) => id),
          path,
        ).toEqual(keys);
      }
    }
    const files = await Array.fromAsync(glob("*/*.{bib,ris}", { cwd: folder }));
    const beside = files
      .filter((file) => !file.startsWith("sources") && !isOld(file))
      .map((file) => file.replace(/\.\w+$/u, ""));
    expect([...new Set(beside)].toSorted()).toEqual(citing.map(([path]) => path).toSorted());
  });

  /** Every link of a page to a file of references, from its text and from its head. */
  const linksOf = ({ document }: Page): Element[] =>
    [...select(document, ".exports a"), ...select(document, "head link[rel=alternate][type]")].filter((link) =>
      FORMATS.some(({ mediaType }) => mediaType === attributeOf(link, "type")),
    );

  test("links to files that exist, with their types", async () => {
    const linked = new Set<string>();
    for (const page of pages.values()) {
      for (const link of linksOf(page)) {
        const href = attributeOf(link, "href") ?? "";
        const format = FORMATS.find(({ extension }) => href.endsWith(`.${extension}`));
        expect(attributeOf(link, "type"), href).toBe(format?.mediaType);
        expect(href.startsWith(base), `${page.address} → ${href}`).toBe(true);
        expect((await read(href.slice(base.length))).length, href).toBeGreaterThan(0);
        linked.add(href);
      }
    }
    expect(linked).toContain(`${base}sources.bib`);
    for (const key of records.keys()) expect(linked, key).toContain(`${base}sources/${key}.ris`);
  });

  test("links from every page that cites, in its bibliography and in its head", () => {
    for (const page of pages.values()) {
      if (select(page.document, "section.bibliography").length === 0) continue;
      const beside = extensions.map((extension) => `${base}${page.address.slice(1, -1)}.${extension}`);
      expect(
        linksOf(page).map((link) => attributeOf(link, "href")),
        page.address,
      ).toEqual([...beside, ...beside]);
    }
  });

  test("names in the head of a page the files that its text offers", () => {
    let offering = 0;
    for (const page of pages.values()) {
      const hrefs = linksOf(page).map((link) => attributeOf(link, "href"));
      if (hrefs.length === 0) continue;
      expect(hrefs.slice(0, hrefs.length / 2), page.address).toEqual(hrefs.slice(hrefs.length / 2));
      offering++;
    }
    expect(offering).toBeGreaterThan(2 * records.size);
  });

  test("says on every article how to cite it: title, base, date and address, in text and formats", () => {
    const articles = [...pages.values()].filter(({ document }) => select(document, ".cite-page").length > 0);
    expect(articles.length).toBeGreaterThan(1);
    for (const { address, document } of articles) {
      const [canonical] = select(document, "link[rel=canonical]").map((link) => attributeOf(link, "href") ?? "");
      const [title = ""] = select(document, "h1").map(rawTextOf);
      const [site = ""] = select(document, "meta[property=og:site_name]").map((meta) => attributeOf(meta, "content"));
      const [date = ""] = select(document, ".facts time b").map(rawTextOf);
      const [text = ""] = select(document, "#page-citation").map(rawTextOf);
      for (const part of [title, site, date, canonical]) expect(text, address).toContain(part);
      for (const extension of ["bib", "ris"]) {
        const [record] = select(document, `#page-citation-${extension}`).flatMap((pre) =>
          readEssentials(rawTextOf(pre)),
        );
        expect(record, `${address} ${extension}`).toMatchObject({ title, url: canonical, authors: [] });
        expect(date, address).toMatch(/\p{N}/u);
        expect(record?.year, address).toBeGreaterThan(2000);
      }
    }
  });

  test("shows on the page of a source the very text of its files", async () => {
    let shown = 0;
    for (const { address, document } of pages.values()) {
      for (const { extension } of FORMATS) {
        const [text] = select(document, `#page-export-${extension}`).map(rawTextOf);
        if (text === undefined) continue;
        const file = await read(`sources/${address.split("/").at(-2)}.${extension}`);
        expect(text, address).toBe(file.replaceAll("\r", "").trim());
        shown++;
      }
    }
    expect(shown % (records.size * extensions.length)).toBe(0);
    expect(shown).toBeGreaterThan(0);
  });

  test("has buttons to copy only for scripts to show, each for a text of its page or a file of the site", async () => {
    let buttons = 0;
    for (const { address, document } of pages.values()) {
      for (const button of select(document, "copy-button")) {
        expect(attributeOf(button, "hidden"), address).toBeDefined();
        const file = attributeOf(button, "data-file");
        if (file === undefined)
          expect(select(document, `#${attributeOf(button, "data-target")}`), address).toHaveLength(1);
        else expect(await read(file.slice(base.length)), address).not.toBe("");
        buttons++;
      }
    }
    expect(buttons).toBeGreaterThan(records.size);
  });
});
