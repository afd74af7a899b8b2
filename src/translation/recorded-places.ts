/** Where that of which a record speaks stands today. */
import type { Block } from "../markdown/analysis.ts";
import { type Bead, gapsBetween, type Pair, type Pairs, samePairs } from "./align.ts";
import { cheapestBeads } from "./beads.ts";
import { fingerprint, normalised } from "./fingerprint.ts";
import { revisionCost, translationCost } from "./likeness.ts";
import type { RecordedLink, TranslationRecord } from "./record.ts";

/** The blocks of the translation that each entry was recorded for, also those that were edited since. */
export function translatedNow(
  translation: readonly Block[],
  record: TranslationRecord,
): Map<RecordedLink, Set<number>> {
  const recorded = record.flatMap((entry) => entry.translation.map((print) => ({ print, entry })));
  const same = samePairs(
    translation.map(({ text }) => fingerprint(text)),
    recorded.map(({ print }) => print),
  );
  const costOf = translationCost(
    translation.map(({ text }) => text),
    recorded.map(({ entry }) => entry.original.join(" ")),
  );
  const edited = beadsBetween(same, translation.length, recorded.length, costOf);
  const blocks = new Map<RecordedLink, Set<number>>();
  for (const { left, right } of [...beadsOf(same), ...edited]) {
    for (const { entry } of right.flatMap((index) => recorded[index] ?? [])) {
      const own = blocks.get(entry) ?? new Set();
      for (const block of left) own.add(block);
      blocks.set(entry, own);
    }
  }
  return blocks;
}

/** Where what each entry was recorded for stands in the original now, and whether it still reads the same. */
export function originalNow(
  original: readonly Block[],
  record: TranslationRecord,
): Map<RecordedLink, { places: Set<number>; isSame: boolean }> {
  const recorded = record.flatMap((entry) => entry.original.map((text) => ({ text, entry })));
  const texts = recorded.map(({ text }) => text);
  const same = samePairs(
    texts.map(normalised),
    original.map(({ text }) => normalised(text)),
  );
  const changed = revisedPlaces(
    same,
    texts,
    original.map(({ text }) => text),
  );
  const now = new Map<RecordedLink, { places: Set<number>; isSame: boolean }>();
  for (const [index, { entry }] of recorded.entries()) {
    const exact = same.all.get(index);
    const { places, isSame } = now.get(entry) ?? { places: new Set(), isSame: true };
    for (const place of exact === undefined ? (changed.get(index) ?? []) : [exact]) places.add(place);
    now.set(entry, { places, isSame: isSame && exact !== undefined });
  }
  return now;
}

/** Of each text that reads no more as it did, the places where it is likely to stand now. */
function revisedPlaces(
  same: Pairs,
  before: readonly string[],
  after: readonly string[],
): Map<number, readonly number[]> {
  const costOf = revisionCost(before, after);
  const beads = beadsBetween(same, before.length, after.length, costOf);
  const places = new Map(beads.flatMap(({ left, right }) => left.map((index) => [index, right] as const)));
  const taken = new Set([...same.all.values(), ...beads.flatMap(({ left, right }) => (left.length > 0 ? right : []))]);
  const lost = [...before.keys()].filter((index) => !same.all.has(index) && (places.get(index) ?? []).length === 0);
  const fresh = [...after.keys()].filter((index) => !taken.has(index));
  for (const [index, place] of movedPairs(lost, fresh, costOf)) places.set(index, [place]);
  return places;
}

/** Cost below which a text that stands elsewhere is the same one, moved and changed: most of the words are the same. */
const MOVED = 0.8;
/** Pairs that are looked at, at most. */
const LOOKS = 40_000;

/** The likeliest pairs of texts wherever they stand. */
function movedPairs(lost: readonly number[], fresh: readonly number[], costOf: (bead: Bead) => number): Pair[] {
  if (lost.length * fresh.length === 0 || lost.length * fresh.length > LOOKS) return [];
  const likely = lost
    .flatMap((left) => fresh.map((right) => ({ left, right, cost: costOf({ left: [left], right: [right] }) })))
    .filter(({ cost }) => cost < MOVED)
    .toSorted((a, b) => a.cost - b.cost);
  const free = { left: new Set(lost), right: new Set(fresh) };
  return likely.flatMap(({ left, right }): Pair[] => {
    if (!free.left.has(left) || !free.right.has(right)) return [];
    free.left.delete(left);
    free.right.delete(right);
    return [[left, right]];
  });
}

const beadsOf = ({ all }: Pairs): Bead[] => [...all].map(([left, right]) => ({ left: [left], right: [right] }));

/** What is likely to belong together of that which is not the same, between what is. */
function beadsBetween(same: Pairs, left: number, right: number, costOf: (bead: Bead) => number): Bead[] {
  const taken = new Set(same.all.values());
  const gaps = gapsBetween(
    same.inOrder,
    { left, right },
    { left: (index) => !same.all.has(index), right: (index) => !taken.has(index) },
  ).filter((gap) => gap.left.length > 0 && gap.right.length > 0);
  return gaps.flatMap((gap) => cheapestBeads(gap.left, gap.right, costOf));
}
