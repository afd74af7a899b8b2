/**
 * Invented words as often as words are: the n-th comes up 1/n as often as the first (Zipf), so that an index of them has
 * the size and the shape of one of a language.
 */
import { between, type Chance, chanceFrom } from "./chance.ts";

/** Words that a dictionary of this size knows; nine texts in ten have one that is in few others. */
const SIZE = 40_000;

/** What the words of a language are made of. */
export interface Sounds {
  /** The words that are in every sentence, most frequent first, parted by spaces. */
  frequent: string;
  /** Parted by spaces. */
  syllables: string;
  endings: string;
  seed: number;
}

/** One word after the other, as chance has it. */
export type Words = (chance: Chance) => string;

export function vocabularyOf({ frequent, syllables, endings, seed }: Sounds): Words {
  const chance = chanceFrom(seed);
  const one = (list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? "";
  const [middles, ends] = [syllables.split(" "), endings.split(" ")];
  const words = new Set(frequent.split(" "));
  // Two syllables at least: shorter ones would be words for numbers now and then.
  while (words.size < SIZE)
    words.add(Array.from({ length: between(chance, 1, 3) }, () => one(middles)).join("") + one(ends));
  return byRank([...words]);
}

function byRank(words: readonly string[]): Words {
  let sum = 0;
  const sums = words.map((_, rank) => (sum += 1 / (rank + 1)));
  return (chance) => words[firstAbove(sums, chance() * sum)] ?? "";
}

/** Place of the first of ascending numbers that is above another. */
function firstAbove(sums: readonly number[], value: number): number {
  let [from, to] = [0, sums.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
