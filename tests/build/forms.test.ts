/** What each form of a citation becomes: the fixture's article that has all of them, word by word. */
import { beforeAll, describe, expect, test } from "vitest";
import { markersOf } from "../citations.ts";
import { attributeOf, elementsOf, matches, only, rawTextOf, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

const english = "/en/bridges-in-every-form/";
const arabic = "/ar/al-jusur/";
const mdx = "/en/cables-from-mdx/";

let pages: Map<string, Page>;
beforeAll(async () => {
  pages = await readSite(sites.fixture);
});

const page = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);

/** The article's own blocks as a reader sees them; line ends and non-breaking spaces are spaces, and none is merged. */
const blocks = (address: string, selector: string): string[] => {
  const left = new Set(
    [".margin-sources", ".folded-sources", "noscript", ".block-note"]
      .flatMap((part) => select(page(address).document, part))
      .flatMap(elementsOf),
  );
  return select(only(page(address).document, ".prose"), selector)
    .filter((element) => !left.has(element))
    .map((element) => rawTextOf(element).replaceAll(/[\n\u{A0}]/gu, " "));
};

test("no space is lost or gained around a marker", () => {
  expect(blocks(english, "p").slice(0, 8)).toEqual([
    "An arch pushes sideways [1]. A group names three sources[2, 1, 3]; nothing is lost. Glued[1][3]together.",
    "A passage has words [1], another is named like a property [1], and the Arabic one too [4].",
    "A place is named [1], two are [3, 2].",
    "Words go around [see 1 and the table there]. Punctuation is kept [3, also 2].",
    "A marker may be split [1, 3] over two lines, and a line may end [5] before the next begins.",
    "loose one [1]",
    "loose two [3]",
    "A quotation stands here [2].",
  ]);
  expect(blocks(arabic, "p").slice(0, 5)).toEqual([
    "القوس يدفع حمله إلى الجانبين [1]. ومجموعة تسمي ثلاثة مصادر[2، 1، 3]؛ ولا شيء يضيع. ملتصق[1][3]معًا.",
    "للمقطع كلماته [1]، ولآخر اسم خاصية [1]، وللعربي كذلك [4].",
    "الموضع مذكور [1]، وموضعان هنا [3، 2].",
    "كلمات حوله [انظر 1 والجدول هناك]. وعلامات الترقيم باقية [3، وكذلك 2].",
    "قد ينقسم الرقم [1، 3] على سطرين، وقد ينتهي السطر [5] قبل أن يبدأ التالي.",
  ]);
  expect(blocks(mdx, "p").slice(0, 2)).toEqual([
    "A cable hangs [1], and 2 cables hang longer [2, 1].",
    "Words inside an element cite as well [3].",
  ]);
});

test("markers stand in lists, tables, quotations, emphasis and headings", () => {
  expect(
    blocks(english, "ul li")
      .filter((text) => !/^\s/u.test(text))
      .map((text) => text.trim()),
  ).toEqual(["tight one [1]", "tight two [3]  nested [5]", "nested [5]"]);
  expect(blocks(english, "th")).toEqual(["bridge [5]", "span"]);
  expect(blocks(english, "td")).toEqual(["of rope [3]", "1 [1]", "of paper", "2"]);
  expect(blocks(english, "em")).toEqual(["Emphasis holds one [1]"]);
  expect(blocks(english, "strong")).toEqual(["strength one [3]"]);
  expect(blocks(english, "h3")).toEqual(["A smaller heading [3]"]);
  expect(blocks(english, "h2")).toContain("Ropes [3] and piers");
  expect(blocks(mdx, "td")).toEqual(["hemp", "2 [4]"]);
});

test("thirty markers in a row are thirty groups", () => {
  const [row] = select(page(english).document, ".prose p").filter((element) => textOf(element).startsWith("Thirty"));
  expect(row && select(row, ".citation")).toHaveLength(30);
  expect(row && rawTextOf(row).replaceAll("\u{A0}", " ")).toBe(`Thirty ${"[1][2][3][4][5]".repeat(6)} end.`);
});

