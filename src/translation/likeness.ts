/** What a bead of blocks costs: how unlike its two sides are, in one language or in two. */
import type { Bead } from "./align.ts";
import { normalised } from "./fingerprint.ts";

/** A block as far as its likeness goes. */
export interface Features {
  kind: "heading" | "table" | "code" | "text";
  /** "#" of a heading. */
  depth: number;
  /** UTF-16 units. */
  length: number;
  /** Sources and passages that it cites, where links lead, and the figures in it: the same in every language. */
  marks: readonly string[];
  words: readonly string[];
}

const MARK = /@[a-z0-9-]+(?:#[a-z0-9-]+)?|\b(?:article|page|topic|source|https?):[^\s)\]]+|`[^`]+`|\p{Nd}+/gu;

/** @param text a block's, as `Block.text` has it */
export function featuresOf(text: string): Features {
  const depth = /^#{1,6}(?=\s)/u.exec(text)?.[0].length ?? 0;
  return {
    kind: depth > 0 ? "heading" : text.startsWith("|") ? "table" : /^(?:```|~~~)/u.test(text) ? "code" : "text",
    depth,
    length: text.length,
    marks: text.match(MARK) ?? [],
    words: normalised(text).toLowerCase().split(" "),
  };
}

/** What it costs that something has nothing on the other side, and that two are held against one. */
const ALONE = 1;
const JOINED = 0.3;

/** Costs of beads of the same text before and after a revision: by the words that both sides have. */
export const revisionCost = (before: readonly Features[], after: readonly Features[]) =>
  costBy(before, after, (left, right) => 1 - shared(left.words, right.words));

/**
 * Costs of beads of an original and its translation: by what both must have, and by their lengths, which go together
 * (Gale and Church 1993).
 */
export const translationCost = (translation: readonly Features[], original: readonly Features[]) =>
  costBy(translation, original, (left, right) => {
    const length = Math.abs(Math.log((left.length + 20) / (right.length + 20)));
    const marks = left.marks.length + right.marks.length === 0 ? 0.2 : 1 - shared(left.marks, right.marks);
    return Math.min(1, 0.6 * marks + 0.4 * length + (left.depth === right.depth ? 0 : 0.5));
  });

/** @param unlikeness 0 to 1 */
const costBy =
  (lefts: readonly Features[], rights: readonly Features[], unlikeness: (left: Features, right: Features) => number) =>
  ({ left, right }: Bead): number => {
    const [own, other] = [joined(left, lefts), joined(right, rights)];
    if (own === undefined || other === undefined) return ALONE;
    if (own.kind !== other.kind) return Number.POSITIVE_INFINITY;
    return 2 * ALONE * unlikeness(own, other) + (left.length + right.length > 2 ? JOINED : 0);
  };

/** Blocks as one; nothing where there are none. What is no running text is joined to nothing. */
function joined(places: readonly number[], features: readonly Features[]): Features | undefined {
  const [first, ...others] = places.flatMap((place) => features[place] ?? []);
  if (first === undefined || others.length === 0) return first;
  const all = [first, ...others];
  return {
    kind: all.every(({ kind }) => kind === "text") ? "text" : "code",
    depth: 0,
    length: all.reduce((sum, { length }) => sum + length, 0),
    marks: all.flatMap(({ marks }) => marks),
    words: all.flatMap(({ words }) => words),
  };
}

/** Sørensen–Dice of two multisets: 1 where they are the same, 0 where they have nothing in common. */
function shared(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const item of left) counts.set(item, (counts.get(item) ?? 0) + 1);
  let both = 0;
  for (const item of right) {
    const count = counts.get(item) ?? 0;
    if (count > 0) both++;
    counts.set(item, count - 1);
  }
  return left.length + right.length === 0 ? 1 : (2 * both) / (left.length + right.length);
}
