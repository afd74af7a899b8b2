/** The words of the sources under their entries. */

import { existsSync, readFileSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { textDirective } from "../../src/citations/text-fragment.ts";
import { markersOf, rowOf, rowsOf } from "../citations.ts";
import { attributeOf, type Element, only, select, textOf } from "../html.ts";
import { fixture, type Page, projectRoot, readSite } from "../site.ts";
import { sites } from "./builds.ts";

interface Record {
  language: string;
  URL: string;
  status?: string;
  archive?: { url: string };
  passages?: { [id: string]: { quote: string; locator?: string; fragment?: string } };
}

async function recordsOf(content: string): Promise<Map<string, Record>> {
  const records = new Map<string, Record>();
  for await (const file of glob("references/*.yaml", { cwd: content }))
    records.set(basename(file, ".yaml"), parse(await readFile(join(content, file), "utf8")) as Record);
  return records;
}

const addressOf = ({ URL, status, archive }: Record): string => (status === "dead" && archive ? archive.url : URL);

/** Whether a quotation has no words that tell a browser where it stands. */
const isSilent = ({ passages = {} }: Record, shown: string): boolean =>
  Object.values(passages)
    .filter(({ quote }) => quote.replaceAll(/\s+/gu, " ").trim() === shown)
    .every(({ quote, fragment }) => fragment === undefined && textDirective(quote) === undefined);

interface Statuses {
  [key: string]: { passages?: { [id: string]: { outcome: string } } };
}

/** Whether the last check of the sources did not find a quotation: nobody is sent to look for it there. */
function isMissing(content: string, key: string, { passages = {} }: Record, shown: string): boolean {
  const file = join(content, "source-status.json");
  const statuses = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Statuses) : {};
  return Object.entries(statuses[key]?.passages ?? {}).some(
    ([id, { outcome }]) => outcome === "drifted" && passages[id]?.quote === shown,
  );
}

const backLinksIn = (element: Element): string[] =>
  select(element, "a[role=doc-backlink]").map((link) => attributeOf(link, "href") ?? "");

describe.each([
  ["fixture", fixture],
  ["content", join(projectRoot, "content")],
] as const)("the passages of %s", (name, content) => {
  let pages: Page[];
  let records: Map<string, Record>;

  beforeAll(async () => {
    pages = [...(await readSite(sites[name])).values()].filter((page) => rowsOf(page).length > 0);
    records = await recordsOf(content);
  });

  test("stand under their entry in the words of the record, each once, and in the language of the source", () => {
    let found = 0;
    for (const page of pages) {
      const pageLanguage = attributeOf(only(page.document, "html"), "lang");
      for (const { id, element } of rowsOf(page)) {
        const record = records.get(id.replace("ref-", "")) ?? expect.fail(id);
        const quotes = Object.values(record.passages ?? {}).map(({ quote }) => quote.replaceAll(/\s+/gu, " ").trim());
        const shown = select(element, "blockquote");
        expect(new Set(shown.map(textOf)).size, `${page.address}#${id}`).toBe(shown.length);
        for (const blockquote of shown) {
          expect(quotes, `${page.address}#${id}`).toContain(textOf(blockquote));
          expect(attributeOf(blockquote, "lang") ?? pageLanguage).toBe(record.language);
          found += 1;
        }
      }
    }
    expect(found).toBeGreaterThan(2);
  });

  test("open the source at the words, in its archived copy once it is gone", () => {
    for (const page of pages) {
      for (const { id, element } of rowsOf(page)) {
        const record = records.get(id.replace("ref-", "")) ?? expect.fail(id);
        const address = addressOf(record);
        const links = select(element, ".passage-open").map((link) => attributeOf(link, "href") ?? "");
        for (const href of links) {
          expect(href.startsWith(address), href).toBe(true);
          expect(href.slice(address.length), href).toMatch(/^(?:#?:~:text=[^\s"“”‘’&-]+)?$/u);
        }
        // Figures and the rows of a table are no words that a browser could look for.
        const silent = select(element, "blockquote")
          .map(textOf)
          .filter((quote) => isSilent(record, quote) || isMissing(content, id.replace("ref-", ""), record, quote));
        expect(links.filter((href) => href === address).length, id).toBe(silent.length);
      }
    }
  });

  test("have back-links of their own, and every use of an entry has one place among them", () => {
    for (const page of pages) {
      for (const { id, element, backTo } of rowsOf(page)) {
        for (const figure of select(element, ".passage")) expect(backLinksIn(figure), id).not.toEqual([]);
        expect(new Set(backTo).size, `${page.address}#${id}`).toBe(backTo.length);
      }
      expect(rowsOf(page).flatMap(({ backTo }) => backTo)).toHaveLength(markersOf(page).length);
    }
  });
});

describe("a source that is cited in several ways", () => {
  let page: Page;
  beforeAll(async () => {
    page = (await readSite(sites.fixture)).get("/en/bridges-in-every-form/") ?? expect.fail("no page");
  });

  test("has one number, each passage with its own back-links, and the rest apart", () => {
    const row = rowOf(page, "marlow-spans").element;
    expect(select(row, ".passage").map((figure) => [textOf(only(figure, "blockquote")), backLinksIn(figure)])).toEqual([
      ["The deck carries nothing but the reader’s trust.", ["#cite-marlow-spans-4"]],
      ["No pier has ever been built.", ["#cite-marlow-spans-5"]],
    ]);
    const uses = select(row, ".entry-uses");
    expect(uses.map(textOf)).toEqual([
      "cited at d",
      "cited at e",
      expect.stringMatching(/^also cited 18 times without a quotation: a b c f p\. 4 /u),
    ]);
  });

  test("shows how a passage was seen where that differs", () => {
    const [first, second] = select(rowOf(page, "marlow-spans").element, ".passage");
    expect(first && textOf(first)).not.toContain("read live");
    expect(second && textOf(second)).toContain("Conclusion read live in May 2026");
  });

  test("keeps the author's own directive", () => {
    const [link] = select(rowOf(page, "marlow-spans").element, ".passage-open");
    expect(link && attributeOf(link, "href")).toBe("https://example.org/spans#:~:text=The%20deck%20carries%20nothing");
  });
});
