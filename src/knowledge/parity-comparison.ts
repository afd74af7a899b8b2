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

/** Takes those that belong together out of both lists. */
export function takePairs<One, Other>(
  ones: One[],
  others: Other[],
  belong: (one: One, other: Other) => boolean,
): [One, Other][] {
  const pairs: [One, Other][] = [];
  for (const one of [...ones]) {
    const index = others.findIndex((other) => belong(one, other));
    const [other] = index === -1 ? [] : others.splice(index, 1);
    if (other === undefined) continue;
    ones.splice(ones.indexOf(one), 1);
    pairs.push([one, other]);
  }
  return pairs;
}

/** As a message names a place. */
export const shownPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The way out of a difference that is right. */
export const declaredIn = ({ file }: Pick<Twin, "file">): string => `name it under “parity” in ${file}`;
