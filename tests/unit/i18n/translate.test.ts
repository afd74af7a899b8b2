import { beforeEach, describe, expect, test } from "vitest";
import en from "../../../src/i18n/messages/en.json" with { type: "json" };
import it from "../../../src/i18n/messages/it.json" with { type: "json" };
import { translator, useMessages } from "../../../src/i18n/translate.ts";

beforeEach(() =>
  useMessages(
    new Map([
      ["en", en],
      ["it", it],
    ]),
  ),
);

describe("plural forms are those of the language", () => {
  test.each([
    ["en", 1, "1 source"],
    ["en", 2, "2 sources"],
    ["it", 1, "1 fonte"],
    ["it", 2, "2 fonti"],
    ["it", 1_000_000, "1.000.000 di fonti"],
  ])("%s %d", (locale, count, text) => {
    expect(translator(locale)("article.sources", { count })).toBe(text);
  });
});

test("Italian elides before the eighth and the eleventh", () => {
  const t = translator("it");
  expect(t("evidence.copy", { date: "9 aprile 2026", context: "day9" })).toBe("letta in una copia del 9 aprile 2026");
  expect(t("evidence.copy", { date: "8 maggio 2026", context: "day8" })).toBe("letta in una copia dell’8 maggio 2026");
  expect(t("evidence.copy", { date: "aprile 2026", context: "month" })).toBe("letta in una copia di aprile 2026");
});

test("numbers are written by the format of the locale, which may be another than its own", () => {
  const messages = { sum: "{{sum, number}}" };
  useMessages(
    new Map(["en", "it"].map((tag) => [tag, { ...{ en, it }[tag], ...messages }])),
    new Map([["en", "ar-EG"]]),
  );
  const [english, italian] = ["en", "it"].map((tag) => translator(tag) as (key: string, values: object) => string);
  expect(english?.("sum", { sum: 1234.5 })).toBe("١٬٢٣٤٫٥");
  expect(italian?.("sum", { sum: 12_345.5 })).toBe("12.345,5");
  expect(translator("en")("article.sources", { count: 2 })).toBe("٢ sources");
});

test("what a message is filled with is not escaped twice", () => {
  expect(translator("en")("citation.name", { number: 1, title: "<A & B>" })).toBe("Reference 1: <A & B>");
});

test("a locale or message without words is an error, never an empty text", () => {
  expect(() => translator("xx")).toThrow('"xx"');
  const t = translator("en") as (key: string) => string;
  expect(() => t("no.such.message")).toThrow("no.such.message");
});

test("what was said before does not answer another question", () => {
  const t = translator("en");
  const said = [1, 2, 1].map((count) => t("article.sources", { count }));
  expect(said).toEqual(["1 source", "2 sources", "1 source"]);
  expect(t("citation.name", { number: 1, title: "A" })).not.toBe(t("citation.name", { number: 1, title: "B" }));
  expect(translator("it")("article.sources", { count: 1 })).toBe("1 fonte");
});
