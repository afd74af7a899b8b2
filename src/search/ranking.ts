/** How results are ordered: Pagefind's settings, held against the judged queries of the knowledge base. */
import type { Field } from "./bundle.ts";

/**
 * What a word in a field adds to what it scores in the text. In a title it decides. A source's name only breaks ties:
 * a word of it is most often what an article is about, while all its words together stand on its page alone. Authors
 * lift their sources above the articles that list them, but not above one that speaks of them throughout.
 */
const fields: Record<Field, number> = { title: 5, name: 0.2, authors: 1.5 };

/**
 * Pagefind's `ranking` option. Pages of sources are short and articles long by nature, so length says next to nothing:
 * just enough that a page of many subjects, as a glossary is, does not come before the one that has a subject of its own.
 * That a text comes back to a word says much, and counts as long as Pagefind lets it.
 */
export const RANKING = { pageLength: 0.1, termSaturation: 2, metaWeights: fields } as const;

/**
 * How much words weigh by where they stand (Pagefind's `data-pagefind-weight`). 1 is the text of an article; its
 * headings weigh what Pagefind gives them, from 7 for the title down to 2.
 */
export const WEIGHTS = {
  standfirst: 2,
  /** A source's name on its own page. */
  name: 0.5,
  /** The heading of an entry or a passage, and the words of others below it. */
  place: 0.25,
  quoted: 0.125,
  /** What a source's record says besides the name. */
  record: 0.125,
} as const;
