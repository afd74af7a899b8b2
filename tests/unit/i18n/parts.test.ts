import { describe, expect, test } from "vitest";
import { directionOf, wordsIn } from "../../../src/i18n/parts.ts";

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
