/** What `source-status.json` says of the sources stands on their pages and under their entries, and nothing else does. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { rowOf } from "../citations.ts";
import { attributeOf, type Element, select, textOf } from "../html.ts";
import { type Page, projectRoot, readSite } from "../site.ts";
import { sites } from "./builds.ts";

let pages: Map<string, Page>;
beforeAll(async () => {
  pages = await readSite(sites.fixture);
});

const pageAt = (address: string): Page => pages.get(address) ?? expect.fail(address);
/** The row of a source's record that a word begins. */
const fieldOf = ({ document }: Page, name: string): Element | undefined =>
  select(document, ".source-record div").find((row) => textOf(row).startsWith(name));
const checkOf = (address: string): string | undefined => {
  const row = fieldOf(pageAt(address), address.startsWith("/ar/") ? "آخر فحص" : "Last check");
  return row && textOf(row).replace(/^(?:Last check|آخر فحص)\s*/u, "");
};

describe("the page of a source says", () => {
  test.each([
    ["constructor", "the address answered on 2 November 2026"],
    ["marlow-spans", "the address answered on 2 November 2026 · quotations found there word for word: 1 of 2"],
    ["rope-walk", "on 2 November 2026 the address led on, for good, to https://rope.example.org/walk"],
    ["jisr-khayali", "on 2 November 2026 the address let no program read it"],
    ["odd-title", "on 2 November 2026 nothing answered at the address"],
    ["lone-leaflet", "the address no longer answers: tried on three days, last on 8 November 2026"],
    ["withdrawn-study", undefined],
    ["bureau-of-fords", undefined],
  ])("what was found at the address of %s", (key, words) => {
    expect(checkOf(`/en/sources/${key}/`)).toBe(words);
  });

  test("it in each language", () => {
    expect(checkOf("/ar/masadir/constructor/")).toBe("كان العنوان يستجيب في 2 نوفمبر 2026");
  });

  test("first of all that it is gone, without a word of that in its record", () => {
    const { document } = pageAt("/en/sources/lone-leaflet/");
    expect(select(document, ".notice").map(textOf).join("")).toContain("This source is no longer at its address.");
    // A copy that nobody has looked at is a suggestion to the author.
    expect(JSON.stringify(select(document, "a").map((link) => attributeOf(link, "href")))).not.toContain("archive.org");
  });
});

describe("quoted words that were not found", () => {
  const words = "these words were not found there on 2 November 2026";
  const passages = (root: Parameters<typeof select>[0]): [boolean, string, string | undefined][] =>
    select(root, ".passage").map((passage) => {
      const [link] = select(passage, ".passage-open");
      return [textOf(passage).includes(words), link ? textOf(link) : "", link && attributeOf(link, "href")];
    });

  test("are told so on the page of the source and under its entries, and cannot be opened", () => {
    const [found, missing] = [
      [false, "Open at the cited words", "https://example.org/spans#:~:text=The%20deck%20carries%20nothing"],
      [true, "Open the source", "https://example.org/spans"],
    ];
    const [article] = [...pages.values()].filter(({ address }) => address === "/en/bridges-in-every-form/");
    const entry = rowOf(article ?? expect.fail(), "marlow-spans").element;
    expect(passages(entry)).toEqual([found, missing]);
    expect(passages(pageAt("/en/sources/marlow-spans/").document)).toEqual([found, missing]);
  });
});

test("an entry says where its source has moved to", () => {
  const { element } = rowOf(pageAt("/en/bridges-in-every-form/"), "rope-walk");
  const moved = select(element, ".entry-standing a").map((link) => [textOf(link), attributeOf(link, "href")]);
  expect(moved).toEqual([["moved to another address", "https://rope.example.org/walk"]]);
});

test("a base without the file says nothing of checks", async () => {
  const content = join(projectRoot, "content");
  if (existsSync(join(content, "source-status.json"))) return;
  const rows = [...(await readSite(sites.content)).values()].filter((page) => fieldOf(page, "Last check"));
  expect(rows).toEqual([]);
});
