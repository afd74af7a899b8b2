import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { around, directionOf, wordsIn } from "../../../src/i18n/parts.ts";
import type { Translate } from "../../../src/i18n/translate.ts";

describe("a language runs", () => {
  test.each([
    ["en", "ltr"],
    ["it-CH", "ltr"],
    ["zh-Hant", "ltr"],
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["fa", "rtl"],
    ["ar-Latn", "ltr"],
    ["az", "ltr"],
    ["az-Arab", "rtl"],
    ["und", "ltr"],
  ])("%s: %s", (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});

describe("words in a page", () => {
  const [english, arabic] = [
    { tag: "en", direction: "ltr" },
    { tag: "ar", direction: "rtl" },
  ] as const;

  test("have a language where it is another than the page's, and always their direction", () => {
    expect(wordsIn("en", arabic)).toEqual({ lang: "en", dir: "ltr" });
    expect(wordsIn("he", english)).toEqual({ lang: "he", dir: "rtl" });
    expect(wordsIn("ar", arabic)).toEqual({ lang: undefined, dir: "rtl" });
  });

  test("run as the site says of its languages", () => {
    expect(wordsIn("xx", english, "rtl")).toEqual({ lang: "xx", dir: "rtl" });
    expect(wordsIn("en", { tag: "en", direction: "rtl" })).toEqual({ lang: undefined, dir: "rtl" });
  });
});

test("what a message says around a value is the message without it", () => {
  const say =
    (message: string): Translate =>
    (_, values = {}) =>
      message.replaceAll(/\{(\w+)\}/gu, (__, name: string) => String(values[name]));
  expect(around(say("Reference {number}: {title}."), "citation.name", "title", { number: 3 })).toEqual({
    before: "Reference 3: ",
    after: ".",
  });
  fc.assert(
    fc.property(fc.lorem(), fc.lorem(), fc.string(), (first, last, value) => {
      const { before, after } = around(say(`${first}{title}${last}`), "citation.name", "title");
      expect(`${before}${value}${after}`).toBe(`${first}${value}${last}`);
    }),
  );
});
