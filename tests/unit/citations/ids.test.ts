import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CITATION_ID_PREFIXES,
  entryId,
  entryNameId,
  KEY_PATTERN,
  markerId,
  passageId,
  useId,
  useLetter,
} from "../../../src/citations/ids.ts";

const key = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,3}$/);

test("ids of different things never meet", () => {
  const pair = fc.tuple(key, fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(pair, pair, ([a, i], [b, j]) => {
      expect(markerId(a, i) === markerId(b, j)).toBe(a === b && i === j);
      const ids = [entryId(a), entryNameId(a), markerId(b, j), useId(b, j)];
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("a passage has an id on the page of its source", () => {
  expect(passageId("systolic-array")).toBe("passage-systolic-array");
});

test("every id begins with a reserved prefix", () => {
  for (const id of [entryId("a"), entryNameId("a"), markerId("a", 1), useId("a", 1)]) {
    expect(CITATION_ID_PREFIXES.some((prefix) => id.startsWith(prefix))).toBe(true);
  }
});

test.each(["a", "jouppi2017", "tpu-v4", "1a", "constructor"])("%j is a key", (text) => {
  expect(text).toMatch(KEY_PATTERN);
});

test.each(["", "-a", "a-", "a--b", "A", "é", "a_b", "a b", "a#b"])("%j is no key", (text) => {
  expect(text).not.toMatch(KEY_PATTERN);
});

test("letters count as spreadsheets count columns", () => {
  expect([1, 2, 26, 27, 28, 52, 53, 702, 703].map(useLetter)).toStrictEqual([
    "a",
    "b",
    "z",
    "aa",
    "ab",
    "az",
    "ba",
    "zz",
    "aaa",
  ]);
});

test("letters of different uses differ", () => {
  const letters = Array.from({ length: 2000 }, (_, index) => useLetter(index + 1));
  expect(new Set(letters).size).toBe(letters.length);
});
