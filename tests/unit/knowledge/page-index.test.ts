import { describe, expect, test } from "vitest";
import type { Locale } from "../../../src/knowledge/model.ts";
import { indexOf, withTermLinks } from "../../../src/knowledge/page-index.ts";

const listed = (format: string, ...terms: string[]): string[] =>
  indexOf(
    terms.map((text) => ({ depth: 3, id: text, text })),
    { format } as Locale,
  ).map(({ letter, terms: group }) => `${letter}: ${group.map(({ text }) => text).join(", ")}`);

describe("the index", () => {
  test("stands in the order of the language, each letter once, whatever its accents and capitals", () => {
    expect(listed("en-GB", "XLA", "éclisse", "Eye", "batch", "bfloat16", "E", "BF")).toEqual([
      "B: batch, BF, bfloat16",
      "E: E, éclisse, Eye",
      "X: XLA",
    ]);
  });

  test("has a letter of its own where the language has one", () => {
    expect(listed("sv", "ö", "o", "z")).toEqual(["O: o", "Z: z", "Ö: ö"]);
    expect(listed("en", "ö", "o", "z")).toEqual(["O: o, ö", "Z: z"]);
  });

  test("puts what begins with no letter first, numbers by their value", () => {
    expect(listed("en", "Arch", "10 ropes", "2 ropes", "«Pier»")).toEqual([": «Pier», 2 ropes, 10 ropes", "A: Arch"]);
  });

  test("of nothing is empty", () => {
    expect(listed("en")).toEqual([]);
  });
});

test.each([
  ['<h3 id="tile">Tile</h3>', '<h3 id="tile"><a href="#tile">Tile</a></h3>'],
  [
    '<h3 id="a">A <em>b</em></h3>\n<h3 id="c">$&amp;</h3>',
    '<h3 id="a"><a href="#a">A <em>b</em></a></h3>\n<h3 id="c"><a href="#c">$&amp;</a></h3>',
  ],
  [
    '<h3 id="a">A <a href="/x/">b</a></h3><h3 id="b">B</h3>',
    '<h3 id="a">A <a href="/x/">b</a></h3><h3 id="b"><a href="#b">B</a></h3>',
  ],
  ['<h2 id="a">A</h2>', '<h2 id="a">A</h2>'],
  ['<h4 id="a">A</h4>', '<h4 id="a">A</h4>'],
])("%s", (before, after) => {
  expect(withTermLinks(before)).toBe(after);
});
