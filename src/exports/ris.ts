/**
 * CSL items as RIS (https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp), in UTF-8,
 * lines ended by CR LF as the format asks.
 *
 * citation-js chooses the type of a reference. The lines are written here, because its own writing (0.8.2, tried)
 * breaks values every 70 characters, in the middle of words and addresses; cuts ids after 20; drops particles, the
 * authors of newspaper articles and the site of a web page; and puts the day of access into M1 or VL.
 */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-ris";
import type { CslDate, CslItem, CslName } from "../citations/csl.ts";
import { once } from "../citations/once.ts";

/** An empty line behind every reference, as EndNote and Zotero write. */
export const toRis = (items: readonly CslItem[]): string => items.map((item) => `${toRecord(item)}\r\n`).join("");

const toRecord = once((item: CslItem): string => {
  const [, first = item.page, last] = PAGE_RANGE.exec(item.page ?? "") ?? [];
  const tags: [string, string | undefined][] = [
    ["TY", typeOf(item)],
    ["ID", item.id],
    ["TI", item.title],
    ["ST", item["title-short"]],
    ...(item.author ?? []).map((name): [string, string] => ["AU", nameOf(name)]),
    ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["PY", item.issued && String(item.issued["date-parts"][0][0])],
    ["DA", item.issued && dateOf(item.issued)],
    ["VL", item.volume],
    ["IS", item.issue],
    ["SP", first],
    ["EP", last],
    ["SN", item.ISBN],
    ["DO", item.DOI],
    ["UR", item.URL],
    ["Y2", item.accessed && dateOf(item.accessed)],
    ["LA", item.language],
    ["DB", item.archive],
    ["AN", item.archive_location],
    ["N1", item.note],
  ];
  return [...tags.flatMap(([tag, value]) => line(tag, value)), "ER  - \r\n"].join("");
});

/** Two pages; "A-12" and "1–3, 7–9" are not, and stay whole. */
const PAGE_RANGE = /^(\d+)\s*[-–]+\s*(\d+)$/u;

const line = (tag: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${tag}  - ${value.trim().replaceAll(/\s+/gu, " ")}\r\n`];

/**
 * citation-js would call a post on the web an e-mail (ICOMM), as which Zotero reads it, and a preprint an article of a
 * journal that nobody names.
 */
function typeOf(item: CslItem): string {
  if (item.type === "post") return "ELEC";
  if (item.type === "article" && item["container-title"] === undefined) return "UNPB";
  const [record] = plugins.output.format("ris", [{ id: item.id, type: item.type }], { format: "object" });
  return record?.TY ?? "GEN";
}

/**
 * "van den Oord, Aaron". RIS knows no organisations: readers part a name at its commas into family, given and suffix
 * (Zotero drops what stands behind a second one), and leave a name whole that has none. So an organisation, or whatever
 * stands for a family name, keeps its words and loses its commas: "Smith and Sons Inc.".
 */
function nameOf({ literal, family, given, "non-dropping-particle": particle }: CslName): string {
  const name = literal ?? [particle, family].filter(Boolean).join(" ");
  return [name.replaceAll(/[\s,]+/gu, " ").trim(), given].filter(Boolean).join(", ");
}

/** YYYY/MM/DD/other, what is not known left empty. */
function dateOf({ "date-parts": [[year, month, day]] }: CslDate): string {
  const [months, days] = [month, day].map((part) => (part === undefined ? "" : String(part).padStart(2, "0")));
  return `${String(year).padStart(4, "0")}/${months}/${days}/`;
}
