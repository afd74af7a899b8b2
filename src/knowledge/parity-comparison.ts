/** Two variants of a text side by side: what every comparison of them works on. */
import type { Analysis, CitedPlace } from "../markdown/analysis.ts";
import type { LinkTarget } from "../markdown/link-target.ts";
import type { Allowances } from "./parity-allowances.ts";
import type { Part, Twin } from "./parity-parts.ts";
import type { Place } from "./problems.ts";

/** The same part of both. */
export interface PartPair {
  twin: Part;
  original: Part;
}

export interface Comparison {
  /** The translation. */
  twin: Twin;
  original: Twin;
  allowed: Allowances;
  pairs: readonly PartPair[];
  /** Whether what is cited is there. */
  isKnown(place: CitedPlace): boolean;
  /** Locale by which `Intl` writes the numbers of a text. */
  formatOf(locale: string): string;
  /** What a link leads to from a locale: a text with what was found in it, or something else; nothing that is not there. */
  targetOf(target: LinkTarget, locale: string): { analysis?: Analysis } | undefined;
}

/** What belongs together of two lists, and what is left of each. */
export interface Matched<One> {
  pairs: (readonly [One, One])[];
  ones: One[];
  others: One[];
}

/** Pairs those of two lists that have one name, in the order of the lists. */
export function matched<One>(
  { ones, others }: Pick<Matched<One>, "ones" | "others">,
  nameOf: (one: One) => string,
): Matched<One> {
  const named = new Map([...Map.groupBy(others, nameOf)].map(([name, list]) => [name, list.values()]));
  const pairs: [One, One][] = [];
  const left = ones.filter((one) => {
    const other = named.get(nameOf(one))?.next();
    if (other === undefined || other.done) return true;
    pairs.push([one, other.value]);
    return false;
  });
  const taken = new Set(pairs.map(([, other]) => other));
  return { pairs, ones: left, others: others.filter((other) => !taken.has(other)) };
}

/** As a message names a place. */
export const shownPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The way out of a difference that is right. */
export const declaredIn = ({ file }: Pick<Twin, "file">): string => `name it under “parity” in ${file}`;
