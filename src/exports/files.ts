/**
 * The bibliographies that leave the site as files. Each address has a route for every format, because Astro serves
 * addresses without a "/" at the end only by routes whose own names end in an extension; the routes of one address
 * share their code, and the route that asks tells the format.
 */
import { toCsl } from "../citations/csl.ts";
import { once } from "../citations/once.ts";
import type { Reference } from "../citations/record.ts";
import { FORMATS, type Format } from "./formats.ts";

/** What a file is written from. */
export interface FileProps {
  format: Format;
  references: readonly Reference[];
}

/**
 * The format that a route writes: "/sources/[key].bib" → BibTeX.
 * @throws when no format has the extension
 */
export function formatOf(route: string): Format {
  const format = FORMATS.find(({ extension }) => route.endsWith(`.${extension}`));
  if (format === undefined) throw new Error(`No format of references is written at "${route}".`);
  return format;
}

/** The same record stands in the files of every text that cites it: what a format writes of an item, it writes once. */
export const cslOf = once(toCsl);

export const fileResponse = ({ format, references }: FileProps): Response =>
  new Response(format.write(references.map(cslOf)), {
    headers: { "Content-Type": `${format.mediaType}; charset=utf-8` },
  });
