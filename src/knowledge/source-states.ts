/** What the status page says of the sources: whose reading is longest ago, who was never looked for, who is gone. */
import type { Reference } from "../citations/record.ts";
import { isoDate } from "../i18n/format.ts";
import type { Knowledge } from "./model.ts";

export interface SourceStates {
  /** Those with a date of reading, the longest ago first, as many as are worth a list. */
  oldest: readonly Reference[];
  /** Read in a copy that nobody has dated. */
  undated: readonly Reference[];
  /** Neither read at their addresses nor ever asked for there. */
  unchecked: readonly Reference[];
  /** Not where they were, or no longer what they were. */
  gone: readonly Reference[];
}

const OLDEST = 10;

/** What is said of them all stands by no clock: the same base gives the same page on every day. */
export function sourceStatesOf({ references }: Pick<Knowledge, "references">): SourceStates {
  const all = [...references.values()];
  return {
    oldest: all
      .flatMap((reference) => (reference.evidence.date ? [{ reference, day: isoDate(reference.evidence.date) }] : []))
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .slice(0, OLDEST)
      .map(({ reference }) => reference),
    undated: all.filter(({ evidence }) => evidence.date === undefined),
    unchecked: all.filter(
      ({ evidence, check }) => evidence.seen !== "live" && (check?.outcome ?? "refused") === "refused",
    ),
    gone: all.filter(({ status }) => ["dead", "usurped", "retracted"].includes(status)),
  };
}
