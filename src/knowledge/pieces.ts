/** Where a rendered text is parted, so that components can stand in it. */
import { partedBehind } from "../markdown/blocks.ts";
import type { Prose } from "./model.ts";
import { notesOf } from "./translation-notes.ts";

/** A part of a rendered text. */
export interface Piece {
  html: string;
  /** Id of the section that begins with it, "" for the first piece; its heading stands before. */
  section?: string;
  /** Number of the block behind which it begins, where something is said of that block. */
  behind?: number;
}

/** What is known of a text when it is parted; a text that nobody translates has no notes. */
export type Parted = Pick<Prose, "pieces" | "analysis"> & Partial<Pick<Prose, "translation">>;

/** The pieces of a Markdown text in order; nothing for MDX, where the components stand in the text itself. */
export function piecesOf({ pieces, analysis, translation }: Parted): Piece[] | undefined {
  const notes = translation && notesOf(translation);
  const sections = ["", ...analysis.headings.filter(({ depth }) => depth === 2).map(({ id }) => id)];
  return pieces?.flatMap((piece, index) =>
    partedBehind(piece, (block) => notes?.has(block) ?? false).map((part): Piece => {
      const section = sections[index];
      return part.behind === undefined && section !== undefined ? { ...part, section } : part;
    }),
  );
}
