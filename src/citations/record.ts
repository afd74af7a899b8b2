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

/**
 * What answers at a source's address: the source (`alive`); the same after a permanent redirection (`moved`); some start
 * page (`start-page`); a server that lets no program read (`closed`); nothing that could be the source (`failed`); or what
 * no program should follow (`refused`).
 */
export const OUTCOMES = ["alive", "moved", "start-page", "closed", "failed", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How the source was read: a stored copy or the live page. */
export const SIGHTS = ["copy", "live"] as const;
export type Sight = (typeof SIGHTS)[number];

/** What a source is: the types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). */
export const TYPES = [
  "article",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "bill",
  "book",
  "broadcast",
  "chapter",
  "classic",
  "collection",
  "dataset",
  "document",
  "entry",
  "entry-dictionary",
  "entry-encyclopedia",
  "event",
  "figure",
  "graphic",
  "hearing",
  "interview",
  "legal_case",
  "legislation",
  "manuscript",
  "map",
  "motion_picture",
  "musical_score",
  "pamphlet",
  "paper-conference",
  "patent",
  "performance",
  "periodical",
  "personal_communication",
  "post",
  "post-weblog",
  "regulation",
  "report",
  "review",
  "review-book",
  "software",
  "song",
  "speech",
  "standard",
  "thesis",
  "treaty",
  "webpage",
] as const;
export type Type = (typeof TYPES)[number];

/**
 * A person (`family`, `given`) or an organisation or pseudonym (`literal`). Particles stand in front of the family
 * name in small letters, as they are written: "van der Berg".
 */
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
  /** Day on which a check found these words at the source's address. */
  found?: PartialDate | undefined;
  /** Day on which a check did not find them there. */
  missing?: PartialDate | undefined;
}

/** What the last check of a source's address found; `dead` where nothing answered on several days. */
export interface SourceCheck {
  date: PartialDate;
  outcome: Outcome | "dead";
  /** Where one that has moved is now. */
  address?: string | undefined;
}

export interface Reference {
  /** The citation key: the record's file name. */
  key: string;
  /** A stub: nobody has read the source, and what the record does not say is made up. No published text leans on it. */
  draft?: true;
  type: Type;
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
  /** Of the address, where it was checked; an archived copy and a pinned one stay what they are. */
  check?: SourceCheck | undefined;
}
