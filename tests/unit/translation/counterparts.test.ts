import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOriginal, inTranslation, placesOf, through } from "../../../src/translation/counterparts.ts";
import type { Link } from "../../../src/translation/link.ts";
import { printShifts, shifted, shiftsIn } from "../../../src/translation/place-shifts.ts";

const link = (translation: number[], original: number[]): Link => ({
  state: "unrecorded",
  translation,
  original,
  entries: [],
});

describe("counterparts", () => {
  test("are shared out in order where several blocks belong to several", () => {
    const links = [link([0], [0, 1]), link([1, 2], [2]), link([3, 4, 5], [3, 4]), link([6], []), link([], [5])];
    expect([...inOriginal(links)]).toEqual([
      [0, [0, 1]],
      [1, [2]],
      [2, [2]],
      [3, [3]],
      [4, [3]],
      [5, [4]],
    ]);
    expect([...inTranslation(links)]).toEqual([
      [0, [0]],
      [1, [0]],
      [2, [1, 2]],
      [3, [3]],
      [4, [4, 5]],
    ]);
  });

  test("of a block that was two stand in both links", () => {
    expect(inTranslation([link([0], [0]), link([1], [0])]).get(0)).toEqual([0, 1]);
  });

  test("lead through the original from one translation to the other", () => {
    const first = inOriginal([link([0], [0]), link([1], [1, 2]), link([2], [3])]);
    const second = inTranslation([link([0], [1]), link([1], [2]), link([2], [0])]);
    expect([...through(first, second)]).toEqual([
      [0, [2]],
      [1, [0, 1]],
    ]);
  });
});

/** Links of any two texts: beads of up to three blocks, some of them moved. */
const links = fc
  .array(fc.record({ left: fc.nat(3), right: fc.nat(3), order: fc.nat() }), { maxLength: 12 })
  .map((beads) => {
    const taken = (side: "left" | "right", sorted: typeof beads): Map<(typeof beads)[number], number[]> => {
      let next = 0;
      return new Map(sorted.map((bead) => [bead, Array.from({ length: bead[side] }, () => next++)]));
    };
    const left = taken("left", beads);
    const right = taken(
      "right",
      beads.toSorted((a, b) => a.order - b.order),
    );
    return beads.map((bead) => link(left.get(bead) ?? [], right.get(bead) ?? []));
  });
const countOf = (all: Link[], side: "translation" | "original"): number => all.flatMap((one) => one[side]).length;

test("there and back one comes to a block of the same link, from every block that has a counterpart", () => {
  fc.assert(
    fc.property(links, (all) => {
      const there = placesOf(inOriginal(all), countOf(all, "translation"));
      const back = placesOf(inTranslation(all), countOf(all, "original"));
      for (const { translation, original } of all.filter((one) => one.original.length > 0))
        for (const block of translation) {
          expect(original).toContain(there[block]);
          expect(translation).toContain(back[there[block] ?? -1]);
        }
    }),
  );
});

test("a block without counterpart leads to where what is before it stands, the first ones to the first that has one", () => {
  expect(placesOf(inOriginal([link([0], []), link([1], [4]), link([2], []), link([3], [2])]), 4)).toEqual([4, 4, 4, 2]);
  expect(placesOf(new Map(), 3)).toEqual([]);
});

describe("shifts", () => {
  test("are none for texts of the same structure, and few for a block more", () => {
    expect(printShifts([0, 1, 2, 3])).toBe("");
    expect(printShifts([0, 1, 1, 2, 5])).toBe("2,-1,4,1");
    expect(printShifts([0, 2, 2, 3])).toBe("1,1,2,0");
  });

  test("tell every place again", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 40 }), (places) => {
        const shifts = printShifts(places);
        expect(places.map((_, block) => shifted(block, shifts))).toEqual(places);
      }),
    );
  });

  test("are those of the very locale, whatever its tag begins with or holds", () => {
    const variants = "de-AT,1,1 de es-419,12,1,30,-2";
    expect(["de", "de-AT", "es-419", "es", "it"].map((locale) => shiftsIn(variants, locale))).toEqual([
      ...["", ",1,1", ",12,1,30,-2", undefined, undefined],
    ]);
    expect(shifted(20, shiftsIn(variants, "es-419") ?? "")).toBe(21);
    expect(shiftsIn("", "de")).toBeUndefined();
  });
});
