/** What is said in a translation of the blocks whose originals have changed since. */
import type { RecordedLink } from "../translation/record.ts";
import type { Translation } from "./model.ts";

export interface TranslationNote {
  state: "changed" | "removed" | "missing";
  /** What the original said when the two were compared, and what it says now: Markdown, a line a block; "" for nothing. */
  before: string;
  after: string;
  /** Day of that comparison; none for what has come to the original since. */
  on: RecordedLink["on"] | undefined;
}

/** By the block of the translation behind which they stand; -1 before the first. None where nothing was recorded. */
export function notesOf({ links, record, original }: Translation): Map<number, TranslationNote[]> {
  const notes = new Map<number, TranslationNote[]>();
  let behind = -1;
  for (const { state, translation, original: places, recorded } of record === "read" ? links : []) {
    behind = translation.at(-1) ?? behind;
    if (state === "in-step" || state === "unrecorded") continue;
    const note = {
      state,
      before: (recorded?.original ?? []).join("\n"),
      after: places.map((place) => original.blocks[place]?.text ?? "").join("\n"),
      on: recorded?.on,
    };
    notes.set(behind, [...(notes.get(behind) ?? []), note]);
  }
  return notes;
}
