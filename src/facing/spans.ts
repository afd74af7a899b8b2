/** Parts two sequences side by side, so that what belongs together stands in one part. */

/** From the first to behind the last. */
export type Range = readonly [number, number];

export interface Span {
  own: Range;
  other: Range;
}

/** A place of each sequence, from 0. */
export type Pair = readonly [own: number, other: number];

/**
 * The smallest parts, in order, each with both places of every pair that it has one of. What is in no pair is a part of
 * its own, unless it stands between pairs that cross.
 */
export function spansOf(lengths: { own: number; other: number }, pairs: readonly Pair[]): Span[] {
  const forth = Map.groupBy(pairs, ([own]) => own);
  const back = Map.groupBy(pairs, ([, other]) => other);
  const spans: Span[] = [];
  let [own, other] = [0, 0];
  while (own < lengths.own || other < lengths.other) {
    const start: Pair = [own, other];
    if (own < lengths.own && !forth.has(own)) own += 1;
    else if (other < lengths.other && !back.has(other)) other += 1;
    else [own, other] = endOf(start, forth, back);
    spans.push({ own: [start[0], own], other: [start[1], other] });
  }
  return spans;
}

/** Grows a part from its first pair until no pair leads out of it. */
function endOf([own, other]: Pair, forth: ReadonlyMap<number, Pair[]>, back: ReadonlyMap<number, Pair[]>): Pair {
  let [ownEnd, otherEnd] = [own + 1, other + 1];
  let [nextOwn, nextOther] = [own, other];
  while (nextOwn < ownEnd || nextOther < otherEnd) {
    const reached = nextOwn < ownEnd ? forth.get(nextOwn++) : back.get(nextOther++);
    for (const [left, right] of reached ?? []) {
      ownEnd = Math.max(ownEnd, left + 1);
      otherEnd = Math.max(otherEnd, right + 1);
    }
  }
  return [ownEnd, otherEnd];
}
