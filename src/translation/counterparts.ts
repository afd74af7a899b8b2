/** Where a block of a text stands in another variant of it. */
import type { Link } from "./link.ts";

/** Numbers of the blocks of one text that belong to each block of another; for none that has no counterpart. */
export type Counterparts = ReadonlyMap<number, readonly number[]>;

/** What belongs to the blocks of a translation in its original. */
export const inOriginal = (links: readonly Link[]): Counterparts =>
  counterparts(links.map(({ translation, original }) => [translation, original]));

/** What belongs to the blocks of an original in a translation. */
export const inTranslation = (links: readonly Link[]): Counterparts =>
  counterparts(links.map(({ translation, original }) => [original, translation]));

/** From one translation to another, through what is the original of both. */
export function through(first: Counterparts, second: Counterparts): Counterparts {
  const pairs = [...first].map(
    ([block, places]) => [block, [...new Set(places.flatMap((place) => second.get(place) ?? []))]] as const,
  );
  return new Map(pairs.filter(([, places]) => places.length > 0));
}

function counterparts(pairs: readonly (readonly [own: readonly number[], others: readonly number[]])[]): Counterparts {
  const found = new Map<number, number[]>();
  for (const [own, others] of pairs) {
    for (const [index, block] of own.entries()) {
      // Of three blocks that have become two, the last belongs to the last.
      const from = Math.floor((index * others.length) / own.length);
      const share = others.slice(from, Math.max(from + 1, Math.floor(((index + 1) * others.length) / own.length)));
      if (share.length > 0) found.set(block, [...(found.get(block) ?? []), ...share]);
    }
  }
  return found;
}

/**
 * The one place in the other text for each block of a text: where the first of its counterparts begins, and for what has
 * none, where that of the nearest block before it does, or of the first that has one.
 * @param count blocks of the text
 * @returns as many numbers; none at all for texts that have nothing in common
 */
export function placesOf(found: Counterparts, count: number): number[] {
  const [first] = [...found].toSorted(([a], [b]) => a - b).map(([, places]) => places[0]);
  if (first === undefined) return [];
  let place = first;
  return Array.from({ length: count }, (_, block) => {
    place = found.get(block)?.[0] ?? place;
    return place;
  });
}
