import { describe, expect, test } from "vitest";
import { composed, type Facing } from "../../../src/facing/compose.ts";
import type { FacingLink } from "../../../src/facing/rows.ts";
import { parsePage, select, textOf } from "../../html.ts";

const body = (text: string): string => `<div class="prose"> ${text} </div>\n<!--/prose-->`;
const block = (number: number, words: string, tag = "p"): string => `<${tag} data-block="${number}">${words}</${tag}>`;

function pageOf(own: string, other: string): string {
  const parts = ["<main>", body(own), body(other), "<i>not here</i>", "<i>not there</i>", "<i>behind</i>"];
  return [...parts, '<b id="ref-a"></b>', '<b id="ref-a"></b>', "</main>"].join("<!--part-->");
}

const facing = (links: readonly Partial<FacingLink>[], translation: Facing["translation"] = "own"): Facing => ({
  own: { lang: "it", dir: "ltr" },
  other: { lang: "ar", dir: "rtl" },
  translation,
  links: links.map((link) => ({ own: [], other: [], isBehind: false, ...link })),
});

/** Of each row, the words of its cells. */
function rowsOf(html: string): string[][] {
  const rows = select(parsePage(html), "[role=row]");
  return rows.map((row) => select(row, "[role=cell]").map(textOf));
}

const pair = (own: number, other: number, isBehind = false): FacingLink => ({ own: [own], other: [other], isBehind });

describe("rows", () => {
  test("go by what belongs together, not by place; what has no counterpart stands alone", () => {
    const [own, other] = [block(0, "a") + block(1, "b"), block(0, "x") + block(1, "B") + block(2, "y")];
    expect(rowsOf(composed(pageOf(own, other), facing([pair(1, 1)])))).toEqual([
      ["a", "not there"],
      ["not here", "x"],
      ["b", "B"],
      ["not here", "y"],
    ]);
  });

  test("hold all that changed places, or became one", () => {
    const [own, other] = [
      [0, 1, 2, 3].map((n) => block(n, `a${n}`)).join(""),
      [0, 1, 2].map((n) => block(n, `b${n}`)).join(""),
    ];
    const links = [pair(0, 1), pair(1, 0), { own: [2, 3], other: [2] }];
    expect(rowsOf(composed(pageOf(own, other), facing(links)))).toEqual([
      ["a0 a1", "b0 b1"],
      ["a2 a3", "b2"],
    ]);
  });

  test("pair what has no block by kind, where both texts have as many", () => {
    const [own, other] = [`${block(0, "a")}<hr>${block(1, "b")}`, `<hr class="x">${block(0, "A")}<hr>${block(1, "B")}`];
    expect(rowsOf(composed(pageOf(own, other), facing([pair(0, 0), pair(1, 1)])))).toEqual([
      ["not here", ""],
      ["a", "A"],
      ["", ""],
      ["b", "B"],
    ]);
  });

  test.each(["own", "other"] as const)("say where the translation is behind, in its cell (%s)", (translation) => {
    const links = [pair(0, 0, true), pair(1, 1)];
    const html = composed(
      pageOf(block(0, "a") + block(1, "b"), block(0, "A") + block(1, "B")),
      facing(links, translation),
    );
    expect(rowsOf(html)).toEqual([translation === "own" ? ["abehind", "A"] : ["a", "Abehind"], ["b", "B"]]);
  });
});

describe("a list", () => {
  const list = (...items: string[]): string => `<ul>${items.map((item, n) => block(n, item, "li")).join("\n")}</ul>`;
  const hasItems = (html: string): boolean => select(parsePage(html), ".facing-items").length > 0;

  test("stays one, with its items beside each other where each has its own", () => {
    const page = pageOf(list("a", "b"), list("A", "B"));
    expect(rowsOf(composed(page, facing([pair(0, 0), pair(1, 1)])))).toEqual([["a b", "A B"]]);
    expect(hasItems(composed(page, facing([pair(0, 0), pair(1, 1)])))).toBe(true);
    expect(hasItems(composed(page, facing([pair(0, 1), pair(1, 0)])))).toBe(false);
  });

  test("has no items beside each other where the other has more, or something besides", () => {
    const links = [pair(0, 0), pair(1, 1)];
    expect(hasItems(composed(pageOf(list("a", "b"), list("A", "B", "C")), facing(links)))).toBe(false);
    expect(hasItems(composed(pageOf(list("a", "b"), block(0, "A") + block(1, "B")), facing(links)))).toBe(false);
  });
});

test("cells name their language and direction, ids of the other text and its bibliography have a lead", () => {
  const side = '<p data-block="0" id="x"><a href="#ref-a">1</a></p>';
  expect(composed(pageOf(side, side), facing([pair(0, 0)]))).toBe(
    '<main><div class="facing-row" role="row"><div class="prose" role="cell" lang="it" dir="ltr">' +
      '<p data-block="0" id="x"><a href="#ref-a">1</a></p></div><div class="prose" role="cell" lang="ar" dir="rtl">' +
      '<p data-block="0" id="ar-x"><a href="#ar-ref-a">1</a></p></div></div>\n<b id="ref-a"></b><b id="ar-ref-a"></b></main>',
  );
});

test("a page without its parts, or without a text, is refused", () => {
  expect(() => composed("<main></main>", facing([]))).toThrow("1 parts");
  expect(() => composed(pageOf("", "").replaceAll("<!--/prose-->", ""), facing([]))).toThrow("nothing in it");
});
