import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stretchesOf, typographic } from "../../../src/search/excerpt.ts";

const foundIn = (excerpt: string): string[] =>
  stretchesOf(excerpt, () => true).flatMap(({ text, found }) => (found ? [text] : []));

/** As Pagefind writes it. */
const escaped = (text: string): string => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");

describe("an excerpt", () => {
  test("is what was found and what stands around it", () => {
    expect(stretchesOf("The <mark>TPU</mark> has <mark>memory.</mark>", () => true)).toEqual([
      { text: "The ", found: false },
      { text: "TPU", found: true },
      { text: " has ", found: false },
      { text: "memory", found: true },
      { text: ".", found: false },
    ]);
  });

  test.each([
    ["<mark>(TPUs),</mark>", ["TPUs"]],
    ["<mark>l'hardware</mark>", ["l’hardware"]],
    ["<mark>C++</mark>.", ["C++"]],
    ["<mark>كتابٌ.</mark>", ["كتابٌ"]],
    ["<mark>—</mark>", []],
    ["<mark>&lt;img&gt;</mark>", ["img"]],
    ["no mark", []],
    ["", []],
  ])("marks words without the punctuation around them: %s", (excerpt, found) => {
    expect(foundIn(excerpt)).toEqual(found);
  });

  test("says what the text says, markup included, and every stretch says something", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(
              fc.constantFrom("<b>", "</mark>", "<mark>", "l'h", "& x", "(a)", "🌉", "…", "كتابٌ"),
              fc.string({ unit: "grapheme", maxLength: 6 }),
            ),
            fc.boolean(),
          ),
        ),
        (parts) => {
          const words = parts.map(([text, found]) => ({ text: text.replaceAll("'", "q").replaceAll("&", "n"), found }));
          const excerpt = words.map(({ text, found }) => (found ? `<mark>${escaped(text)}</mark>` : escaped(text)));
          const stretches = stretchesOf(excerpt.join(" "), () => true);
          expect(stretches.map(({ text }) => text).join("")).toBe(words.map(({ text }) => text).join(" "));
          expect(stretches.filter(({ text }) => text === "")).toEqual([]);
        },
      ),
    );
  });
});

test("an apostrophe between letters is the page's; a prime and a quotation mark stay", () => {
  expect(typographic("l'unità d'Italia, 5' e 'così' don't")).toBe("l’unità d’Italia, 5' e 'così' don’t");
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typographic(typographic(text))).toBe(typographic(text));
    }),
  );
});
