/** Which blocks of a translation belong to which of its original, and whether they are in step. */
import type { Block } from "../markdown/analysis.ts";
import { type Bead, cheapestBeads, gapsBetween, type Pairs, samePairs } from "./align.ts";
import { fingerprint, normalised } from "./fingerprint.ts";
import { featuresOf, revisionCost, translationCost } from "./likeness.ts";
import type { RecordedLink, TranslationRecord } from "./record.ts";

/**
 * - `in-step`: the original reads as it did when the two were compared
 * - `changed`: it reads differently; `removed`: it is gone
 * - `missing`: it has what the translation lacks
 * - `unrecorded`: nobody has recorded what these blocks translate; the original's are what seems likely
 */
export type LinkState = "in-step" | "changed" | "removed" | "missing" | "unrecorded";

/** Blocks of a translation and those of its original that belong to them, by their numbers from 0. */
export interface Link {
  state: LinkState;
  translation: readonly number[];
  /** As the original is now. Two of its blocks that have become one stand in both links, as that one. */
  original: readonly number[];
  recorded?: RecordedLink;
}

/**
 * Holds a translation against its original, by what was recorded of both.
 * @param record nothing where nobody has compared them: then all is `unrecorded`
 * @returns every block of both, in the order of the translation; what it lacks stands where the original has it
 */
export function linksOf(
  translation: readonly Block[],
  original: readonly Block[],
  record: TranslationRecord | undefined,
): Link[] {
  const recorded = recordedLinks(translation, original, record ?? []);
  const beads = likelyBeads(translation, original, recorded);
  const likely = beads.map(({ left, right }): Link => {
    const isMissing = record !== undefined && left.length === 0;
    return { state: isMissing ? "missing" : "unrecorded", translation: left, original: right };
  });
  return inOrder([...recorded, ...likely]);
}

/** The links of the record, as far as something is left of them. */
function recordedLinks(translation: readonly Block[], original: readonly Block[], record: TranslationRecord): Link[] {
  const own = translatedNow(translation, record);
  const revised = originalNow(original, record);
  return record.flatMap((recorded): Link[] => {
    const blocks = own.get(recorded) ?? [];
    const { places, isSame } = revised.get(recorded) ?? { places: [], isSame: true };
    if (blocks.length === 0 && places.length === 0) return [];
    const isLeftOut = recorded.translation.length === 0 && isSame;
    return [{ state: stateOf(blocks, places, isSame, isLeftOut), translation: blocks, original: places, recorded }];
  });
}

function stateOf(blocks: readonly number[], places: readonly number[], isSame: boolean, isLeftOut: boolean): LinkState {
  if (blocks.length === 0) return isLeftOut ? "in-step" : "missing";
  if (isSame) return "in-step";
  return places.length === 0 ? "removed" : "changed";
}

/** The blocks of the translation that each link was recorded for, also those that were edited since. */
function translatedNow(translation: readonly Block[], record: TranslationRecord): Map<RecordedLink, number[]> {
  const recorded = record.flatMap((link) => link.translation.map((print) => ({ print, link })));
  const prints = translation.map(({ text }) => fingerprint(text));
  const same = samePairs(
    prints,
    recorded.map(({ print }) => print),
  );
  const edited = filled(same, prints.length, recorded.length, () =>
    translationCost(
      translation.map(({ text }) => featuresOf(text)),
      recorded.map(({ link }) => featuresOf(link.original.join(" "))),
    ),
  );
  const blocks = new Map<RecordedLink, number[]>();
  const beads = [...[...same.all].map(([left, right]) => ({ left: [left], right: [right] })), ...edited];
  for (const { left, right } of beads) {
    const link = recorded[right[0] ?? -1]?.link;
    if (link)
      blocks.set(
        link,
        [...(blocks.get(link) ?? []), ...left].toSorted((a, b) => a - b),
      );
  }
  return blocks;
}

