/** BibTeX and BibLaTeX. */
import "@citation-js/plugin-bibtex";
import type { ForeignItem } from "../../citations/from-csl.ts";
import { BibliographyError, parseAs, type RawEntry, toItems } from "./entry.ts";

interface BibtexEntry {
  type: string;
  label: string;
  properties: Record<string, unknown>;
}

export function readBibtex(text: string): RawEntry[] {
  const entries = parseBibtex(text);
  const lines = linesOf(text, /@\s*\w+\s*[{(]\s*([^\s,{}()]+)\s*,/gu);
  return entries.map(({ type, label, properties }) => ({
    label,
    line: lines.get(label) ?? 1,
    raw: properties,
    toCsl: (raw) => {
      const parents = entries.filter((other) => other.label === raw["crossref"]);
      const [item = {}] = toItems([{ type, label, properties: withPlainAddress(raw) }, ...parents]);
      return { ...addressOfEprint(raw), ...item, ...typeOfMisc(item, raw) };
    },
  }));
}

/** A preprint of arXiv, whose address follows from its number; Google Scholar writes the number as a journal's name. */
function addressOfEprint(raw: ForeignItem): ForeignItem {
  const number = arxivNumber(raw);
  return number === undefined ? {} : { URL: `https://arxiv.org/abs/${number}` };
}

function arxivNumber({ archiveprefix, eprinttype, eprint, journal }: ForeignItem): string | undefined {
  const [, ofJournal] = /^arXiv preprint arXiv:(\d{4}\.\d{4,5}(?:v\d+)?)$/iu.exec(String(journal ?? "")) ?? [];
  const isArxiv = /^arxiv$/iu.test(String(archiveprefix ?? eprinttype ?? ""));
  return isArxiv && eprint !== undefined ? String(eprint) : ofJournal;
}

/** Classic BibTeX has no type for what is on the web: "misc" with an address is, or a preprint. */
function typeOfMisc({ type, URL: address, DOI }: ForeignItem, raw: ForeignItem): ForeignItem {
  if (type !== "document" || DOI !== undefined) return {};
  if (arxivNumber(raw) !== undefined) return { type: "article" };
  return address === undefined ? {} : { type: "webpage" };
}

/** TeX's "\_" and "\%" as they stand in an address, which holds no backslash. */
const withPlainAddress = (raw: ForeignItem): ForeignItem =>
  raw["url"] === undefined ? raw : { ...raw, url: String(raw["url"]).replaceAll(/\\(?=[_%&#~])/gu, "") };

function parseBibtex(text: string): BibtexEntry[] {
  try {
    return parseAs("@biblatex/text", text) as BibtexEntry[];
  } catch (error) {
    const { message } = error as Error;
    const [, line, column] = /at line (\d+) col (\d+)/u.exec(message) ?? [];
    const [, expected, found] = /expected "(\w+)", got "?(\w+)"?/u.exec(message) ?? [];
    const what =
      expected === undefined
        ? (message.split("\n")[0] ?? "").replace(/ at line .*$/u, "")
        : `${TOKENS[expected] ?? expected} is missing before ${TOKENS[found ?? ""] ?? found}`;
    throw new BibliographyError(what, { line: Number(line ?? 1), column: Number(column ?? 1) });
  }
}

/** What the parser calls its tokens. */
const TOKENS: Readonly<Record<string, string>> = {
  EOF: "the end of the file",
  at: "“@”",
  comma: "“,”",
  equals: "“=”",
  hash: "“#”",
  identifier: "a field’s name",
  label: "the entry’s key",
  lbrace: "“{” or a quotation mark",
  number: "a number",
  quote: "a quotation mark",
  rbrace: "“}” or “,”",
  text: "a text",
};

/** The line of every first match, by what the pattern's group holds. */
function linesOf(text: string, pattern: RegExp): Map<string, number> {
  const lines = new Map<string, number>();
  let [line, from] = [1, 0];
  for (const { 1: name = "", index } of text.matchAll(pattern)) {
    line += text.slice(from, index).split("\n").length - 1;
    from = index;
    if (!lines.has(name)) lines.set(name, line);
  }
  return lines;
}
