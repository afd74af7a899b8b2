import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { padTo, planeOf } from "../../../src/knowledge/tile-padding.ts";

describe("padding", () => {
  test.each([
    [[8, 128], [8, 128], [8, 128], 1],
    [[8, 128], [8, 128, 1, 1], [8, 128, 8, 128], 1024],
    [[128, 128], [1024, 64], [1024, 128], 2],
    [[256, 256], [1024, 64], [1024, 256], 4],
    [[8, 128], [130], [8, 256], 2048 / 130],
  ])("to tiles of %j makes of %j %j", (tile, shape, padded, factor) => {
    expect(padTo(tile, shape)).toEqual({ tile, padded, factor, share: 1 / factor });
  });

  const sizes = (length: { minLength: number; maxLength: number }) =>
    fc.array(fc.integer({ min: 1, max: 300 }), length);
  const each = (law: (tile: number[], shape: number[]) => void): void =>
    fc.assert(fc.property(sizes({ minLength: 2, maxLength: 2 }), sizes({ minLength: 1, maxLength: 5 }), law));
  const product = (shape: readonly number[]): number => shape.reduce((result, size) => result * size, 1);

  test("leaves the outer dimensions and makes the last two whole tiles, with less than one tile to spare", () => {
    each((tile, shape) => {
      const full = shape.length === 1 ? [1, ...shape] : shape;
      const { padded } = padTo(tile, shape);
      expect(padded.slice(0, -2)).toEqual(full.slice(0, -2));
      for (const [index, step] of tile.entries()) {
        const [size = 0, before = 0] = [padded.at(index - 2), full.at(index - 2)];
        expect(size % step).toBe(0);
        expect(size - before).toBeGreaterThanOrEqual(0);
        expect(size - before).toBeLessThan(step);
      }
    });
  });

  test("costs what it says: the factor is that of all elements, and the share what is left of them", () => {
    each((tile, shape) => {
      const { padded, factor, share } = padTo(tile, shape);
      expect(factor / (product(padded) / product(shape))).toBeCloseTo(1, 9);
      expect(factor).toBeGreaterThanOrEqual(1);
      expect((share * product(padded)) / product(shape)).toBeCloseTo(1, 9);
    });
  });

  test("of what is padded already changes nothing", () => {
    each((tile, shape) => {
      const { padded } = padTo(tile, shape);
      expect(padTo(tile, padded)).toEqual({ tile, padded, factor: 1, share: 1 });
    });
  });
});

test.each([
  [[3, 4, 5], { rows: 4, columns: 5 }],
  [[7], { rows: 1, columns: 7 }],
])("the plane of %j is %j", (shape, plane) => {
  expect(planeOf(shape)).toEqual(plane);
});
