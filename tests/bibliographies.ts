/** Reads exported bibliographies as other programs do: by the parsers of citation-js, and BibTeX by its own grammar. */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type { CslItem } from "../src/citations/csl.ts";
import type { Format } from "../src/exports/formats.ts";

/** What every format must bring back. */
export interface Essentials {
  id: string;
  title: string;
  /** [family, given] of a person, the particle with the family name; [name] of an organisation or of one name. */
  authors: string[][];
  year: number | undefined;
  doi: string | undefined;
  /** With letters beyond ASCII as browsers send them. */
  url: string | undefined;
}

interface ReadName {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
  "non-dropping-particle"?: string;
}

interface ReadItem {
  id: string;
  title: string;
  author?: readonly ReadName[];
  /** citation-js takes the AU of a newspaper article in RIS for this, and does not read names in it. */
  reporter?: readonly string[];
  issued?: { "date-parts": readonly (readonly number[])[] };
  DOI?: string;
  URL?: string;
}

function authorOf({ literal, family, given, suffix, "non-dropping-particle": particle }: ReadName): string[] {
  if (literal !== undefined) return [literal];
  const first = [given, suffix].filter((part) => part !== undefined).join(", ");
  return [[particle, family].filter(Boolean).join(" "), ...(first === "" ? [] : [first])];
}

export const essentialsOf = (item: ReadItem | CslItem): Essentials => ({
  id: item.id,
  title: item.title,
  authors:
    ("reporter" in item ? item.reporter : undefined)?.map((name) => name.split(", ")) ??
    (item.author ?? []).map(authorOf),
  year: item.issued?.["date-parts"][0]?.[0],
  doi: item.DOI,
  url: item.URL && new URL(item.URL).href,
});

/**
 * What a format brings back, everything but for two things. RIS parts a name at its commas, so an organisation keeps
 * its words without them; BibTeX counts braces, so a DOI stands there as in its address, percent-encoded.
 */
export function broughtBack(extension: Format["extension"], essentials: Essentials): Essentials {
  const { authors, doi } = essentials;
  if (extension === "bib") return { ...essentials, doi: doi?.replaceAll(/[{}\\]|\P{ASCII}+/gu, encodeURIComponent) };
  if (extension === "json") return essentials;
  const kept = authors.map(([name = "", ...given]) => [name.replaceAll(/[\s,]+/gu, " ").trim(), ...given]);
  return { ...essentials, authors: kept };
}

/** Items of a .bib, .ris or .json file, in its order. Text is never an address here: nothing is fetched. */
export function readItems(text: string): ReadItem[] {
  if (text.trim() === "") return [];
  if (!/^[@[]|^TY {2}- /u.test(text)) throw new Error(`Not a bibliography: ${text.slice(0, 40)}`);
  return plugins.input.chain(text, { generateGraph: false } as never) as unknown as ReadItem[];
}

export const readEssentials = (text: string): Essentials[] => readItems(text).map(essentialsOf);

/** What BibTeX and TeX would stumble over in a .bib file: unbalanced braces and bare special characters. */
export function bibtexFaults(text: string): string[] {
  const faults: string[] = [];
  for (const line of text.split("\n")) {
    if (/^(?:@[a-z]+\{[a-z0-9-]+,|\}|)$/u.test(line)) continue;
    const [, name = "", value] = /^ {2}([a-z]+) = (\{.*\}|[a-z]{3}),$/u.exec(line) ?? [];
    if (value === undefined) faults.push(`no field: ${line}`);
    else if (!isBalanced(value)) faults.push(`braces: ${line}`);
    else if (!["url", "doi"].includes(name) && /(?<!\\)[&%$#_~^]|\\(?![&%$#_]|text[a-z]+\})/u.test(value))
      faults.push(`special character: ${line}`);
  }
  return faults;
}

/** BibTeX counts every brace, one behind a "\" too; the outermost pair closes at the very end. */
function isBalanced(value: string): boolean {
  let depth = 0;
  for (const [index, character] of [...value].entries()) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (depth < 0 || (depth === 0 && value.startsWith("{") && index < [...value].length - 1)) return false;
  }
  return depth === 0;
}
