import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foundWords, withFound, wordsOf } from "../../../../src/search/client/found.ts";
import { placesOf, wordsToMark } from "../../../../src/search/client/marked-words.ts";
import { plainWord } from "../../../../src/search/client/word.ts";
import { word } from "../../../words.ts";

const plainWords = fc.array(word.map(plainWord), { maxLength: 20 });
const searchOf = (address: string): string => new URL(address, "https://base.example/").search;

/** Which small letter a Σ has depends on what stands around it (Unicode, Final_Sigma). */
const oneSigma = (text: string): string => text.replaceAll("ς", "σ");

describe("words at positions of a text", () => {
  test("are told once each, those that are no words not at all", () => {
    expect(foundWords(wordsOf("One two,\n— “Two” perché\u00A0no\uFEFFt"), [1, 2, 3, 4, 5, 99])).toEqual([
      "two",
      "perche",
      "no\uFEFFt",
    ]);
  });

  test("are found in the text again, without the punctuation at their ends", () => {
    const text = "L’hardware (delle TPU): l'hardware; dell’hardware. E\u0301, E-TPU “TPU”…";
    const placed = (...words: string[]): string[] =>
      placesOf(text, new Set(words)).map(({ from, to }) => text.slice(from, to));
    expect(placed("l'hardware")).toEqual(["L’hardware", "l'hardware"]);
    expect(placed("tpu")).toEqual(["TPU", "TPU"]);
    expect(placed("e")).toEqual(["E\u0301"]);
    expect(placed("hardware", "", "l’hardware")).toEqual([]);
  });

  test("have every form that the index counts, and no other", () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(fc.nat({ max: 20 })), (words, locations) => {
        const text = words.join(" ");
        const found = foundWords(wordsOf(text), locations);
        const places = placesOf(text, new Set(found));
        expect(new Set(places.map((place) => place.word))).toEqual(new Set(found));
        for (const place of places) {
          const marked = text.slice(place.from, place.to);
          expect(oneSigma(plainWord(marked))).toBe(oneSigma(place.word));
          expect(marked).toMatch(/^[\p{L}\p{N}]/u);
        }
      }),
    );
  });
});

describe("an address with words", () => {
  test("has them before the fragment, and is as it was without them", () => {
    expect(withFound("/a/#b", ["tpu", "dell'hardware", "c++"])).toBe("/a/?found=tpu+dell%27hardware+c%2B%2B#b");
    expect(withFound("/a/", ["tpu"])).toBe("/a/?found=tpu");
    expect(withFound("/a/#b", [])).toBe("/a/#b");
  });

  test("gives back the words that it was given, as many as it takes", () => {
    fc.assert(
      fc.property(plainWords, fc.constantFrom("", "#b"), (words, fragment) => {
        const kept = words.filter((text) => text !== "" && text.length <= 40).slice(0, 12);
        expect(wordsToMark(searchOf(withFound(`/a/${fragment}`, words.filter(Boolean))))).toEqual(new Set(kept));
      }),
    );
  });

  test.each([
    ["", []],
    ["?found=", []],
    ["?found=%20%20", []],
    ["?q=tpu", []],
    ["?found=%E0%A4%A", ["a"]],
    ["?found=<img/src=x+onerror=alert(1)>", ["img/src=x", "onerror=alert(1"]],
    ["?found=🌉+.*+$%26+(tpu", ["tpu"]],
    ["?found=TPU&found=other", ["tpu"]],
    [`?found=${"a".repeat(10_000)}+b`, ["b"]],
    [`?found=${"!".repeat(10_000)}b`, []],
  ])("asks for plain words whatever it says (%#)", (search, words) => {
    expect([...wordsToMark(search)].filter((text) => /\p{L}/u.test(text))).toEqual(words);
  });

  test("asks for twelve words at most", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `w${index}`).join("+");
    expect([...wordsToMark(`?found=${many}`)].at(-1)).toBe("w11");
  });
});
