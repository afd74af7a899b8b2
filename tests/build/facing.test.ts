/** Two texts side by side, on every such page of the built sites. That they are in no sitemap and index is told there. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { facingAddress, facingAddresses, proseAddress } from "../../src/knowledge/addresses.ts";
import { type FacingVariants, facingOf } from "../../src/knowledge/facing.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import type { Knowledge, Prose } from "../../src/knowledge/model.ts";
import { attributeOf, type Element, elementsOf, only, select, textOf } from "../html.ts";
import { fixture, isFacing, type Page, projectRoot, readWholeSite } from "../site.ts";
import { baseContent, basePath, sites } from "./builds.ts";

/** Attributes that name ids of the page, besides links, which every page is asked for. */
const REFERRING = ["aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "for", "headers"];

describe.each([
  ["fixture", fixture, undefined],
  ["base", baseContent, basePath],
  ["content", join(projectRoot, "content"), undefined],
] as const)("in %s", (name, contentDir, base) => {
  let pages: Map<string, Page>;
  let knowledge: Knowledge;
  let facings: FacingVariants[];

  beforeAll(async () => {
    pages = await readWholeSite(sites[name]);
    const reading = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false, ...(base && { base }) });
    knowledge = reading.knowledge ?? expect.fail("no knowledge");
    facings = [...knowledge.articles.values()].flatMap((variants) =>
      [...variants.values()].flatMap((article) => facingOf(knowledge.site, article, variants) ?? []),
    );
  });

  const pageAt = (address: string): Page =>
    pages.get(`/${address.slice(knowledge.site.root.pathname.length)}`) ?? expect.fail(`no page ${address}`);
  const pageOf = ({ article }: FacingVariants): Page => pageAt(facingAddress(knowledge.site, article));
  const rowsOf = (page: Page): Element[] => select(page.document, "main [role=row]");
  const cellsOf = (row: Element): Element[] => select(row, "[role=cell]");
  const blocksOf = (element: Element): Element[] => select(element, "[data-block]");
  /** Row of each block of a side, by the block's number. */
  const rowsByBlock = (page: Page, side: 0 | 1): Map<number, number> =>
    new Map(
      rowsOf(page).flatMap((row, index) => {
        const cell = cellsOf(row)[side];
        return (cell ? blocksOf(cell) : []).map((block) => [Number(attributeOf(block, "data-block")), index] as const);
      }),
    );

  test("each variant of an article in several languages has such a page, and nothing else has one", () => {
    const shared = [...knowledge.articles.values()].filter(({ size }) => size > 1).flatMap((all) => [...all.values()]);
    expect(facings.map(({ article }) => article)).toEqual(shared);
    expect(shared.length).toBeGreaterThan(1);
    const built = [...pages.values()].filter(isFacing);
    expect(built.map(({ address }) => address).toSorted()).toEqual(
      facings.map((one) => pageOf(one).address).toSorted(),
    );
  });

  test("the article leads to it, it leads to both articles, and its switch to the others", () => {
    for (const facing of facings) {
      const { site, articles } = knowledge;
      const linksOf = (root: Element | Page["document"], part: string): string[] =>
        select(root, `${part} a`).map((link) => attributeOf(link, "href") ?? "");
      const own = pageAt(proseAddress(site, facing.article));
      expect(linksOf(own.document, ".facts")).toContain(facingAddress(site, facing.article));
      const { document } = pageOf(facing);
      expect(linksOf(document, ".facing-heads")).toEqual(
        [facing.article, facing.other].map((prose) => proseAddress(site, prose)),
      );
      const variants = articles.get(facing.article.id) ?? new Map<string, Prose>();
      for (const address of facingAddresses(site, variants as never).values())
        expect(linksOf(document, ".languages")).toContain(address);
    }
  });

  test("blocks that belong together share a row", () => {
    for (const facing of facings) {
      const page = pageOf(facing);
      const [own, other] = [rowsByBlock(page, 0), rowsByBlock(page, 1)];
      expect(own.size * other.size).toBeGreaterThan(0);
      for (const link of pairsOf(facing)) {
        const rows = [...link.own.map((block) => own.get(block)), ...link.other.map((block) => other.get(block))];
        expect(new Set(rows).size, page.address).toBe(1);
      }
    }
  });

  test("what stands alone belongs to nothing, and only that is said to", () => {
    for (const facing of facings) {
      const page = pageOf(facing);
      const own = rowsByBlock(page, 0);
      const paired = new Set(pairsOf(facing).flatMap((link) => link.own.map((block) => own.get(block))));
      const rows = [...rowsOf(page).entries()].filter(([, row]) => blocksOf(row).length > 0);
      const alone = rows.filter(([, row]) => select(row, ".facing-absent").length > 0).map(([index]) => index);
      expect(alone, page.address).toEqual(rows.map(([index]) => index).filter((index) => !paired.has(index)));
    }
  });

  /** What has blocks on both sides. */
  const pairsOf = ({ links }: FacingVariants): FacingVariants["links"] =>
    links.filter(({ own, other }) => own.length > 0 && other.length > 0);

  test("every word of both texts is there once, in its order, language and direction", () => {
    for (const facing of facings) {
      const cells = rowsOf(pageOf(facing)).map(cellsOf);
      for (const [side, prose] of [facing.article, facing.other].entries()) {
        const { direction } =
          knowledge.site.locales.find(({ tag }) => tag === prose.locale) ?? expect.fail("no locale");
        const own = cells.flatMap((row) => row[side] ?? []);
        const shown = own.filter((cell) => attributeOf(cell, "class") === "prose");
        for (const cell of own.filter((one) => attributeOf(one, "class") !== "facing-absent"))
          expect([attributeOf(cell, "lang"), attributeOf(cell, "dir")]).toEqual([prose.locale, direction]);
        const text = only(pageAt(proseAddress(knowledge.site, prose)).document, ".prose");
        const blocks = shown.flatMap(blocksOf).map(textOf);
        expect(blocks).toEqual(blocksOf(text).map(textOf));
        expect(blocks).toHaveLength(prose.analysis.blocks.length);
        const pictures = (root: Element): number => select(root, "figure").length + select(root, "img").length;
        expect(shown.reduce((sum, cell) => sum + pictures(cell), 0)).toBe(pictures(text));
      }
    }
  });

  test("both sides have their bibliography and card, and what names an id names one of its own side", () => {
    for (const facing of facings) {
      const { document } = pageOf(facing);
      const sides = rowsOf({ document } as Page).map(cellsOf);
      for (const side of [0, 1]) {
        const elements = sides.flatMap((row) => (row[side] ? elementsOf(row[side]) : []));
        const ids = new Set(elements.flatMap((element) => attributeOf(element, "id") ?? []));
        const named = elements.flatMap((element) => [
          ...REFERRING.flatMap((attribute) => attributeOf(element, attribute)?.split(/\s+/u) ?? []),
          ...element.attrs.flatMap(({ value }) => /url\(#([^)]*)\)/u.exec(value)?.[1] ?? []),
          ...(attributeOf(element, "href")?.startsWith("#") ? [attributeOf(element, "href")?.slice(1) ?? ""] : []),
        ]);
        expect(named.length).toBeGreaterThan(0);
        expect(named.map(decodeURIComponent).filter((id) => !ids.has(id))).toEqual([]);
        const [section, ...more] = elements.filter((element) => attributeOf(element, "role") === "doc-bibliography");
        expect(more).toEqual([]);
        expect(section && select(section, "template")).toHaveLength(1);
      }
    }
  });
});
