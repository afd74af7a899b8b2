/** Joins an article's citations with the records they name: the finished entries that components show. */
import { type EntryParts, entryParts, shortParts } from "../citations/entry.ts";
import type { Locator } from "../citations/locator.ts";
import type { Evidence, Passage, Reference } from "../citations/record.ts";
import type { CitationUse } from "../markdown/analysis.ts";
import type { Knowledge, Prose } from "./model.ts";
import { evidenceOf } from "./references.ts";

/** One row of the bibliography of an article. */
export interface Entry {
  reference: Reference;
  number: number;
  parts: EntryParts;
  short: ReturnType<typeof shortParts>;
  /** In reading order. */
  uses: readonly CitationUse[];
  /** The distinct passages cited, in reading order. */
  passages: readonly { id: string; passage: Passage }[];
  /** The distinct places in the source that were cited: the authors' locators and those of the passages. */
  locators: readonly (Locator | string)[];
  /** How what was cited was read; more than one where passages were seen in different copies. */
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

function toEntry(reference: Reference, uses: readonly CitationUse[]): Entry {
  const ids = [...new Set(uses.flatMap(({ passage }) => passage ?? []))];
  const passages = ids.flatMap((id) => {
    const passage = reference.passages.get(id);
    return passage === undefined ? [] : [{ id, passage }];
  });
  return {
    reference,
    number: uses[0]?.number ?? 0,
    parts: entryParts(reference),
    short: shortParts(reference),
    uses,
    passages,
    locators: distinct([
      ...uses.flatMap(({ locator }) => locator ?? []),
      ...passages.flatMap(({ passage }) => passage.locator ?? []),
    ]),
    evidence: distinct(
      uses.map((use) =>
        evidenceOf(reference, use.passage === undefined ? undefined : reference.passages.get(use.passage)),
      ),
    ),
  };
}

/** Without repetitions, by value, in the order of first occurrence. */
const distinct = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
