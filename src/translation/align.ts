/** Brings two sequences beside each other: what is the same on both sides, and what lies between. */

/** Places on either side that belong together, counted from 0; one of the sides may be empty. */
export interface Bead {
  left: readonly number[];
  right: readonly number[];
}

/** A place on the left and one on the right. */
export type Pair = readonly [left: number, right: number];

/** Places on the left, each with the one on the right that is the same. */
export interface Pairs {
  /** Those that come in the same order on both sides: a longest common subsequence. */
  inOrder: ReadonlyMap<number, number>;
  /** And those that have moved. */
  all: ReadonlyMap<number, number>;
}

/** Pairs what is the same; of what stands there several times, the first of one side with the first of the other. */
export function samePairs(left: readonly string[], right: readonly string[]): Pairs {
  const inOrder = new Map(longestCommon(left, right));
  const taken = new Set(inOrder.values());
  const free = Map.groupBy(
    right.keys().filter((index) => !taken.has(index)),
    (index) => right[index],
  );
  // From the end, to be taken from: what is first is last.
  for (const places of free.values()) places.reverse();
  const all = new Map(inOrder);
  for (const [index, item] of left.entries()) {
    const other = all.has(index) ? undefined : free.get(item)?.pop();
    if (other !== undefined) all.set(index, other);
  }
  return { inOrder, all };
}

/** Cells of a table that is still made: of two texts with 2,000 blocks each. */
const TABLE = 4_000_000;

/** The longest common subsequence, as pairs of places; of what is too long for it, one that is long. */
function longestCommon(left: readonly string[], right: readonly string[]): Pair[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const own = left.slice(start, left.length - end);
  const other = right.slice(start, right.length - end);
  const middle = own.length * other.length <= TABLE ? commonPairs(own, other) : uniquePairs(own, other);
  return [
    ...range(0, start).map((index) => [index, index] as const),
    ...middle.map(([row, column]) => [start + row, start + column] as const),
    ...range(0, end).map((index) => [left.length - end + index, right.length - end + index] as const),
  ];
}

/** By the textbook's table: takes time and memory by the product of the lengths. */
function commonPairs(left: readonly string[], right: readonly string[]): Pair[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let [row, column] = [0, 0]; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/** What stands once on either side, as far as it comes in the same order. */
function uniquePairs(left: readonly string[], right: readonly string[]): Pair[] {
  const [own, other] = [left, right].map((items) => Map.groupBy(items.keys(), (index) => items[index]));
  const once = [...(own ?? [])].flatMap(([item, [place = 0, ...more]]): Pair[] => {
    const [there, ...others] = other?.get(item) ?? [];
    return there === undefined || more.length + others.length > 0 ? [] : [[place, there]];
  });
  return increasing(once);
}

/**
 * The most pairs whose places rise on both sides.
 * @param pairs in the order of the left
 */
export function increasing(pairs: readonly Pair[]): Pair[] {
  // For each length the run of that length that ends lowest; each pair knows the one before it in its run.
  const ends: number[] = [];
  const before = pairs.map(([, right], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return low === 0 ? undefined : ends[low - 1];
  });
  const run: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) run.push(pairs[index] as Pair);
  return run.reverse();
}

/**
 * What lies between pairs: the places of either side that have no pair, in runs bounded by the pairs that are in order.
 * @param free whether a place is without a pair
 */
export function gapsBetween(
  inOrder: Iterable<Pair>,
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
