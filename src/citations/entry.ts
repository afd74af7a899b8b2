/** Chooses and orders the parts of a reference for display, without a word of any language. */
import type { PartialDate } from "./date.ts";
import type { Name, Reference } from "./record.ts";

/** Authors shown when there are more than fit. */
const AUTHORS_SHOWN = 3;
/** As many authors as fit on a line of an entry. */
const AUTHORS_THAT_FIT = 4;

/** The parts of an entry in the order in which they are read; what a source lacks is left out. */
export interface EntryParts {
  authors: readonly string[];
  /** True when authors were left out, to be said as "and others". */
  moreAuthors: boolean;
  title: string;
  /** Where the title leads: the source, or its archived copy once the source is gone from its address. */
  address: string;
  container?: string;
  issued?: PartialDate;
}

/** Orders a reference for the bibliography. The container is left out where it only repeats author or title. */
export function entryParts(reference: Reference): EntryParts {
  const names = reference.authors.map(displayName);
  const tooMany = names.length > AUTHORS_THAT_FIT;
  const container = containerOf(reference, names);
  return {
    authors: tooMany ? names.slice(0, AUTHORS_SHOWN) : names,
    moreAuthors: tooMany || reference.authorsIncomplete,
    title: reference.title,
    address: isGone(reference) && reference.archive ? reference.archive.url : reference.url,
    ...(container === undefined ? {} : { container }),
    ...(reference.issued === undefined ? {} : { issued: reference.issued }),
  };
}

/** Whether its address no longer shows the source: nothing answers there, or somebody else does. */
const isGone = ({ status }: Reference): boolean => status === "dead" || status === "usurped";

/** A DOI as an address (https://www.crossref.org/display-guidelines/). */
export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replaceAll(/[?#]/gu, encodeURIComponent)}`;

/** The full stop behind a part of a reference; nothing where the part brings its own end. */
export const stopAfter = (part: string): "" | "." => (/[.?!…؟。！？]$/u.test(part) ? "" : ".");

/** The form for tight places: first author's family name, whether there are others, short title. */
export function shortParts(reference: Reference): { author?: string; moreAuthors: boolean; title: string } {
  const [first, ...others] = reference.authors;
  return {
    ...(first === undefined ? {} : { author: "literal" in first ? first.literal : first.family }),
    moreAuthors: others.length > 0 || reference.authorsIncomplete,
    title: reference.titleShort ?? reference.title,
  };
}

/** "Jouppi, N. P."; the comma is that of the name's own script. Organisations as they are. */
export function displayName(name: Name): string {
  if ("literal" in name) return name.literal;
  const comma = /\p{Script=Arabic}/u.test(name.family) ? "،" : ",";
  return name.given === undefined ? name.family : `${name.family}${comma} ${initials(name.given)}`;
}

/** Initials of given names, hyphens kept (Jean-Luc → J.-L.); a name that is an initial already stays. */
export function initials(given: string): string {
  return given
    .trim()
    .split(/\s+/u)
    .map((name) =>
      name
        .split("-")
        .filter((part) => part !== "")
        .map((part) => `${[...part][0]}.`)
        .join("-"),
    )
    .join(" ");
}

function containerOf(reference: Reference, names: readonly string[]): string | undefined {
  const container = reference.containerTitle ?? reference.publisher;
  return [reference.title, ...names].some((shown) => shown === container) ? undefined : container;
}
