/** Twins that lead to the same addresses, and what is said where they do not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { twinProblems } from "../../../src/knowledge/twin-rules.ts";
import type { Analysis, WebLink } from "../../../src/markdown/analysis.ts";
import { effortOf } from "../../effort.ts";

const text = (locale: string, addresses: readonly string[], form: WebLink["form"] = "link", id = "a") => ({
  id,
  locale,
  file: `${id}/${locale}.md`,
  analysis: {
    webLinks: addresses.map((address, index) => ({ address, form, line: index + 1, column: 5 })),
  } as unknown as Analysis,
});
const messagesOf = (...texts: ReturnType<typeof text>[]): string[] =>
  twinProblems(texts, { sourceLocale: "en" }).map(
    ({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`,
  );

const address = fc.webUrl({ withQueryParameters: true });

test("the same addresses are no problem, in whatever order and however often", () => {
  fc.assert(
    fc.property(fc.array(address), (addresses) => {
      expect(messagesOf(text("en", addresses), text("it", [...addresses, ...addresses].toReversed()))).toEqual([]);
    }),
  );
});

test("each that differs is one problem, and each without a counterpart", () => {
  fc.assert(
    fc.property(fc.uniqueArray(address, { maxLength: 8 }), fc.uniqueArray(address, { maxLength: 8 }), (own, other) => {
      const count = messagesOf(text("en", other), text("it", own)).length;
      const [lacking, lost] = [own.filter((one) => !other.includes(one)), other.filter((one) => !own.includes(one))];
      expect(count).toBeGreaterThanOrEqual(Math.max(lacking.length, lost.length));
      expect(count).toBeLessThanOrEqual(lacking.length + lost.length);
    }),
  );
});

test("a damaged address is held against the nearest of the twin, each once", () => {
  const [one, two] = ["https://example.org/one/page", "https://example.org/two/page"];
  expect(messagesOf(text("en", [one, two]), text("it", ["https://example.org/tow/page", one]))).toEqual([
    `a/it.md:1:5 twins-same-addresses “https://example.org/tow/page” differs from “${two}” at a/en.md:2:5; write the same address in both texts.`,
  ]);
});

test("one that stands by itself differs from a link with words", () => {
  const [one] = messagesOf(text("en", ["https://example.org/a"]), text("it", ["https://example.org/a"], "bare"));
  expect(one).toContain("stands by itself here and is a link with words at a/en.md:1:5");
});

test("texts without a variant in the source language, and those of other ids, are not compared", () => {
  expect(messagesOf(text("it", ["https://a.example"]), text("ar", []))).toEqual([]);
  expect(messagesOf(text("en", ["https://a.example"]), text("it", [], "link", "b"))).toEqual([]);
});

test("many long addresses are compared in time", () => {
  const many = (word: string) => Array.from({ length: 500 }, (_, at) => `https://example.org/${word.repeat(500)}${at}`);
  const compare = () => expect(messagesOf(text("en", many("a")), text("it", many("b")))).toHaveLength(1000);
  expect(effortOf(compare)).toBeLessThan(4000);
});
