/** The record of a translation: what each of its blocks translates, word for word, and when the two were last compared. */

/** Blocks of a translation and the blocks of the original that they translate; one of the two may be none. */
export interface RecordedLink {
  /** Fingerprints of the translation's blocks; none for what the translator has left out. */
  translation: readonly string[];
  /** The original's blocks as they read on that day; none for what the translator has added. */
  original: readonly string[];
  /** Day of the comparison, "2026-11-23", in UTC. */
  on: string;
}

/** In the order of the translation. */
export type TranslationRecord = readonly RecordedLink[];

/**
 * The record as a file of JSON. Each text stands in a line of its own, between lines that seldom change, so that what two
 * people have recorded about different blocks merges by itself.
 */
export const printRecord = (record: TranslationRecord): string =>
  `${JSON.stringify(
    record.map(({ on, translation, original }) => ({ on, translation, original })),
    undefined,
    2,
  )}\n`;
