/** The cheapest way to go through two sequences side by side: the method of Gale and Church for two languages. */
import type { Bead } from "./align.ts";

/** How many of either side a bead takes; of two ways that cost the same, the one that begins with an earlier shape. */
const SHAPES = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
] as const;

/** Cells of a table, at most: of 200 blocks on either side. */
const TABLE = 40_000;

/**
 * Goes through both sequences in beads of one and one, one and none, two and one, so that they cost the least (Gale and
 * Church 1993). Long sequences are cut into parts of even length first: there, nearness counts for more than likeness.
 * @param costOf a bead, not negative; `Infinity` forbids it, and one and none may not be forbidden
 */
export function cheapestBeads(
  left: readonly number[],
  right: readonly number[],
  costOf: (bead: Bead) => number,
): Bead[] {
  const parts = Math.ceil(Math.sqrt((left.length * right.length) / TABLE)) || 1;
  const part = (items: readonly number[], index: number): readonly number[] =>
    items.slice(Math.round((items.length * index) / parts), Math.round((items.length * (index + 1)) / parts));
  return Array.from({ length: parts }, (_, index) => beadsOf(part(left, index), part(right, index), costOf)).flat();
}

function beadsOf(left: readonly number[], right: readonly number[], costOf: (bead: Bead) => number): Bead[] {
  const width = right.length + 1;
  const costs = new Float64Array((left.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const lasts: Bead[] = [];
  costs[0] = 0;
  for (let cell = 0; cell < costs.length; cell++) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    for (const [down, across] of SHAPES) {
      if (row + down > left.length || column + across > right.length) continue;
      const bead = { left: left.slice(row, row + down), right: right.slice(column, column + across) };
      const next = cell + down * width + across;
      const cost = (costs[cell] ?? 0) + costOf(bead);
      if (cost >= (costs[next] ?? 0)) continue;
      costs[next] = cost;
      lasts[next] = bead;
    }
  }
  return wayBack(lasts, left.length, right.length);
}

/** @param lasts the last bead of the cheapest way to each cell */
function wayBack(lasts: readonly (Bead | undefined)[], rows: number, columns: number): Bead[] {
  const beads: Bead[] = [];
  for (let [row, column] = [rows, columns]; row > 0 || column > 0; ) {
    const bead = lasts[row * (columns + 1) + column];
    if (bead === undefined) throw new RangeError("Every way is forbidden; let one and none cost something.");
    beads.push(bead);
    row -= bead.left.length;
    column -= bead.right.length;
  }
  return beads.reverse();
}
