/** How results are ordered: Pagefind's settings, held against the judged queries of the knowledge base. */
import type { Field } from "./bundle.ts";

const fields: Record<Field, number> = { title: 5, name: 2, authors: 4, trail: 0, lang: 0, work: 0, variants: 0 };

/** Pagefind's `ranking` option. */
export const RANKING = { pageLength: 0.1, metaWeights: fields } as const;
