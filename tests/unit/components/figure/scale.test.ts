import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alongTime, inARow, percent, scaleFor } from "../../../../src/components/figure/scale.ts";

const amount = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
const anyAmount = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });

describe("a scale", () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [42, [0, 10, 20, 30, 40, 50]],
    [95, [0, 20, 40, 60, 80, 100]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1200, [0, 250, 500, 750, 1000, 1250]],
  ])("for up to %d is marked at %j", (most, ticks) => {
    expect(scaleFor(most)).toEqual({ end: ticks.at(-1), ticks });
  });

  test("has room for everything and wastes less than half of it", () => {
    fc.assert(
      fc.property(amount, (most) => {
        const { end } = scaleFor(most);
        expect(end).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(end).toBeLessThan(most * 2);
      }),
    );
  });

  test("has an end for every number that there is", () => {
    expect(scaleFor(Number.MAX_VALUE)).toEqual({ end: Number.MAX_VALUE, ticks: [0, Number.MAX_VALUE] });
    fc.assert(
      fc.property(anyAmount, (most) => {
        const { end, ticks } = scaleFor(most);
        expect(end).toBe(ticks.at(-1));
        expect(Number.isFinite(end)).toBe(true);
        expect(percent(most, end)).toMatch(/^[\d.e-]+%$/u);
      }),
      { examples: [[Number.MIN_VALUE], [Number.MAX_VALUE]] },
    );
  });

  test("has two to six marks from 0 on, evenly spaced and easy to count in", () => {
    fc.assert(
      fc.property(amount, (most) => {
        const { ticks } = scaleFor(most);
        const step = ticks[1] ?? 0;
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const [index, tick] of ticks.entries()) expect(tick / step).toBeCloseTo(index, 6);
        expect([1, 2, 2.5, 5, 10]).toContain(Number((step / 10 ** Math.floor(Math.log10(step) + 1e-9)).toFixed(6)));
      }),
    );
  });
});

test.each([
  [1, 3, "33.3333333333%"],
  [3, 4, "75%"],
  [0, 7, "0%"],
])("%d of %d is %s", (part, whole, expected) => {
  expect(percent(part, whole)).toBe(expected);
});

test("stretches follow each other without a hole and are as long as what they stand for", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 })), (lengths) => {
      const stretches = inARow(lengths);
      expect(stretches.map(({ from, to }) => to - from)).toEqual(lengths);
      expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.map(({ to }) => to)].slice(0, -1));
    }),
  );
});

test("stretches leave no dust of binary fractions, which would lengthen a scale", () => {
  expect(inARow([0.1, 0.2, 0.3]).at(-1)).toEqual({ from: 0.3, to: 0.6 });
});

describe("dates along time", () => {
  test("stand in their own century", () => {
    expect(alongTime([{ year: 50 }, { year: 1066 }, { year: 1950 }])[0]).toBe(0);
  });

  test("stand as far from each other as they are in days", () => {
    expect(alongTime([{ year: 2025 }, { year: 2025, month: 1, day: 11 }, { year: 2025, month: 1, day: 21 }])).toEqual([
      0, 0.5, 1,
    ]);
    const months = [2, 3, 4].map((month) => ({ year: 2025, month }));
    expect(alongTime(months)).toEqual([0, 28 / 59, 1]);
  });

  test("stand between 0 and 1 in their order, all at the start where they are one", () => {
    const year = fc.record({ year: fc.integer({ min: 1900, max: 2100 }) });
    fc.assert(
      fc.property(fc.array(year, { minLength: 1 }), (dates) => {
        const inOrder = dates.toSorted((a, b) => a.year - b.year);
        const places = alongTime(inOrder);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBe(inOrder[0]?.year === inOrder.at(-1)?.year ? 0 : 1);
      }),
    );
  });
});
