/** What is said in a translation of the blocks whose originals have changed since. */
import { type PartialDate, parsePartialDate } from "../citations/date.ts";
import type { Link } from "../translation/link.ts";
import type { Locale, Prose, Translation } from "./model.ts";

export interface TranslationNote {
  /** Its place among the notes of its page, from 1. */
  number: number;
  state: "changed" | "removed" | "missing";
  /** What the original said when the two were compared, and what it says now: Markdown, a line a block; "" for nothing. */
  before: string;
  after: string;
  /** The language of both. */
  original: Locale;
  /** Day of that comparison; none for what has come to the original since. */
  on: PartialDate | undefined;
}

/** Id of a note in its page. */
export const noteId = (number: number): string => `page-note-${number}`;

/** Whether something is to be said of a link. */
const isStale = (link: Link): link is Link & { state: TranslationNote["state"] } =>
  link.state !== "in-step" && link.state !== "unrecorded";

/** By the block of the translation behind which they stand; -1 before the first. None where nothing was recorded. */
export function notesOf({ links, record, original }: Translation): Map<number, TranslationNote[]> {
  const notes = new Map<number, TranslationNote[]>();
  let [behind, number] = [-1, 0];
  for (const link of record === "read" ? links : []) {
    behind = link.translation.at(-1) ?? behind;
    if (!isStale(link)) continue;
    const note = {
      number: ++number,
      state: link.state,
      before: (link.recorded?.original ?? []).join("\n"),
      after: link.original.map((place) => original.blocks[place]?.text ?? "").join("\n"),
      original: original.locale,
      on: link.recorded && parsePartialDate(link.recorded.on),
    };
    notes.set(behind, [...(notes.get(behind) ?? []), note]);
  }
  return notes;
}

/** A note, and the heading of the section in which it stands; none before the first. */
export interface NotePlace {
  note: TranslationNote;
  section: string | undefined;
}

/** The notes of a text in the order of its page. */
export function notePlaces({ translation, analysis: { blocks, headings } }: Prose): NotePlace[] {
  const sections = headings.filter(({ depth }) => depth === 2);
  const notes = translation ? [...notesOf(translation)] : [];
  return notes.flatMap(([block, own]) =>
    own.map((note) => ({ note, section: sections[(blocks[block]?.section ?? 0) - 1]?.text })),
  );
}
