/** Whether a translation cites what its original cites. */
import type { Knowledge, Variant } from "./model.ts";

/** A translation beside the variant that it is held against. */
export interface Parity {
  /** Citations, by source and passage, that only one of the two has. */
  differing: number;
  /** Days by which the translation was updated before the original; 0 where it is as new. */
  behind: number;
}

/** @returns `undefined` for the original, and where there is none */
export function parityOf(variant: Variant, { articles, site }: Knowledge): Parity | undefined {
  const original = articles.get(variant.id)?.get(site.sourceLocale);
  if (original === undefined || original === variant) return undefined;
  return {
    differing: missingFrom(citedBy(original), citedBy(variant)) + missingFrom(citedBy(variant), citedBy(original)),
    behind: Math.max(0, dayNumber(original) - dayNumber(variant)),
  };
}

type Counted = ReadonlyMap<string, number>;

function citedBy({ analysis }: Variant): Counted {
  const names = analysis.uses.map(({ key, passage = "" }) => `${key}#${passage}`);
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, uses]) => [name, uses.length]));
}

const missingFrom = (others: Counted, own: Counted): number =>
  [...own].reduce((sum, [name, count]) => sum + Math.max(0, count - (others.get(name) ?? 0)), 0);

const DAY = 24 * 60 * 60 * 1000;

const dayNumber = ({ updated: { year, month = 1, day = 1 } }: Variant): number => Date.UTC(year, month - 1, day) / DAY;
