/** Brings two sequences beside each other: first by what is the same on both sides, then by what is likely to belong together. */

/** Places on either side that belong together, counted from 0; one of the sides may be empty. */
export interface Bead {
  left: readonly number[];
  right: readonly number[];
}

/** Places on the left, each with the one on the right that is the same. */
export interface Pairs {
  /** Those that come in the same order on both sides: a longest common subsequence. */
  inOrder: ReadonlyMap<number, number>;
  /** And those that have moved. */
  all: ReadonlyMap<number, number>;
}

/** Pairs what is the same; of what stands there several times, the first of one side with the first of the other. */
export function samePairs(left: readonly string[], right: readonly string[]): Pairs {
  const inOrder = longestCommon(left, right);
  const taken = new Set(inOrder.values());
  const free = Map.groupBy(
    right.keys().filter((index) => !taken.has(index)),
    (index) => right[index],
  );
  const all = new Map(inOrder);
  for (const [index, item] of left.entries()) {
    const other = all.has(index) ? undefined : free.get(item)?.shift();
    if (other !== undefined) all.set(index, other);
  }
  return { inOrder, all };
}

/** The longest common subsequence, as pairs of places. */
function longestCommon(left: readonly string[], right: readonly string[]): Map<number, number> {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const middle = commonPairs(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return new Map([
    ...range(0, start).map((index) => [index, index] as const),
    ...middle.map(([row, column]) => [start + row, start + column] as const),
    ...range(1, end + 1).map((back) => [left.length - 1 - end + back, right.length - 1 - end + back] as const),
  ]);
}

/** By the textbook's table: takes time and memory by the product of the lengths. */
function commonPairs(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [row, column] = [0, 0]; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/** How many of either side a bead takes. */
const SHAPES = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
] as const;

/**
 * The cheapest way to go through both sequences in beads of one and one, one and none, two and one: the method of Gale
 * and Church (1993) for the sentences of two languages.
 * @param costOf a bead, not negative; `Infinity` forbids it. Where two ways cost the same, one and one is preferred.
 */
export function cheapestBeads(
  left: readonly number[],
  right: readonly number[],
  costOf: (bead: Bead) => number,
): Bead[] {
  const width = right.length + 1;
  const costs = new Float64Array((left.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const lasts: Bead[] = [];
  const costAt = (row: number, column: number): number => costs[row * width + column] ?? 0;
  costs[0] = 0;
  for (const [row, column] of steps(left.length, right.length)) {
    for (const bead of beadsFrom(row, column, left, right)) {
      const [below, beyond] = [row + bead.left.length, column + bead.right.length];
      const cost = costAt(row, column) + costOf(bead);
      if (cost >= costAt(below, beyond)) continue;
      costs[below * width + beyond] = cost;
      lasts[below * width + beyond] = bead;
    }
  }
  const beads: Bead[] = [];
  for (let [row, column] = [left.length, right.length]; row > 0 || column > 0; ) {
    const bead = lasts[row * width + column];
    if (bead === undefined) throw new RangeError("Every way is forbidden; let one and none cost something.");
    beads.unshift(bead);
    row -= bead.left.length;
    column -= bead.right.length;
  }
  return beads;
}

/** Every place of a table, row by row. */
function* steps(rows: number, columns: number): Generator<[number, number]> {
  for (let row = 0; row <= rows; row++) for (let column = 0; column <= columns; column++) yield [row, column];
}

const beadsFrom = (row: number, column: number, left: readonly number[], right: readonly number[]): Bead[] =>
  SHAPES.filter(([down, across]) => row + down <= left.length && column + across <= right.length).map(
    ([down, across]) => ({ left: left.slice(row, row + down), right: right.slice(column, column + across) }),
  );

/**
 * What lies between pairs: the places of either side that have no pair, in runs bounded by the pairs that are in order.
 * @param free whether a place is without a pair
 */
export function gapsBetween(
  inOrder: ReadonlyMap<number, number>,
  { left, right }: { left: number; right: number },
  free: { left: (index: number) => boolean; right: (index: number) => boolean },
): Bead[] {
  const bounds = [...inOrder, [left, right] as const].toSorted(([a], [b]) => a - b);
  let [leftFrom, rightFrom] = [0, 0];
  return bounds.flatMap(([leftTo, rightTo]) => {
    const gap = {
      left: range(leftFrom, leftTo).filter(free.left),
      right: range(rightFrom, rightTo).filter(free.right),
    };
    [leftFrom, rightFrom] = [leftTo + 1, rightTo + 1];
    return gap.left.length + gap.right.length === 0 ? [] : [gap];
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
