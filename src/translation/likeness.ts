/** What a bead of blocks costs: how unlike its two sides are, in one language or in two. */
import type { Bead } from "./align.ts";
import { common, shared, union } from "./bag.ts";
import { type Features, featuresOf } from "./features.ts";

/** What it costs that a block has nothing on the other side; two that have nothing in common cost twice as much. */
const ALONE = 1;
const APART = 2 * ALONE;

/** What it costs besides that a bead holds several blocks against one. */
const PARTED = 0.3;
const PARTED_IN_TRANSLATION = 0.6;

/** Of a block that was parted, or joined with another, at least this share of words stands on the other side. */
const KEPT = 0.5;

/** Costs of beads of the same text before and after a revision: by the words that both sides have. */
export function revisionCost(before: readonly string[], after: readonly string[]): (bead: Bead) => number {
  const [lefts, rights] = [asked(before), asked(after)];
  // Every bead that joins blocks asks again what each of them has in common with the other side.
  const known = new Map<number, number>();
  const both = (left: number, right: number): number => {
    const pair = left * after.length + right;
    const count = known.get(pair) ?? common(lefts(left).words, rights(right).words);
    known.set(pair, count);
    return count;
  };
  const isKept = ({ left, right }: Bead): boolean =>
    left.every((own) =>
      right.every((other) => {
        const part = left.length > 1 ? lefts(own) : rights(other);
        return both(own, other) >= KEPT * part.words.size;
      }),
    );
  const costOf = costBy(lefts, rights, PARTED, (left, right) => 1 - shared(left.words, right.words));
  return (bead) => (isJoint(bead) && !isKept(bead) ? Number.POSITIVE_INFINITY : costOf(bead));
}

/** The features of texts, each found when it is first asked for: where nothing has changed, nobody asks. */
function asked(texts: readonly string[]): (place: number) => Features {
  const known: Features[] = [];
  return (place) => {
    known[place] ??= featuresOf(texts[place] ?? "");
    return known[place];
  };
}

/**
 * Costs of beads of a translation and its original: by what both must have, and by their lengths, which go together (Gale
 * and Church 1993).
 */
export const translationCost = (translation: readonly string[], original: readonly string[]) =>
  costBy(asked(translation), asked(original), PARTED_IN_TRANSLATION, (left, right) => {
    const length = Math.abs(Math.log((left.length + 20) / (right.length + 20)));
    const marks = left.marks.size + right.marks.size === 0 ? 0.2 : 1 - shared(left.marks, right.marks);
    return Math.min(1, 0.6 * marks + 0.4 * length + (left.depth === right.depth ? 0 : 0.5));
  });

const isJoint = ({ left, right }: Bead): boolean => left.length + right.length > 2;

/** @param unlikeness 0 to 1 */
const costBy =
  (
    lefts: (place: number) => Features,
    rights: (place: number) => Features,
    parted: number,
    unlikeness: (left: Features, right: Features) => number,
  ) =>
  (bead: Bead): number => {
    const [own, other] = [joined(bead.left.map(lefts)), joined(bead.right.map(rights))];
    if (own === undefined || other === undefined) return ALONE;
    if (own.kind !== other.kind) return Number.POSITIVE_INFINITY;
    return APART * unlikeness(own, other) + (isJoint(bead) ? parted : 0);
  };

/** Blocks as one; nothing where there are none. Only running text is joined to others. */
function joined(all: readonly Features[]): Features | undefined {
  if (all.length < 2) return all[0];
  return {
    kind: all.every(({ kind }) => kind === "text") ? "text" : "mixed",
    depth: 0,
    length: all.reduce((sum, { length }) => sum + length, 0),
    marks: union(all.map(({ marks }) => marks)),
    words: union(all.map(({ words }) => words)),
  };
}
