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

/** The articles and pages that the places are in; the variants of one are one. */
const byText = (places: readonly Place[]): Map<string, Place[]> =>
  Map.groupBy(places, ({ text }) => text.file.replace(/\/[^/]*$/u, ""));

/** How many articles and pages the places are in. */
export const textsOf = (places: readonly Place[]): number => byText(places).size;

/**
 * How often a source is cited: a translation repeats the claims of its original, so each article counts by the variant
 * that cites the source most often.
 */
export function timesCited(places: readonly Place[]): number {
  const most = (own: readonly Place[]): number =>
    Math.max(
      ...Map.groupBy(own, ({ text }) => text.locale)
        .values()
        .map(({ length }) => length),
    );
  return byText(places)
    .values()
    .reduce((sum, own) => sum + most(own), 0);
}
