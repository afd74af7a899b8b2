import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, editDistance, nearest } from "../../../src/knowledge/nearest.ts";

const word = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 7 });

test.each([
  ["", "", 0],
  ["jouppi2071", "jouppi2017", 1],
  ["kitten", "sitting", 3],
  ["abc", "", 3],
])("from %j to %j it is %d", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test("the distance is symmetric, zero only for equals, and never more than the longer word", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test("the nearest word is offered, a far one never", () => {
  const known = ["jouppi2017", "jouppi2021", "torchtpu2026"];
  expect(nearest("jouppi2071", known)).toBe("jouppi2017");
  expect(nearest("Torchtpu2026", known)).toBe("torchtpu2026");
  expect(nearest("rossi", known)).toBeUndefined();
  expect(didYouMean("jouppi2071", known)).toBe(" Did you mean “jouppi2017”?");
  expect(didYouMean("rossi", known)).toBe("");
});
