import { expect, test } from "vitest";
import { LOCATOR_SPELLINGS, parseLocator } from "../../../src/citations/locator.ts";

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
])("%j is a place", (text, label, value, rest) => {
  expect(parseLocator(text)).toEqual({ locator: { label, value }, rest });
});

test.each(["", "passim", "p.", "p. see there", "x. 4", "4", "page"])("%j is none", (text) => {
  expect(parseLocator(text)).toBeUndefined();
});
