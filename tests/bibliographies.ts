/** Reads exported bibliographies as other programs do: by the parsers of citation-js, and BibTeX by its own grammar. */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type { CslItem } from "../src/citations/csl.ts";

/** What every format must bring back. */
export interface Essentials {
  id: string;
  title: string;
  /** "family, given", particles with the family name; organisations as they are. */
  authors: string[];
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

const nameOf = ({ literal, family, given, suffix, "non-dropping-particle": particle }: ReadName): string =>
  literal ?? [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ");

export const essentialsOf = (item: ReadItem | CslItem): Essentials => ({
  id: item.id,
  title: item.title,
  authors: ("reporter" in item ? item.reporter : undefined)?.slice() ?? (item.author ?? []).map(nameOf),
  year: item.issued?.["date-parts"][0]?.[0],
  doi: item.DOI,
  url: item.URL && new URL(item.URL).href,
});

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
