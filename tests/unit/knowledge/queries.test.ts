import fc from "fast-check";
import { expect, test } from "vitest";
import type { Knowledge, Locale, Site, Variant } from "../../../src/knowledge/model.ts";
import {
  articlesFor,
  articlesIn,
  articlesOfTopic,
  pagesFor,
  pagesIn,
  relatedTo,
  variantFor,
} from "../../../src/knowledge/queries.ts";

const locales: Locale[] = [
  { tag: "ar", name: "العربية", direction: "rtl", format: "ar" },
  { tag: "en", name: "English", direction: "ltr", format: "en-GB" },
  { tag: "it", name: "Italiano", direction: "ltr", format: "it" },
];
const tags = locales.map(({ tag }) => tag);
const site = { sourceLocale: "en", locales } as unknown as Site;

/** An article for each line: its id, and the day of January on which each of its variants was updated. */
function baseOf(days: Readonly<Record<string, Readonly<Record<string, number>>>>): Knowledge {
  const articles = new Map(
    Object.entries(days).map(([id, own]) => [
      id,
      new Map(
        tags
          .filter((tag) => tag in own)
          .map((tag): [string, Variant] => {
            const updated = { year: 2026, month: 1, day: own[tag] ?? 1 };
            return [tag, { id, locale: tag, title: `${id} ${tag}`, topic: id.slice(0, 1), updated } as Variant];
          }),
      ),
    ]),
  );
  return { site, articles, pages: articles } as unknown as Knowledge;
}

const titles = (texts: readonly { title: string }[]): string[] => texts.map(({ title }) => title);

test("a reader is led to the own language, else to the source language, else to the first that there is", () => {
  const variants = (...all: string[]) => new Map(all.map((locale) => [locale, { locale }]));
  expect(variantFor(variants("ar", "en"), site, "ar")?.locale).toBe("ar");
  expect(variantFor(variants("ar", "en"), site, "it")?.locale).toBe("en");
  expect(variantFor(variants("ar", "it"), site, "de")?.locale).toBe("ar");
  expect(variantFor(variants(), site, "en")).toBeUndefined();
  expect(variantFor(undefined, site, "en")).toBeUndefined();
});

const base = baseOf({ a1: { en: 3, it: 9 }, a2: { ar: 5, it: 4 }, b1: { en: 4 }, b2: { it: 4 } });

test("lists show what is not translated too, at its place: newest first, then by title", () => {
  expect(titles(articlesFor(base, "en"))).toEqual(["a2 ar", "b1 en", "b2 it", "a1 en"]);
  expect(titles(articlesFor(base, "it"))).toEqual(["a1 it", "a2 it", "b1 en", "b2 it"]);
  expect(titles(articlesFor(base, "en"))).toEqual(["a2 ar", "b1 en", "b2 it", "a1 en"]);
  const [, topic] = ["a", "b"].map((id) => ({ id, title: {}, slug: {}, description: {} }));
  expect(topic && titles(articlesOfTopic(base, topic, "ar"))).toEqual(["b1 en", "b2 it"]);
});

test("what is a locale's own is that alone", () => {
  expect(titles(articlesIn(base, "en"))).toEqual(["b1 en", "a1 en"]);
  expect(titles(pagesIn(base, "ar"))).toEqual(["a2 ar"]);
});

test("pages keep the order of the base", () => {
  expect(titles(pagesFor(base, "ar"))).toEqual(["a1 en", "a2 ar", "b1 en", "b2 it"]);
});

test("related articles keep the author's order, whatever language they are in", () => {
  const article = { related: ["b2", "gone", "a1"], locale: "ar" } as unknown as Variant;
  expect(titles(relatedTo(base, article))).toEqual(["b2 it", "a1 en"]);
});

test("every list has every article once, in its own language wherever that has it", () => {
  const variants = fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(variants, { maxLength: 8 }), fc.constantFrom(...tags), (all, tag) => {
      const days = all.map((own, index) => [`x${index}`, Object.fromEntries(own.map((one) => [one, (index % 3) + 1]))]);
      const knowledge = baseOf(Object.fromEntries(days));
      const list = articlesFor(knowledge, tag);
      expect(list.map(({ id }) => id).toSorted()).toEqual([...knowledge.articles.keys()].toSorted());
      const own = list.filter(({ locale }) => locale === tag);
      expect(titles(own)).toEqual(titles(articlesIn(knowledge, tag)));
    }),
  );
});