/** Where what each link was recorded for stands in the original now, and whether it still reads the same. */
function originalNow(
  original: readonly Block[],
  record: TranslationRecord,
): Map<RecordedLink, { places: number[]; isSame: boolean }> {
  const recorded = record.flatMap((link) => link.original.map((text) => ({ text, link })));
  const texts = recorded.map(({ text }) => text);
  const same = samePairs(
    texts.map(normalised),
    original.map(({ text }) => normalised(text)),
  );
  const revised = filled(same, texts.length, original.length, () =>
    revisionCost(
      texts.map(featuresOf),
      original.map(({ text }) => featuresOf(text)),
    ),
  );
  const now = new Map<RecordedLink, { places: number[]; isSame: boolean }>();
  for (const [index, { link }] of recorded.entries()) {
    const exact = same.all.get(index);
    const { right = [] } = revised.find(({ left }) => left.includes(index)) ?? {};
    const { places, isSame } = now.get(link) ?? { places: [], isSame: true };
    const found = exact === undefined ? right : [exact];
    const all = [...new Set([...places, ...found])].toSorted((a, b) => a - b);
    now.set(link, { places: all, isSame: isSame && exact !== undefined });
  }
  return now;
}

/** What is likely to belong together of that which is not the same, between what is. */
function filled(same: Pairs, left: number, right: number, costs: () => (bead: Bead) => number): Bead[] {
  const taken = new Set(same.all.values());
  const gaps = gapsBetween(
    same.inOrder,
    { left, right },
    {
      left: (index) => !same.all.has(index),
      right: (index) => !taken.has(index),
    },
  ).filter((gap) => gap.left.length > 0 && gap.right.length > 0);
  if (gaps.length === 0) return [];
  const costOf = costs();
  return gaps.flatMap((gap) => cheapestBeads(gap.left, gap.right, costOf));
}

/** What is likely to belong together of the blocks that stand in no link, between those that do. */
function likelyBeads(translation: readonly Block[], original: readonly Block[], recorded: readonly Link[]): Bead[] {
  // Before anybody has compared two texts, their sections pair by order, if both have as many.
  const sections = recorded.length === 0 ? sectionPairs(translation, original) : new Map<number, number>();
  const own = new Set([...recorded.flatMap((link) => link.translation), ...sections.keys()]);
  const theirs = new Set([...recorded.flatMap((link) => link.original), ...sections.values()]);
  const gaps = gapsBetween(
    recorded.length === 0 ? sections : pairsInOrder(recorded),
    { left: translation.length, right: original.length },
    { left: (index) => !own.has(index), right: (index) => !theirs.has(index) },
  );
  const beads = [...sections].map(([left, right]): Bead => ({ left: [left], right: [right] }));
  if (gaps.length === 0) return beads;
  const costOf = translationCost(
    translation.map(({ text }) => featuresOf(text)),
    original.map(({ text }) => featuresOf(text)),
  );
  return [...beads, ...gaps.flatMap((gap) => cheapestBeads(gap.left, gap.right, costOf))];
}

function sectionPairs(translation: readonly Block[], original: readonly Block[]): Map<number, number> {
  const starts = (blocks: readonly Block[]): number[] =>
    blocks.flatMap(({ depth }, index) => (depth === 2 ? [index] : []));
  const [left, right] = [starts(translation), starts(original)];
  return new Map(left.length === right.length ? left.map((at, index) => [at, right[index] ?? 0]) : []);
}

/** The first blocks of links, as far as both texts have them in the same order. */
function pairsInOrder(links: readonly Link[]): Map<number, number> {
  const pairs = links
    .flatMap(({ translation: [left], original: [right] }) =>
      left === undefined || right === undefined ? [] : [[left, right] as const],
    )
    .toSorted(([a], [b]) => a - b);
  const rights = pairs.map(([, right]) => right);
  const sorted = [...new Set(rights)].toSorted((a, b) => a - b);
  const kept = samePairs(rights.map(String), sorted.map(String)).inOrder;
  return new Map(pairs.filter((_, index) => kept.has(index)));
}

/** By the translation; what it lacks stands behind the link that has what comes before it in the original. */
function inOrder(links: readonly Link[]): Link[] {
  const first = (places: readonly number[]): number => places[0] ?? -1;
  const lacking = links.filter(({ translation }) => translation.length === 0);
  const sorted = links
    .filter(({ translation }) => translation.length > 0)
    .toSorted((a, b) => first(a.translation) - first(b.translation));
  for (const link of lacking.toSorted((a, b) => first(a.original) - first(b.original))) {
    const before = ({ original }: Link): number =>
      Math.max(-1, ...original.filter((place) => place < first(link.original)));
    const nearest = Math.max(-1, ...sorted.map(before));
    const at = nearest === -1 ? -1 : sorted.findLastIndex((other) => before(other) === nearest);
    sorted.splice(at + 1, 0, link);
  }
  return sorted;
}
