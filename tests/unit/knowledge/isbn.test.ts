import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, isbn13, isbnFault, plainIsbn } from "../../../src/knowledge/isbn.ts";

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));
const complete = (first: string): string => `${first}${checkDigit(first)}`;

const books = fc.oneof(
  digits(9).map(complete),
  fc.tuple(fc.constantFrom("978", "979"), digits(9)).map(([prefix, rest]) => complete(`${prefix}${rest}`)),
);

describe("an ISBN", () => {
  test("is right with its check digit, and wrong with any one digit changed", () => {
    const change = fc.tuple(books, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([isbn, at, by]) => {
        expect(isbnFault(isbn)).toBeUndefined();
        const index = at % isbn.length;
        const digit = isbn[index] === "X" ? 10 : Number(isbn[index]);
        const other = (digit + by) % 10;
        if (other === digit) return;
        expect(isbnFault(isbn.slice(0, index) + String(other) + isbn.slice(index + 1))).toBeDefined();
      }),
    );
  });

  test("is one number in both lengths", () => {
    fc.assert(
      fc.property(digits(9), (first) => {
        expect(isbn13(complete(first))).toBe(complete(`978${first}`));
        expect(isbnFault(isbn13(complete(first)))).toBeUndefined();
      }),
    );
  });

  test.each([
    ["0-306-40615-2", "9780306406157"],
    ["0 8044 2957 x", "9780804429573"],
    ["978-0-306-40615-7", "9780306406157"],
  ])("%j is %s", (isbn, same) => {
    expect(isbnFault(isbn)).toBeUndefined();
    expect(isbn13(isbn)).toBe(same);
  });

  test.each(["ISBN 0-306-40615-2", "isbn: 0-306-40615-2", "ISBN-10: 0-306-40615-2", " 0‑306‑40615‑2 "])(
    "%j is written plainly",
    (written) => {
      expect(plainIsbn(written)).toBe("0-306-40615-2");
    },
  );

  test.each([
    ["0-306-40615-3", "would be 2"],
    ["0-8044-2957-1", "would be X"],
    ["978-0-306-40615-X", "has 13 digits"],
    ["0-306-40615", "has 9 digits"],
    ["X306406152", "has 10 digits"],
    ["977-0-306-40615-8", "978 or 979"],
    ["0306406152, 0804429578", "more or less than one"],
    ["", "more or less than one"],
    ["０306406152", "more or less than one"],
  ])("%j is none", (isbn, reason) => {
    expect(isbnFault(isbn)).toContain(reason);
  });
});
