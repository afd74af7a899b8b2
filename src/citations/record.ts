/**
 * A source as the knowledge base records it. Field names are those of CSL-JSON
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html); `kind`, `evidence`, `snapshot`, `archive`,
 * `status` and `passages` are this project's own.
 */
import type { PartialDate } from "./date.ts";

/** What sort of voice a source is, by which a reader weighs it. */
export const KINDS = ["primary", "paper", "benchmark", "press", "blog", "forum"] as const;
export type Kind = (typeof KINDS)[number];

/** Whether the source still answers at its address, and whether it still stands. */
export const STATUSES = ["alive", "dead", "paywalled", "usurped", "retracted"] as const;
export type Status = (typeof STATUSES)[number];

/** How the source was read: a stored copy or the live page. */
export const SIGHTS = ["copy", "live"] as const;
export type Sight = (typeof SIGHTS)[number];

/** A person (`family`, `given`) or an organisation or pseudonym (`literal`). */
export type Name = { family: string; given?: string | undefined } | { literal: string };

/** How and when the words were seen; without a date, the copy carries none. */
export interface Evidence {
  seen: Sight;
  date?: PartialDate | undefined;
}

/** Words of a source that stand for a claim, in the source's own language. */
export interface Passage {
  quote: string;
  /** Where in the source, as a reader would look for it: "sec. 2", "When to use TPUs > GPUs". */
  locator?: string | undefined;
  /** Value of a text directive, where the one that is made of the quotation does not find the words. */
  fragment?: string | undefined;
  /** Set where these words were read in another copy than the record says. */
  evidence?: Evidence | undefined;
}

export interface Reference {
  /** The citation key: the record's file name. */
  key: string;
  type: string;
  kind: Kind;
  title: string;
  titleShort?: string | undefined;
  authors: readonly Name[];
  /** The source has more authors than the record names. */
  authorsIncomplete: boolean;
  issued?: PartialDate | undefined;
  accessed?: PartialDate | undefined;
  containerTitle?: string | undefined;
  publisher?: string | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  page?: string | undefined;
  url: string;
  doi?: string | undefined;
  isbn?: string | undefined;
  /** BCP 47 tag of the source's own language. */
  language: string;
  evidence: Evidence;
  /** Pinned address of the very text that was read. */
  snapshot?: string | undefined;
  archive?: { url: string; date: PartialDate } | undefined;
  status: Status;
  note?: string | undefined;
  /** By passage id. A `Map`, because an author's id may be any word, `constructor` included. */
  passages: ReadonlyMap<string, Passage>;
}
