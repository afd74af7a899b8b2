/** What is likely to belong together of the blocks of which nothing is recorded. */
import type { Block } from "../markdown/analysis.ts";
import { type Bead, gapsBetween, increasing, type Pair } from "./align.ts";
import { cheapestBeads } from "./beads.ts";
import { translationCost } from "./likeness.ts";
import type { Link } from "./link.ts";

/**
 * Puts every block that stands in no link into one. What the translation lacks may have been translated since.
 * @param isRecorded whether the two texts were ever compared
 */
export function likelyLinks(
  translation: readonly Block[],
  original: readonly Block[],
  recorded: readonly Link[],
  isRecorded: boolean,
): Link[] {
  const held = recorded.filter((link) => link.translation.length > 0);
  const lacking = new Map(
    recorded
      .filter((link) => link.translation.length === 0)
      .flatMap((link) => link.original.map((place) => [place, link] as const)),
  );
  const links: Link[] = [];
  const taken = new Set<Link>();
  const state = isRecorded ? "missing" : "unrecorded";
  // Those with blocks of the translation come first, and take what was lacking whole.
  for (const { left, right } of likelyBeads(translation, original, held, isRecorded).toSorted(
    (a, b) => b.left.length - a.left.length,
  )) {
    const found = [...new Set(right.flatMap((place) => lacking.get(place) ?? []))].filter((link) => !taken.has(link));
    for (const link of found) taken.add(link);
    if (left.length === 0) {
      links.push(...found);
      const free = right.filter((place) => !lacking.has(place));
      if (free.length > 0) links.push({ state, translation: [], original: free, entries: [] });
    } else {
      const places = [...right.filter((place) => !lacking.has(place)), ...found.flatMap((link) => link.original)];
      const entries = found.flatMap((link) => link.entries);
      links.push({ state: "unrecorded", translation: left, original: places.toSorted((a, b) => a - b), entries });
    }
  }
  return [...held, ...links];
}

/** Beads of the blocks of both texts that stand in no link. */
function likelyBeads(
  translation: readonly Block[],
  original: readonly Block[],
  links: readonly Link[],
  isRecorded: boolean,
): Bead[] {
  // Before anybody has compared two texts, their sections pair by order, if both have as many.
  const sections = isRecorded ? [] : sectionPairs(translation, original);
  const own = new Set([...links.flatMap((link) => link.translation), ...sections.map(([left]) => left)]);
  const theirs = new Set([...links.flatMap((link) => link.original), ...sections.map(([, right]) => right)]);
  const beads = sections.map(([left, right]): Bead => ({ left: [left], right: [right] }));
  const gaps = gapsBetween(
    isRecorded ? pairsInOrder(links) : sections,
    { left: translation.length, right: original.length },
    { left: (index) => !own.has(index), right: (index) => !theirs.has(index) },
  );
  if (gaps.length === 0) return beads;
  const costOf = translationCost(
    translation.map(({ text }) => text),
    original.map(({ text }) => text),
  );
  return [...beads, ...gaps.flatMap((gap) => cheapestBeads(gap.left, gap.right, costOf))];
}

function sectionPairs(translation: readonly Block[], original: readonly Block[]): Pair[] {
  const starts = (blocks: readonly Block[]): number[] =>
    blocks.flatMap(({ depth }, index) => (depth === 2 ? [index] : []));
  const [left, right] = [starts(translation), starts(original)];
  return left.length === right.length ? left.map((at, index) => [at, right[index] ?? 0]) : [];
}

/** The first blocks of links, as far as both texts have them in the same order. */
const pairsInOrder = (links: readonly Link[]): Pair[] =>
  increasing(
    links
      .flatMap(({ translation: [left], original: [right] }): Pair[] =>
        left === undefined || right === undefined ? [] : [[left, right]],
      )
      .toSorted(([a], [b]) => a - b),
  );
