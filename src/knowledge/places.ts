/** Where the sources are cited: every marker of every published text, by source. */
import type { CitationUse } from "../markdown/analysis.ts";
import type { Knowledge, Prose } from "./model.ts";

/** One marker: the text it stands in, and what it cites. */
export interface Place {
  text: Prose;
  use: CitationUse;
}

/** The places of every source by its key, empty for one that nothing cites. */
export type Places = ReadonlyMap<string, readonly Place[]>;

const known = new WeakMap<Knowledge, Places>();

/** Places in the order of articles, pages, locales and reading; found once for a knowledge base. */
export function placesIn(knowledge: Knowledge): Places {
  const places = known.get(knowledge) ?? findPlaces(knowledge);
  known.set(knowledge, places);
  return places;
}

function findPlaces({ references, articles, pages }: Knowledge): Places {
  const places = new Map<string, Place[]>([...references.keys()].map((key) => [key, []]));
  for (const variants of [...articles.values(), ...pages.values()]) {
    for (const text of variants.values()) {
      for (const use of text.analysis.uses) places.get(use.key)?.push({ text, use });
    }
  }
  return places;
}

/** How many texts the places are in; the variants of one article are one text. */
export const textsOf = (places: readonly Place[]): number =>
  new Set(places.map(({ text }) => text.file.replace(/\/[^/]*$/u, ""))).size;
