import fc from "fast-check";
import { expect, test } from "vitest";
import { headTitle } from "../../../src/components/head-title.ts";

test("a title stands before that of the site, which stands alone in its home", () => {
  expect(headTitle("Arches", "Bridges")).toBe("Arches · Bridges");
  expect(headTitle("Bridges", "Bridges")).toBe("Bridges");
});

test("a long one is cut behind a word", () => {
  expect(headTitle("stone ".repeat(400).trim(), "Bridges")).toBe(`${"stone ".repeat(20)}… · Bridges`);
  expect(headTitle(`${"a".repeat(119)} b`, "Bridges")).toBe(`${"a".repeat(119)} … · Bridges`);
  expect(headTitle(`${"a".repeat(118)} b`, "Bridges")).toBe(`${"a".repeat(118)} b · Bridges`);
});

test("no character is cut, however words are parted", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (title) => {
      const short = headTitle(title.toWellFormed(), "");
      expect(short.isWellFormed()).toBe(true);
      expect(short.length).toBeLessThanOrEqual(130);
      expect(title.toWellFormed().startsWith(short.replace(/(?: …)? · $/u, ""))).toBe(true);
    }),
  );
});
