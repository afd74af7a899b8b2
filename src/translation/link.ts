/** What belongs together of a translation and its original. */
import type { RecordedLink } from "./record.ts";

/**
 * - `in-step`: the original reads as it did when the two were compared
 * - `changed`: it reads differently; `removed`: it is gone
 * - `missing`: it has what the translation lacks
 * - `unrecorded`: nobody has recorded what these blocks translate; the original's are what seems likely
 */
export type LinkState = "in-step" | "changed" | "removed" | "missing" | "unrecorded";

/** Blocks of a translation and those of its original that belong to them, by their numbers from 0. */
export interface Link {
  state: LinkState;
  translation: readonly number[];
  /** As the original is now. */
  original: readonly number[];
  /** What was recorded of them: as one, where blocks have become one since that were recorded apart. */
  recorded?: RecordedLink;
  /** What the record holds of them, to be replaced when they are compared. */
  entries: readonly RecordedLink[];
}
