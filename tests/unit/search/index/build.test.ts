import { expect, test } from "vitest";
import { atOnce } from "../../../../src/search/index/build.ts";

test.each([
  ["a small base has every processor", 100, 4, 2e9, 4],
  ["no pages need no memory", 0, 2, 2e9, 2],
  ["a large base has as much as there is memory for", 10_000, 4, 13e9, 2],
  ["one is made in any case", 10_000, 4, 1e9, 1],
])("%s", (_, pages, processors, bytes, expected) => {
  expect(atOnce(pages, processors, bytes)).toBe(expected);
});
