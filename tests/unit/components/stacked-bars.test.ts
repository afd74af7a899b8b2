import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf, type Column } from "../../../src/components/stacked-bars.ts";

const [GROUND, HEIGHT] = [200, 180];

const columns: fc.Arbitrary<Column[]> = fc.array(
  fc.record({
    counts: fc.array(fc.nat({ max: 400 }), { minLength: 6, maxLength: 6 }),
    width: fc.integer({ min: 20, max: 80 }),
  }),
  { maxLength: 20 },
);

const each = (
  law: (bar: ReturnType<typeof barsOf>[number], column: Column, columns: readonly Column[]) => void,
): void =>
  fc.assert(
    fc.property(columns, (all) => {
      const bars = barsOf(all, GROUND, HEIGHT);
      expect(bars).toHaveLength(all.length);
      for (const [index, bar] of bars.entries()) law(bar, all[index] ?? expect.fail("no column"), all);
    }),
  );

test("a bar has a piece for each count that is not nothing, in their order", () => {
  each(({ pieces, total }, { counts }) => {
    expect(pieces.map(({ series }) => series)).toEqual(counts.flatMap((count, series) => (count > 0 ? [series] : [])));
    expect(total).toBe(counts.reduce((sum, count) => sum + count, 0));
  });
});

test("pieces stand on each other from the ground up, parted and never overlapping", () => {
  each(({ pieces, top }) => {
    for (const [index, { y, height }] of pieces.entries()) {
      const between = (pieces[index - 1]?.y ?? GROUND) - (y + height);
      expect(height).toBeGreaterThan(0);
      if (index === 0) expect(between).toBeCloseTo(0, 6);
      else expect(between).toBeGreaterThan(0);
      expect(between).toBeLessThan(1 + 1e-6);
      expect(y).toBeGreaterThan(top);
    }
  });
});

test("all bars have one scale, and the highest fills the plot", () => {
  each(({ top, total }, _, all) => {
    const most = Math.max(1, ...all.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)));
    expect(GROUND - top).toBeCloseTo((total / most) * HEIGHT, 6);
  });
});

test("columns stand side by side", () => {
  fc.assert(
    fc.property(columns, (all) => {
      let start = 0;
      for (const [index, { x }] of barsOf(all, GROUND, HEIGHT).entries()) {
        const width = all[index]?.width ?? 0;
        expect(x).toBe(start + width / 2);
        start += width;
      }
    }),
  );
});
