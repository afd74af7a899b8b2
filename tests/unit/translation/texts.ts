/** Texts of blocks for the tests, and what came of holding them against each other. */
import type { Block } from "../../../src/markdown/analysis.ts";
import type { Link } from "../../../src/translation/link.ts";
import { linksOf } from "../../../src/translation/links.ts";
import type { TranslationRecord } from "../../../src/translation/record.ts";
import { recordAfter } from "../../../src/translation/sync.ts";

const kindOf = (text: string): Block["kind"] =>
  text.startsWith("#") ? "heading" : text.startsWith("|") ? "table" : text.startsWith("```") ? "code" : "paragraph";

/** Each text as a block of a document. */
export function blocks(...texts: string[]): Block[] {
  let section = 0;
  return texts.map((text, index) => {
    const depth = /^#+/u.exec(text)?.[0].length;
    if (depth === 2) section++;
    return { kind: kindOf(text), ...(depth !== undefined && { depth }), section, text, line: 2 * index + 1, column: 1 };
  });
}

/** Two texts and the record of their comparison. */
export interface Pair {
  translation: Block[];
  original: Block[];
  record: TranslationRecord;
}

/** Two texts of which every block was compared on a day. */
export function compared(translation: Block[], original: Block[], on = "2026-01-01"): Pair {
  const links = linksOf(translation, original, undefined);
  return { translation, original, record: recordAfter([], links, { translation, original }, new Set(links), on) };
}

export const linksNow = ({ translation, original, record }: Pair): Link[] => linksOf(translation, original, record);

/** What is not in step, as in "changed 2←3,4": blocks of the translation, then of the original, from 0. */
export const outOfStep = (pair: Pair): string[] =>
  linksNow(pair)
    .filter(({ state }) => state !== "in-step")
    .map(({ state, translation, original }) => `${state} ${translation.join()}←${original.join()}`);

/** The same pair after a comparison of some of its links, or of all. */
export function synced(pair: Pair, on: string, isCompared: (link: Link) => boolean = () => true): Pair {
  const links = linksNow(pair);
  return { ...pair, record: recordAfter(pair.record, links, pair, new Set(links.filter(isCompared)), on) };
}
