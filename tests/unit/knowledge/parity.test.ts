import { expect, test } from "vitest";
import { agesOf } from "../../../src/knowledge/ages.ts";
import type { Knowledge, Variant } from "../../../src/knowledge/model.ts";
import { parityOf } from "../../../src/knowledge/parity.ts";

type Cited = readonly `${string}#${string}`[];

const variant = (locale: string, cited: Cited, day = 20): Variant =>
  ({
    id: "arch",
    locale,
    updated: { year: 2026, month: 3, day },
    analysis: { uses: cited.map((name) => ({ key: name.split("#")[0], passage: name.split("#")[1] || undefined })) },
  }) as unknown as Variant;

const base = (...variants: Variant[]): Knowledge =>
  ({
    site: { sourceLocale: "en" },
    articles: new Map([["arch", new Map(variants.map((one) => [one.locale, one]))]]),
    references: new Map(
      [
        { key: "a", issued: { year: 2019 }, evidence: { date: { year: 2026, month: 4 } } },
        { key: "b", issued: { year: 2017, month: 6 }, evidence: { date: { year: 2025, month: 2, day: 1 } } },
        { key: "c", evidence: {} },
      ].map((reference) => [reference.key, reference]),
    ),
  }) as unknown as Knowledge;

const parity = (original: Cited, translated: Cited, day = 20) => {
  const [en, it] = [variant("en", original), variant("it", translated, day)];
  return parityOf(it, base(en, it));
};

test.each([
  ["the same citations in another order", ["a#x", "b#"], ["b#", "a#x"], 0],
  ["another passage counts on both sides", ["a#x"], ["a#y"], 2],
  ["one citation less", ["a#x", "a#x"], ["a#x"], 1],
  ["one citation more", ["a#x"], ["a#x", "c#"], 1],
] as const)("%s", (_, original, translated, differing) => {
  expect(parity(original, translated)).toEqual({ differing, behind: 0 });
});

test("a translation is behind by the days between the two updates, and never ahead", () => {
  expect(parity(["a#"], ["a#"], 17)).toEqual({ differing: 0, behind: 3 });
  expect(parity(["a#"], ["a#"], 25)).toEqual({ differing: 0, behind: 0 });
});

test("an original, and a text without one, are held against nothing", () => {
  const [en, it] = [variant("en", []), variant("it", [])];
  expect(parityOf(en, base(en, it))).toBeUndefined();
  expect(parityOf(it, base(it))).toBeUndefined();
});

test("ages are those of the sources that are cited, each once", () => {
  const text = variant("en", ["a#x", "b#", "b#y", "c#"]);
  expect(agesOf(text, base(text))).toEqual({
    updated: text.updated,
    written: { first: { year: 2017, month: 6 }, last: { year: 2019 } },
    read: { year: 2025, month: 2, day: 1 },
    undated: 1,
  });
  expect(agesOf(variant("en", []), base())).toMatchObject({ written: undefined, read: undefined, undated: 0 });
});
