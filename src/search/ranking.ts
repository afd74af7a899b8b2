/** How results are ordered: Pagefind's settings, held against the judged queries of the knowledge base. */
import type { Field } from "./bundle.ts";

const fields: Record<Field, number> = { title: 5, name: 2, authors: 4 };

/** Pagefind's `ranking` option. */
export const RANKING = { pageLength: 0.1, metaWeights: fields } as const;

/** How much text weighs by where it stands (Pagefind's `data-pagefind-weight`); 1 is an article's own text. */
export const WEIGHTS = {
  standfirst: 2,
  /** Name, authors and record of a source, on its page. */
  name: 3,
  record: 1,
  /** What stands in an article's bibliography, or on the page of a source, is the words of others. */
  place: 0.5,
  quoted: 0.25,
} as const;
