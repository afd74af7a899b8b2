/** Words without their order, each as often as it stands there. */

export interface Bag {
  size: number;
  counts: ReadonlyMap<string, number>;
}

export function bagOf(items: readonly string[]): Bag {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return { size: items.length, counts };
}

export function union(bags: readonly Bag[]): Bag {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const [item, count] of bag.counts) counts.set(item, (counts.get(item) ?? 0) + count);
  return { size: bags.reduce((sum, { size }) => sum + size, 0), counts };
}

/** How many items two bags have in common. */
export function common(left: Bag, right: Bag): number {
  const [smaller, larger] = left.counts.size < right.counts.size ? [left, right] : [right, left];
  let both = 0;
  for (const [item, count] of smaller.counts) both += Math.min(count, larger.counts.get(item) ?? 0);
  return both;
}

/** Sørensen–Dice: 1 where two bags are the same, 0 where they have nothing in common. */
export const shared = (left: Bag, right: Bag): number =>
  left.size + right.size === 0 ? 1 : (2 * common(left, right)) / (left.size + right.size);
