import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrayOf, itemOf, itemsOf, textOf } from "../../../../src/search/index/cbor.ts";

const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** Examples of RFC 8949, appendix A: 0, 24, 1000, 1000000, -1, -1000, "", "ü", [], [1, [2, 3], [4, 5]]. */
const examples = ["00", "1818", "1903e8", "1a000f4240", "20", "3903e7", "60", "62c3bc", "80", "8301820203820405"];

describe("an array", () => {
  const item = fc.oneof(fc.constantFrom(...examples).map(hex), fc.string({ unit: "grapheme" }).map(itemOf));
  const nested = fc.oneof(item, fc.array(item, { maxLength: 40 }).map(arrayOf));

  test("has the items that it was made of, byte for byte", () => {
    fc.assert(
      fc.property(fc.array(nested), (items) => {
        expect(itemsOf(arrayOf(items))).toEqual(items);
      }),
    );
  });

  test.each([23, 24, 255, 256, 65_535, 65_536])("may have %i of them", (count) => {
    const items = Array.from({ length: count }, () => hex("00"));
    expect(itemsOf(arrayOf(items))).toHaveLength(count);
  });

  test("is refused where bytes lack or are left over", () => {
    fc.assert(
      fc.property(fc.array(nested, { minLength: 1 }), (items) => {
        const whole = arrayOf(items);
        expect(() => itemsOf(whole.subarray(0, -1))).toThrow(Error);
        expect(() => itemsOf(Buffer.concat([whole, hex("00")]))).toThrow(Error);
      }),
    );
  });

  test.each([
    ["of no stated length", "9f00ff"],
    ["with bytes", "8141ff"],
    ["with a map", "81a0"],
    ["with a tag", "81c000"],
    ["with a half", "81f93800"],
    ["with a number of 64 bits", "811b0000000000000001"],
    ["that is a number", "00"],
    ["that is a text", "60"],
    ["that is nothing", ""],
  ])("%s is refused", (_, bytes) => {
    expect(() => itemsOf(hex(bytes))).toThrow(Error);
  });
});

describe("a text", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(textOf(itemOf(text))).toBe(text);
      }),
    );
  });

  test.each(["00", "80", "6161ff", "62c3", "7f6161ff"])("is not %s", (bytes) => {
    expect(() => textOf(hex(bytes))).toThrow(Error);
  });
});
