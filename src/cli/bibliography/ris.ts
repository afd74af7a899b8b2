/** RIS, one tag a line. */
import "@citation-js/plugin-ris";
import type { ForeignItem } from "../../citations/from-csl.ts";
import { BibliographyError, parseAs, type RawEntry, toItems } from "./entry.ts";

export function readRis(text: string): RawEntry[] {
  const lines = text.split(/\r\n|[\r\n]/u);
  const starts = startsOf(lines);
  const records = starts.length === 0 ? [] : (parseAs("@ris/file", lines.join("\n")) as ForeignItem[]);
  return records.map((raw, index) => ({
    label: typeof raw["ID"] === "string" ? raw["ID"] : undefined,
    line: starts[index] ?? 1,
    raw,
    toCsl: (fields) => ({ ...fromTags(fields), ...readTags(fields) }),
  }));
}

const TAGGED = /^([A-Z][A-Z0-9]) {2}-(?: (.*))?$/u;

/**
 * The lines, from 1, in which the records begin. The parser reads on over everything; so what is no record is found
 * here.
 */
function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let isOpen = false;
  for (const [index, written] of lines.entries()) {
    const fault = faultOf(written, isOpen);
    if (fault !== undefined) throw new BibliographyError(fault, { line: index + 1 });
    const tag = TAGGED.exec(written.trimEnd())?.[1];
    if (tag === "TY") starts.push(index + 1);
    isOpen = tag === "TY" || (isOpen && tag !== "ER");
  }
  if (!isOpen) return starts;
  throw new BibliographyError("the last record does not end; write a line “ER  - ” below it", { line: starts.at(-1) });
}

/** @param isOpen whether a record has begun before the line and not ended */
function faultOf(written: string, isOpen: boolean): string | undefined {
  const [, tag, value = ""] = TAGGED.exec(written.trimEnd()) ?? [];
  if (tag !== "TY") {
    const isOutside = !isOpen && written.trim() !== "";
    return isOutside ? "this line belongs to no record; a record begins with a line “TY  - …”" : undefined;
  }
  if (isOpen) return "the record before this one does not end; write a line “ER  - ” before “TY”";
  return value.trim() === "" ? "the record says no type, as in “TY  - JOUR”" : undefined;
}

/** A type that the parser does not know is any type ("GEN") to it. */
function readTags(raw: ForeignItem): ForeignItem {
  const [item = {}] = toItems(raw);
  return Object.keys(item).length > 0 ? item : (toItems({ ...raw, TY: "GEN" })[0] ?? {});
}

/** What the parser reads of some types of record only. */
function fromTags(raw: ForeignItem): ForeignItem {
  const date = (value: unknown) => ({
    "date-parts": [
      String(value ?? "")
        .split("/")
        .filter(Boolean)
        .slice(0, 3),
    ],
  });
  return {
    issued: date(raw["DA"] ?? raw["PY"] ?? raw["Y1"]),
    accessed: date(raw["Y2"]),
    "container-title": raw["T2"] ?? raw["JO"] ?? raw["JF"],
    author: [raw["AU"] ?? raw["A1"] ?? []].flat().map((name) => {
      const [family, given] = String(name).split(/,\s*/u);
      return { family, given };
    }),
    "title-short": raw["ST"],
    publisher: raw["PB"],
  };
}
