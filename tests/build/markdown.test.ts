/** The Markdown beside each page, read with remark-gfm and held against the page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { footnotesOf, type GfmNode, nodesOf, parseGfm, wordsOf } from "../gfm.ts";
import { attributeOf, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";
import { alternateOf, canonicalOf, citedOn, exported, textsOf } from "./exports.ts";

const linesOf = (nodes: readonly GfmNode[]): string[] =>
  nodes.map((node) => wordsOf(node).replaceAll(/\s+/gu, " ").trim());

describe.each(exported)("in %s", (_, folder, base) => {
  const texts = new Map<Page, string>();
  beforeAll(async () => {
    for (const page of textsOf(await readSite(folder))) {
      const address = alternateOf(page, "text/markdown") ?? expect.fail(`${page.address} has no Markdown.`);
      expect(new URL(address, canonicalOf(page)).href).toBe(canonicalOf(page).replace(/\/$/u, ".md"));
      texts.set(page, await readFile(join(folder, address.slice(base.length)), "utf8"));
    }
  });

  test("there is a text for every page that has one", () => {
    expect(texts.size).toBeGreaterThan(3);
  });

  test("every entry is a footnote and every marker a reference to it", () => {
    for (const [page, text] of texts) {
      const { definitions, references } = footnotesOf(text);
      const { entries, markers } = citedOn(page);
      const isSource = (label: string): boolean => label.startsWith("ref-");
      expect(definitions.filter(isSource), page.address).toEqual(entries);
      expect(references.filter(isSource).toSorted(), page.address).toEqual(markers.toSorted());
      // The author's own: each is on the page too.
      const own = definitions.filter((label) => !isSource(label));
      expect(own).toHaveLength(select(page.document, "section.footnotes ol li").length);
    }
  });

  test("it begins with title, description and where it comes from, and has no YAML", () => {
    for (const [page, text] of texts) {
      const [title, description, facts] = parseGfm(text).children ?? [];
      expect([title?.type, title?.depth, linesOf(title ? [title] : [])]).toEqual([
        "heading",
        1,
        [textOf(only(page.document, "h1"))],
      ]);
      expect(linesOf(description ? [description] : [])).toEqual([textOf(only(page.document, ".standfirst"))]);
      expect(facts && nodesOf(facts).flatMap(({ url }) => url ?? [])).toContain(canonicalOf(page));
      expect(text).not.toMatch(/^(?:slug|topic|updated): /mu);
    }
  });

  test("its headings are those of the page", () => {
    for (const [page, text] of texts) {
      const headings = (parseGfm(text).children ?? []).filter(({ type }) => type === "heading").slice(1);
      const shown = select(only(page.document, ".prose"), "[id]")
        .filter(
          ({ tagName, attrs }) => /^h[2-6]$/u.test(tagName) && !attrs.some(({ value }) => value === "footnote-label"),
        )
        .map((heading) => textOf(heading).replaceAll(/\s*\[[^\]]*\]/gu, ""));
      expect(linesOf(headings)).toEqual(shown);
    }
  });

  test("nothing in it leads to a relative address, and every footnote leads to its source", () => {
    for (const [page, text] of texts) {
      const tree = parseGfm(text);
      expect(nodesOf(tree).flatMap(({ url }) => (url === undefined || URL.canParse(url) ? [] : [url]))).toEqual([]);
      const notes = nodesOf(tree).filter(
        ({ type, identifier }) => type === "footnoteDefinition" && identifier?.startsWith("ref-"),
      );
      const sources = notes.map((note) => nodesOf(note).find(({ type }) => type === "link"));
      const links = select(page.document, "section[role=doc-bibliography] .entry-source a");
      expect(sources.map((link) => [link && wordsOf(link), link?.url])).toEqual(
        links.map((link) => [textOf(link), attributeOf(link, "href")]),
      );
    }
  });
});

test("one body is one Markdown, whether it is written in Markdown or MDX", async () => {
  const texts = await Promise.all(
    ["twin-in-md", "twin-in-mdx"].map(async (slug) => {
      const text = await readFile(join(sites.twins, "en", `${slug}.md`), "utf8");
      return text.replaceAll(slug, "slug");
    }),
  );
  expect(texts[0]).toContain("[^ref-");
  expect(texts[0]).toMatch(/<abbr[^>]*>(?!`)/u);
  expect(texts[1]).toBe(texts[0]);
});

test("a title stays text, and what is no citation stays as it was", async () => {
  const text = await readFile(join(sites.fixture, "en/bridges-in-every-form.md"), "utf8");
  expect(
    nodesOf(parseGfm(text)).filter(({ type, value }) => type === "html" && /script|svg/u.test(value ?? "")),
  ).toEqual([]);
  expect(text).toContain("Escaped \\[@nobody], code `[@nobody]`");
  expect(text).toContain("(see [^ref-marlow-spans], p. 4, and the table there)");
});
