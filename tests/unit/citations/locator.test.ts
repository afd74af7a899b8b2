import { expect, test } from "vitest";
import { isSeveralPages, LOCATOR_SPELLINGS, locatorFault, parseLocator } from "../../../src/citations/locator.ts";

test("a message can name every spelling", () => {
  expect(LOCATOR_SPELLINGS).toStrictEqual(expect.arrayContaining(["p.", "§§", "¶", "appendix", "notes"]));
});

test.each(LOCATOR_SPELLINGS)("the label %j is known", (spelling) => {
  expect(parseLocator(`${spelling} 12`)?.locator.value).toBe("12");
});

test.each([
  ["p. 4", "page", "4", ""],
  ["p.4", "page", "4", ""],
  ["P. 4", "page", "4", ""],
  ["pp. 4 – 7, 9 and passim", "page", "4 – 7, 9", "and passim"],
  ["sec. 2.1, on tiles", "section", "2.1", "on tiles"],
  ["§§ 3–5", "section", "3–5", ""],
  ["vol. iv", "volume", "iv", ""],
  ["app. B", "appendix", "B", ""],
  ["fig. S12", "figure", "S12", ""],
  ["pp. iv–x", "page", "iv–x", ""],
  ["app. A–C, and more", "appendix", "A–C", "and more"],
  ["app. C – XI", "appendix", "C – XI", ""],
  ["  p. 4  ", "page", "4", ""],
])("%j is a place", (text, label, value, rest) => {
  expect(parseLocator(text)).toStrictEqual({ locator: { label, value }, rest });
});

test.each([
  ["page", "4–7", true],
  ["page", "4, 9", true],
  ["page", "4-7", true],
  ["page", "4", false],
  ["section", "4–7", false],
] as const)("the %s %j is several pages: %j", (label, value, several) => {
  expect(isSeveralPages({ label, value })).toBe(several);
});

test.each(["", "passim", "p.", "p. see there", "x. 4", "4", "page"])("%j is none", (text) => {
  expect(parseLocator(text)).toBeUndefined();
});

test.each([
  "and the discussion there",
  "passim",
  "as of Jan. 4",
  "notes on the text",
  "page by page",
  "section on tiles",
  "e.g. the second",
  "2nd edition",
  "2019 revision",
])("%j is neither a place nor a fault", (text) => {
  expect(parseLocator(text)).toBeUndefined();
  expect(locatorFault(text)).toBeUndefined();
});

test.each([
  ["foo. 4", "foo."],
  ["pg.4", "pg."],
  ["S. 4", "S."],
  ["pág. 4", "pág."],
  ["seccion 2", "seccion"],
  ["seccion  2", "seccion"],
  ["pp 4", "pp"],
  ["version 2", "version"],
])("%j has the unknown label %j", (text, label) => {
  expect(locatorFault(text)).toStrictEqual({ kind: "unknown-label", label });
});

test.each([
  ["p.", "p."],
  ["PP.", "PP."],
  ["section", "section"],
  ["§", "§"],
  ["p. see there", "p."],
  ["sec., on tiles", "sec."],
  ["§§ see there", "§§"],
])("%j names no place behind %j", (text, label) => {
  expect(locatorFault(text)).toStrictEqual({ kind: "no-place", label });
});

test.each(["4", "4–7", "4 – 7", "4, 9", "4, 19", "2019"])("%j has no label", (value) => {
  expect(locatorFault(` ${value} `)).toStrictEqual({ kind: "no-label", value });
});

test.each([
  ["pp. 9-4", "9", "4"],
  ["pp. 9 – 4", "9", "4"],
  ["pp. 4-4", "4", "4"],
  ["pp. 1, 3, 12–11", "12", "11"],
  ["pp. 127-23", "127", "23"],
  ["sec. 3–2", "3", "2"],
  ["sec. 2.3–2.1", "2.3", "2.1"],
  ["fig. S12–S9", "S12", "S9"],
  ["pp. x–iv", "x", "iv"],
  ["app. C–A", "C", "A"],
  ["pp. 127-7", "127", "7"],
  ["sec. 12.3–4", "12.3", "4"],
  ["sec. 12.10–12.9", "12.10", "12.9"],
  ["sec. 2.10–2.9", "2.10", "2.9"],
  ["vol. XII–IX", "XII", "IX"],
  ["sec. 2.1–2.1", "2.1", "2.1"],
])("the range of %j does not run from %j up to %j", (text, from, to) => {
  expect(locatorFault(text)).toStrictEqual({ kind: "bad-range", from, to });
});

test.each([
  "p. 4",
  "pp. 4-9",
  "pp. 123-7",
  "pp. 1234–56",
  "pp. 99–101",
  "sec. 2.1–2.3",
  "sec. 2.9–2.10",
  "sec. 2–2.1",
  "sec. 3-2",
  "fig. 3-2",
  "tab. 3-2",
  "eq. 3-2",
  "app. 3-2",
  "pp. 1-9-4",
  "pp. 9-4-10",
  "fig. 3a–b",
  "pp. ix–xii",
  "app. A–3",
  "pp. S1–4",
  "pp. 3a–4",
  "pp. 4–3a",
  "pp. é12–é9",
  "fig. ABCD12–ABCD9",
  "pp. 12a–9a",
  "pp. 9x–1i",
  "pp. x9a–i1a",
  "pp. x–4",
  "app. 1B–1A",
  "app. B1a–A1a",
  "pp. iv–v",
  "pp. i–ii",
  "sec. 2.9a–2.1a",
  "app. A–C",
])("%j is in order", (text) => {
  expect(locatorFault(text)).toBeUndefined();
});
