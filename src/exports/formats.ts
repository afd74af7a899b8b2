/** The formats in which references leave the site. */
import type { CslItem } from "../citations/csl.ts";
import type { RECORD_EXTENSIONS } from "../knowledge/addresses.ts";
import { toBibtex } from "./bibtex.ts";
import { toRis } from "./ris.ts";

export interface Format {
  /** Of the file's name. */
  extension: (typeof RECORD_EXTENSIONS)[number];
  /** As readers of the site know it, in every language. */
  name: string;
  mediaType: string;
  /** The whole text of a file. */
  write: (items: readonly CslItem[]) => string;
}

const BIBTEX: Format = { extension: "bib", name: "BibTeX", mediaType: "application/x-bibtex", write: toBibtex };

const RIS: Format = { extension: "ris", name: "RIS", mediaType: "application/x-research-info-systems", write: toRis };

const CSL_JSON: Format = {
  extension: "json",
  name: "CSL-JSON",
  mediaType: "application/vnd.citationstyles.csl+json",
  write: (items) => `${JSON.stringify(items, undefined, 2)}\n`,
};

export const FORMATS: readonly Format[] = [BIBTEX, RIS, CSL_JSON];
