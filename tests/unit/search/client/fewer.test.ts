import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewerWords } from "../../../../src/search/client/fewer.ts";

const found = (pages: Record<string, string[]>): Map<string, Set<string>> =>
  new Map(Object.entries(pages).map(([word, names]) => [word, new Set(names)]));

describe("fewer words", () => {
  test("are those that stand together, in the order of the query", () => {
    expect(fewerWords(found({ slow: ["a", "b"], my: [], training: ["a", "c"] }))).toEqual([
      { words: ["slow", "training"], count: 1 },
    ]);
  });

  test("come with the most words first, then with the most pages", () => {
    const suggestions = fewerWords(found({ one: ["a"], two: ["a"], three: ["b", "c"], four: ["d"] }));
    expect(suggestions).toEqual([
      { words: ["one", "two"], count: 1 },
      { words: ["three"], count: 2 },
      { words: ["four"], count: 1 },
    ]);
  });

  test("are none where no word is known", () => {
    expect(fewerWords(found({ zig: [], zag: [] }))).toEqual([]);
    expect(fewerWords(new Map())).toEqual([]);
  });

  test("are all words where a phrase was asked for, and they stand apart", () => {
    expect(fewerWords(found({ one: ["a"], two: ["a", "b"] }))).toEqual([{ words: ["one", "two"], count: 1 }]);
  });

  const queries = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/u), fc.uniqueArray(fc.nat(6).map(String))), {
    selector: ([word]) => word,
    maxLength: 7,
  });

  test("always find the pages they promise, and no word could be added", () => {
    fc.assert(
      fc.property(queries, (rows) => {
        const all = new Map(rows.map(([word, pages]) => [word, new Set(pages)]));
        for (const { words, count } of fewerWords(all)) {
          const pages = words
            .map((word) => all.get(word) ?? new Set<string>())
            .reduce((left, right) => left.intersection(right));
          expect(pages.size).toBe(count);
          expect(count).toBeGreaterThan(0);
          for (const [word, own] of all) if (!words.includes(word)) expect(pages.intersection(own).size).toBe(0);
        }
      }),
    );
  });
});
