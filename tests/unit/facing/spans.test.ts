import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pair, spansOf } from "../../../src/facing/spans.ts";

const lengths = fc.record({ own: fc.nat(6), other: fc.nat(6) });
const input = lengths.chain((both) => {
  const pair = fc.tuple(fc.nat(Math.max(0, both.own - 1)), fc.nat(Math.max(0, both.other - 1)));
  const pairs: fc.Arbitrary<Pair[]> = both.own * both.other === 0 ? fc.constant([]) : fc.array(pair, { maxLength: 6 });
  return fc.record({ lengths: fc.constant(both), pairs });
});

const isInside = (place: number, [start, end]: readonly [number, number]): boolean => place >= start && place < end;

test("every place stands in one part, in order, and both of a pair in the same", () => {
  fc.assert(
    fc.property(input, ({ lengths: both, pairs }) => {
      const spans = spansOf(both, pairs);
      for (const side of ["own", "other"] as const) {
        const places = spans.flatMap((span) =>
          Array.from({ length: both[side] }, (_, i) => i).filter((i) => isInside(i, span[side])),
        );
        expect(places).toEqual(Array.from({ length: both[side] }, (_, i) => i));
      }
      for (const [own, other] of pairs)
        expect(spans.some((span) => isInside(own, span.own) && isInside(other, span.other))).toBe(true);
    }),
  );
});

test("no part could be smaller: wherever it is cut, a pair is cut", () => {
  fc.assert(
    fc.property(input, ({ lengths: both, pairs }) => {
      for (const { own, other } of spansOf(both, pairs))
        for (let left = own[0]; left <= own[1]; left += 1)
          for (let right = other[0]; right <= other[1]; right += 1) {
            const isEnd = (left === own[0] && right === other[0]) || (left === own[1] && right === other[1]);
            const isCut = pairs.some(([one, two]) => one < left !== two < right);
            expect(isEnd || isCut).toBe(true);
          }
    }),
  );
});
