/** Joins an article's citations with the records they name: the finished entries that components show. */
import { type EntryParts, entryParts, shortParts } from "../citations/entry.ts";
import { once } from "../citations/once.ts";
import type { Evidence, Passage, Reference } from "../citations/record.ts";
import type { CitationUse } from "../markdown/analysis.ts";
import type { Knowledge, Prose } from "./model.ts";

/** Words of a source that an article cites, with the places that cite them. */
export interface CitedPassage {
  id: string;
  passage: Passage;
  /** In reading order. */
  uses: readonly CitationUse[];
}

/** One row of the bibliography of an article. */
export interface Entry {
  reference: Reference;
  number: number;
  parts: EntryParts;
  short: ReturnType<typeof shortParts>;
  /** In reading order. */
  uses: readonly CitationUse[];
  /** The passages cited, in the order in which a reader first meets them. */
  passages: readonly CitedPassage[];
  /** The uses that cite no passage. */
  usesOfWhole: readonly CitationUse[];
  /** How the source was read; nothing where all that is cited are passages that say so themselves. */
  evidence: readonly Evidence[];
}

/** The entries of a text in the order of their numbers. Every cited key has one: the gate has seen to that. */
export function bibliographyOf({ references }: Knowledge, { analysis }: Prose): Entry[] {
  const groups = Map.groupBy(analysis.uses, ({ key }) => key);
  return [...groups].flatMap(([key, uses]) => {
    const reference = references.get(key);
    return reference === undefined ? [] : [toEntry(reference, uses)];
  });
}

/** The entries that each section cites, by section id ("" for the text before the first heading). */
export function entriesBySection(entries: readonly Entry[]): Map<string, Entry[]> {
  const bySection = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const section of new Set(entry.uses.map((use) => use.section))) {
      bySection.set(section, [...(bySection.get(section) ?? []), entry]);
    }
  }
  return bySection;
}

const partsOf = once(entryParts);
const shortOf = once(shortParts);

function toEntry(reference: Reference, uses: readonly CitationUse[]): Entry {
  const byPassage = Map.groupBy(uses, ({ passage }) => passage);
  const passages = [...byPassage].flatMap(([id, own]): CitedPassage[] => {
    const passage = id === undefined ? undefined : reference.passages.get(id);
    return id === undefined || passage === undefined ? [] : [{ id, passage, uses: own }];
  });
  const usesOfWhole = byPassage.get(undefined) ?? [];
  const reliesOnRecord = usesOfWhole.length > 0 || passages.some(({ passage }) => passage.evidence === undefined);
  return {
    reference,
    number: uses[0]?.number ?? 0,
    parts: partsOf(reference),
    short: shortOf(reference),
    uses,
    passages,
    usesOfWhole,
    evidence: reliesOnRecord ? [reference.evidence] : [],
  };
}
