import fc from "fast-check";
import { expect, test } from "vitest";
import { mapToSource, placeOf } from "../../../src/markdown/source-map.ts";

/** For each character of the value: the source character it comes from, "!" before literal ones. */
const trace = (value: string, slice: string): string[] => {
  const map = mapToSource(value, slice);
  return [...value].map((_, index) => `${map.isLiteral(index) ? "!" : ""}${map.offset(index)}`);
};

test.each([
  ["plain text maps to itself", "[@a]", "[@a]", ["0", "1", "2", "3"]],
  ["a backslash makes the next character literal", "[@a]", "\\[@a]", ["!0", "2", "3", "4"]],
  ["a backslash before a letter is a backslash", "\\a", "\\a", ["0", "1"]],
  ["an entity is literal", "[a&", "&#91;a&amp;", ["!0", "5", "!6"]],
  ["an entity that stays text is none", "&x;", "&x;", ["0", "1", "2"]],
  ["continuation prefixes are skipped", "a\nb", "a\n> b", ["0", "1", "4"]],
  ["a carriage return is part of the line ending", "a\nb", "a\r\nb", ["0", "2", "3"]],
])("%s", (_, value, slice, expected) => {
  expect(trace(value, slice)).toEqual(expected);
});

test("offsets never go back", () => {
  const text = fc.string({ unit: fc.constantFrom(..."[]@\\&;#91a \n"), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (value, slice) => {
      const map = mapToSource(value, slice);
      const offsets = Array.from({ length: value.length }, (_, index) => map.offset(index));
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    }),
  );
});

test("a place counts lines by any line ending and columns from one", () => {
  const source = "ab\ncd\r\ne\rf";
  expect([0, 1, 3, 4, 7, 9].map((offset) => placeOf(source, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
});

test("a place leads back to its offset", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab\n"), maxLength: 50 }), fc.nat(), (source, at) => {
      const offset = at % (source.length + 1);
      const { line, column } = placeOf(source, offset);
      const before = source.split("\n").slice(0, line - 1);
      expect(before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1).toBe(offset);
    }),
  );
});
