/** Text directives: the words by which a browser finds a quotation, in the grammar of the WICG. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citedWordsAddress, isTextDirective, textDirective } from "../../../src/citations/text-fragment.ts";
import { runs } from "../../properties.ts";

/**
 * The grammar as the draft writes it (https://wicg.github.io/scroll-to-text-fragment/#fragment-directive-grammar), rule
 * by rule, so that it shares nothing with the code.
 */
const explicitChar = "[a-zA-Z0-9!$'()*+./:;=?@_~]";
const string = `(?:${explicitChar}|%[0-9A-Fa-f]{2})+`;
const directive = new RegExp(`^text=(?:${string}-,)?${string}(?:,${string})?(?:,-${string})?$`, "u");

const anchorsOf = (value: string): string[] => value.split(",").map(decodeURIComponent);
const anchors = (quote: string): string[] => anchorsOf(textDirective(quote) ?? "");

describe("a short quotation", () => {
  test.each([
    ["Optimum-TPU is now in maintenance mode.", "Optimum%2DTPU%20is%20now%20in%20maintenance%20mode"],
    ["cost, time & money", "cost%2C%20time%20%26%20money"],
    ["of 16 (128 / 8).", "of%2016%20%28128%20%2F%208%29"],
    ["100 %", "100%20%25"],
    ["#1 + 2 = 3", "1%20%2B%202%20%3D%203"],
    ["È più lento, perché no", "%C3%88%20pi%C3%B9%20lento%2C%20perch%C3%A9%20no"],
    ["لم يُبنَ قط", "%D9%84%D9%85%20%D9%8A%D9%8F%D8%A8%D9%86%D9%8E%20%D9%82%D8%B7"],
    ["  white \n space ", "white%20space"],
    ["matmul", "matmul"],
    ["2017", "2017"],
    ["as of version 2.1", "as%20of%20version%202.1"],
    ["— and so on —", "and%20so%20on"],
  ])("%j is looked for whole", (quote, expected) => expect(textDirective(quote)).toBe(expected));

  test("without the marks at its ends", () => {
    expect(anchors("…and only a subset will be accepted…")).toStrictEqual(["and only a subset will be accepted"]);
    expect(anchors("(in every sense)")).toStrictEqual(["(in every sense)"]);
  });

  test("without letters or digits is not looked for at all", () => {
    for (const quote of ["…", "“”", "", "---", "don't"]) expect(textDirective(quote), quote).toBeUndefined();
  });
});

describe("a quotation that pages may write in other ways", () => {
  test.each([
    [
      "Small batches are fast but don't utilize the hardware well.",
      ["Small batches are fast but", "utilize the hardware well"],
    ],
    ["won’t work directly for XLA device code", ["work directly for XLA device code"]],
    [
      'it is not uncommon to see a "not implemented" error while writing kernels',
      ["it is not uncommon to see", "error while writing kernels"],
    ],
    [
      "from the very first page on … to the very last page of all",
      ["from the very first page on", "the very last page of all"],
    ],
    ["The array [of multipliers] is as wide as it is high", ["is as wide as it is high"]],
    ["set `XLA_FLAGS` before the first import of it", ["before the first import of it"]],
    ["a word of an editor[…]broken in two by their hand", ["in two by their hand"]],
    [
      "from the very first page on … by way of the one between … to the very last page of all",
      ["from the very first page on", "the very last page of all"],
    ],
    ["it is as it was “so” there", ["it is as it was"]],
    ["specialized accelerators “so”", ["specialized accelerators"]],
  ])("%j", (quote, expected) => expect(anchors(quote)).toStrictEqual(expected));
});

test("a long quotation is looked for by its beginning and its end", () => {
  const quote =
    "Padding increases the amount of on-chip memory storage required for a tensor and can lead to an out-of-memory error in the extreme case.";
  expect(anchors(quote)).toStrictEqual([
    "Padding increases the amount of on-chip",
    "out-of-memory error in the extreme case",
  ]);
});

describe("how much of a quotation is looked for", () => {
  const wordsOf = (count: number, length: number): string => Array(count).fill("w".repeat(length)).join(" ");

  test.each([
    ["120 units of many words", `${wordsOf(23, 4)} wwwww`, 1],
    ["121 units of many words", `${wordsOf(22, 4)} wwwww wwwww`, 2],
    ["seven long words", wordsOf(7, 20), 1],
    ["eleven long words", wordsOf(11, 12), 1],
    ["twelve long words", wordsOf(12, 12), 2],
  ])("of %s", (_, quote, parts) => {
    expect(anchors(quote)).toHaveLength(parts);
    if (parts === 1) expect(anchors(quote)).toStrictEqual([quote]);
  });
});

test.each([
  "the “TPU” x",
  "specialised accelerator “so”",
  "It's 5 > 3 and it's fast",
  "rock ’n’ roll",
  'a quoted "word" here',
])("%j has no part that stands only there", (quote) => expect(textDirective(quote)).toBeUndefined());

describe("for every quotation", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }),
    fc.constantFrom(
      "a-b",
      "x,y",
      "R&D",
      "don't",
      "“so”",
      "…",
      "100%",
      "f(x)",
      "[sic]",
      "C#",
      "l’unità",
      "words",
      "of",
      "it",
    ),
  );
  const quotation = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
  );

  test("the directive is in the grammar, and names words of the quotation in their order", () => {
    fc.assert(
      fc.property(quotation, (quote) => {
        const value = textDirective(quote);
        if (value === undefined) return;
        expect(`text=${value}`).toMatch(directive);
        expect(isTextDirective(value)).toBe(true);
        const text = quote.toWellFormed().split(/\s+/u).join(" ");
        let from = 0;
        for (const anchor of anchorsOf(value)) {
          expect(anchor).not.toMatch(/["“”‘’'«»…]/u);
          const at = text.indexOf(anchor, from);
          expect(at, `${anchor} in ${text}`).toBeGreaterThanOrEqual(0);
          from = at + anchor.length;
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("the address", () => {
  const passage = { quote: "the very words" };

  test.each([
    ["https://example.org/a", "https://example.org/a#:~:text=the%20very%20words"],
    ["https://example.org/a?b=c&d", "https://example.org/a?b=c&d#:~:text=the%20very%20words"],
    ["https://example.org/a#part-2", "https://example.org/a#part-2:~:text=the%20very%20words"],
    ["https://example.org/a#", "https://example.org/a#:~:text=the%20very%20words"],
    ["https://example.org/a#:~:text=other", "https://example.org/a#:~:text=other&text=the%20very%20words"],
  ])("%s keeps its own fragment", (address, expected) => expect(citedWordsAddress(address, passage)).toBe(expected));

  test("takes the author's directive where the record has one", () => {
    expect(citedWordsAddress("https://example.org/", { quote: "x", fragment: "y,z" })).toBe(
      "https://example.org/#:~:text=y,z",
    );
  });

  test("stays as it is for words that cannot be looked for", () => {
    expect(citedWordsAddress("https://example.org/", { quote: "“…”" })).toBe("https://example.org/");
  });
});

test.each([
  "",
  "a b",
  "a,",
  ",b",
  "a,b,c",
  "a-b",
  "a&b",
  "%ZZ",
  "%E0%A4",
  "prefix-,a",
  "%20",
  "a#b",
  "don't",
  "%E2%80%9Cso%E2%80%9D",
])("%j is no directive of a record", (value) => expect(isTextDirective(value)).toBe(false));
