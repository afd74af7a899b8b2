/** What the list of all sources shows of each, and by what it is sorted and filtered. */
import { displayName } from "../citations/entry.ts";
import type { Reference } from "../citations/record.ts";
import type { Knowledge, Locale, Topic } from "./model.ts";
import { type Place, placesIn, textsOf, timesCited } from "./places.ts";

export interface ListedSource {
  reference: Reference;
  /** Place in the order by first author and title. */
  order: number;
  /** Markers, those of translations not counted again. */
  cited: number;
  /** Articles and pages that hold them. */
  texts: number;
  /** Ids of the topics whose articles cite it, the one that does so most first. */
  topics: readonly string[];
}

/** Every source, in the order of its first author and title as the locale sorts them. */
export function listedSources(knowledge: Knowledge, { format }: Locale): ListedSource[] {
  const places = placesIn(knowledge);
  const { compare } = new Intl.Collator(format, { numeric: true });
  return [...knowledge.references.values()]
    .map((reference) => ({ reference, name: sortName(reference) }))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.reference.title, b.reference.title))
    .map(({ reference }, order) => {
      const own = places.get(reference.key) ?? [];
      const topics = topicsOf(knowledge.site.topics, own);
      return { reference, order, cited: timesCited(own), texts: textsOf(own), topics };
    });
}

/** A source without an author stands under its title. */
function sortName({ authors: [first], title }: Reference): string {
  return first === undefined ? title : displayName(first);
}

/** Pages such as "about" belong to no topic. */
function topicsOf(topics: readonly Topic[], places: readonly Place[]): string[] {
  const cited = places.map(({ text }) => ("topic" in text ? text.topic : undefined));
  const times = (id: string): number => cited.filter((topic) => topic === id).length;
  return topics
    .map(({ id }) => id)
    .filter((id) => times(id) > 0)
    .toSorted((a, b) => times(b) - times(a));
}
