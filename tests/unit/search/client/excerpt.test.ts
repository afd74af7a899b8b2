import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  nearFound,
  plainText,
  type Stretch,
  stretchesOf,
  typographic,
  withoutTitle,
} from "../../../../src/search/client/excerpt.ts";

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

test("only what was asked for is shown as found", () => {
  const excerpt = "<mark>A</mark> <mark>April</mark>";
  expect(stretchesOf(excerpt, (word) => word === "A").filter(({ found }) => found)).toEqual([
    { text: "A", found: true },
  ]);
});

describe("an excerpt under its title", () => {
  const found = (text: string): Stretch => ({ text, found: true });
  const plain = (text: string): Stretch => ({ text, found: false });

  test("does not say the title again, marks in it or not", () => {
    expect(withoutTitle([found("Memory"), plain(" hierarchy. HBM is "), found("memory")], "Memory hierarchy")).toEqual([
      plain("HBM is "),
      found("memory"),
    ]);
    expect(withoutTitle([plain("Another text")], "Memory")).toEqual([plain("Another text")]);
    expect(withoutTitle([found("Memory")], "Memory")).toEqual([]);
  });

  test("begins near the first found word, at a word; without one it begins at the beginning", () => {
    const long = "word ".repeat(40);
    const near = nearFound([plain(long), found("TPU"), plain(" ends")]);
    expect(plainText(near)).toMatch(/^… (?:word ){1,10}TPU ends$/u);
    expect(nearFound([plain(long)])).toEqual([plain(long)]);
    expect(nearFound([plain("a "), found("TPU")])).toEqual([plain("a "), found("TPU")]);
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