test("a footnote is read last, so a source that only it cites has the last number", () => {
  const notes = only(page(english).document, "section.footnotes");
  expect(
    select(notes, "li")
      .filter((note) => matches(note, "[id]"))
      .map((note) => textOf(note).replace(/\s*↩.*$/u, "")),
  ).toEqual(["A note cites too [1].", "Only here [6]."]);
  expect(markersOf(page(english)).at(-1)).toEqual({
    id: "cite-constructor-1",
    entry: "ref-constructor",
    text: "6",
    name: "Reference 6: Crossing Times of Forty Imaginary Bridges a",
  });
});

test("a footnote named like a key keeps its own ids", () => {
  const ids = select(page(english).document, "[id]").map((element) => attributeOf(element, "id") ?? "");
  expect(ids.filter((id) => id.includes("marlow-spans") && !/^(?:ref|cite|name|use)-/u.test(id))).toEqual([
    "user-content-fnref-marlow-spans",
    "user-content-fnref-marlow-spans-2",
    "user-content-fn-marlow-spans",
  ]);
});

test("escaped text, code, attributes, addresses and handles are left as they are", () => {
  const { document, html } = page(english);
  expect(blocks(english, "p").find((text) => text.startsWith("Escaped"))).toBe(
    "Escaped [@nobody], code [@nobody], an address who@example.org, a handle @somebody, a bracket [see somebody], a link elsewhere.",
  );
  expect(select(document, ".prose code").map(textOf)).toEqual([
    "[@nobody]",
    "[@nobody]",
    '<a href="#nowhere" id="page-main">',
  ]);
  expect(select(document, ".prose a").map((link) => attributeOf(link, "href"))).toContain(
    "https://example.org/@nobody",
  );
  expect(select(document, ".prose abbr[title]").map((abbr) => attributeOf(abbr, "title"))).toEqual(["[@nobody]"]);
  expect(html).not.toContain("ref-nobody");
  expect(blocks(mdx, "p").at(-2)).toBe("[@nobody] is code, [@nobody] is escaped.");
});

describe("headings", () => {
  const outline = (address: string): string[] =>
    select(only(page(address).document, ".prose"), "[id]")
      .filter((element) => /^h[2-6]$/u.test(element.tagName))
      .map((element) => attributeOf(element, "id") ?? "");

  test("have ids without markers, different where their texts are the same", () => {
    expect(outline(english)).toEqual([
      "passages-and-places",
      "where-a-marker-can-stand",
      "a-smaller-heading",
      "ropes-and-piers",
      "what-is-no-citation",
      "thirty-in-a-row",
      "repeated-name",
      "repeated-name-1",
      "section",
      "footnote-label",
    ]);
    expect(outline(arabic).slice(0, 3)).toEqual(["المقاطع-والمواضع", "أين-يقف-الرقم", "عنوان-أصغر"]);
    expect(outline(mdx)).toEqual(["sources-inside-elements", "ropes-again", "footnote-label"]);
  });

  test("stand in the contents list without markers, in their order", () => {
    const contents = select(page(english).document, ".contents a").map(textOf);
    expect(contents).toEqual([
      "Passages and places",
      "Where a marker can stand",
      "Ropes and piers",
      "What is no citation",
      "Thirty in a row",
      "Repeated name",
      "Repeated name",
      "🌉",
      "Notes",
      "References",
    ]);
  });
});

test("footnotes speak the language of the page", () => {
  const words = (address: string): string[] => {
    const notes = only(page(address).document, "section.footnotes");
    return [
      textOf(only(notes, "h2")),
      ...select(notes, "a")
        .filter((link) => matches(link, "[data-footnote-backref]"))
        .map((link) => attributeOf(link, "aria-label") ?? ""),
    ];
  };
  expect(words(arabic)).toEqual([
    "الحواشي",
    "العودة إلى موضع الحاشية 1",
    "العودة إلى موضع الحاشية 1-2",
    "العودة إلى موضع الحاشية 2",
  ]);
  expect(words(english)).toEqual([
    "Notes",
    "Back to note reference 1",
    "Back to note reference 1-2",
    "Back to note reference 2",
  ]);
  expect(words(mdx)).toEqual(["Notes", "Back to note reference 1"]);
});
