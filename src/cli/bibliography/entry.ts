/** What the readers of the formats share: what an entry is, and what a file that is none is told. */
import { plugins } from "@citation-js/core";
import type { ForeignItem } from "../../citations/from-csl.ts";

/** An entry as its format parts it into fields, and the way to CSL from them. */
export interface RawEntry {
  /** What the file calls it. */
  label: string | undefined;
  /** Line of the file, from 1. */
  line: number;
  raw: ForeignItem;
  toCsl: (raw: ForeignItem) => ForeignItem;
}

/** A file that cannot be read, with the place of the slip. */
export class BibliographyError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(
    message: string,
    { line = 1, column = 1 }: { line?: number | undefined; column?: number | undefined } = {},
  ) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Parses a text of a format that is said, so that nothing is guessed and nothing fetched. */
export const parseAs = (format: string, text: string): unknown =>
  (plugins.input.data as (input: unknown, format: string) => unknown)(text, format);

/** Parsed entries as CSL items. */
export const toItems = (entries: unknown): ForeignItem[] =>
  plugins.input.chain(entries, { generateGraph: false } as never) as unknown as ForeignItem[];
