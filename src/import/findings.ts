/** What a person must know about an import and act on, each with its place. */
import { normalised } from "./address.ts";
import type { Doubt } from "./doubts.ts";
import { type Block, oneLine, type Page } from "./page.ts";
import { type Placed, spotOf } from "./placed.ts";
import type { Recorded } from "./records.ts";
import { code, counted, type Report } from "./report.ts";
import { type Addressed, addressOf, isAddressed, type Source } from "./sources.ts";
import { differences, judgement, type Pair, type Pairing } from "./twins.ts";

export interface Findings {
  versions: readonly { page: Page; locale: string }[];
  sources: readonly Source[];
  records: readonly Recorded[];
  pairing: Pairing | undefined;
}

export function findingsOf({ versions, sources, records, pairing }: Findings, report: Report): void {
  for (const { key, isNew, sources: own } of records)
    if (!isNew) report.add("known", `${own.map(named).join(", ")} is ${code(key)}; no stub was written.`);
  for (const source of sources) addressFindings(source, report);
  for (const own of Map.groupBy(sources, ({ page }) => page).values()) listFindings(own, report);
  for (const { page } of versions) textFindings(page, report);
  if (pairing === undefined) return;
  for (const pair of pairing.pairs) pairFindings(pair, report);
  for (const source of pairing.alone)
    report.add(
      "alone",
      `${named(source)}${source.address ? ` ${code(source.address.placed.text)}` : ""} has no counterpart in the other version.`,
    );
}

const at = (page: Page, part: Placed, offset = 0): string => {
  const { line, column } = spotOf(page.source, part, offset);
  return code(`${page.file}:${line}:${column}`);
};

/** "`page.txt:20:1` source 3" */
const named = (source: Source): string =>
  `${at(source.page, source.address?.placed ?? source.entry.written)} source ${source.number}`;

function addressFindings(source: Source, report: Report): void {
  const { address, doubts, entry } = source;
  if (address === undefined) {
    const colon = /https?\/\//iu.test(entry.written.text) ? " (a colon is missing behind its “http”)" : "";
    report.add("unusable", `${named(source)} has no address${colon}: ${code(entry.written.text)}`);
    return;
  }
  const shown = code(address.placed.text);
  if (address.fault !== undefined) report.add("unusable", `${named(source)} ${shown}: ${address.fault}.`);
  if (address.mended.length > 0) report.add("mended", `${named(source)} ${shown}: ${address.mended.join(", ")}.`);
  if (doubts.length > 0 && address.fault === undefined)
    report.add(
      "doubtful",
      `${named(source)} ${shown}${searchFor(source as Addressed)}`,
      doubts.map((doubt) => doubtRow(source.page, address.placed, doubt)),
    );
}

const doubtRow = (page: Page, address: Placed, doubt: Doubt): string =>
  `${at(page, address, doubt.at)} ${doubt.message}.`;

/** What to type into a search where the address leads nowhere. */
function searchFor(source: Addressed): string {
  if (source.doubts.every(({ harmless }) => harmless)) return "";
  const { host, pathname, search } = new URL(addressOf(source));
  const [path = [], query = []] = [
    pathname
      .replace(/\.\w{1,5}$/u, "")
      .split("/")
      .map(wordsOf)
      .findLast(({ length }) => length > 0),
    wordsOf(search.replaceAll(/[?&][^=]*=/gu, " ")),
  ];
  const telling = [...path, ...query].slice(0, MOST_WORDS);
  return telling.length === 0 ? "" : `. If it leads nowhere, search ${host} for: ${telling.join(" ")}`;
}

const MOST_WORDS = 12;
const wordsOf = (text: string): string[] => decoded(text).match(/\p{L}{3,}/gu) ?? [];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%[\da-f]{2}/giu, " ");
  }
}

function listFindings(sources: readonly Source[], report: Report): void {
  for (const source of sources.filter(({ cited }) => cited === 0))
    report.add("uncited", `${named(source)} ${code(source.entry.written.text)}`);
  const addressed = sources.filter(isAddressed);
  for (const group of Map.groupBy(addressed, (source) => normalised(addressOf(source))).values())
    sharedAddress(group, report);
  for (const group of Map.groupBy(sources, ({ number }) => number).values()) sharedNumber(group, report);
}

function sharedAddress(group: readonly Addressed[], report: Report): void {
  const [first] = group;
  if (first === undefined || group.every(({ number }) => number === first.number)) return;
  report.add("duplicates", `${group.map(named).join(", ")}: ${code(addressOf(first))}; they have one record.`);
}

function sharedNumber([first, ...others]: readonly Source[], report: Report): void {
  if (first === undefined || others.length === 0) return;
  const all = others.length === 1 ? "both" : "all of them";
  const text = `${named(first)} and ${counted(others.length, "other")} share number ${first.number}; what cites it cites ${all}.`;
  report.add("decided", text);
}

const STAYS = {
  year: "taken for a year",
  index: "taken for an index",
  range: "taken for a range of numbers",
  words: "it has words, too; write the citation by hand",
  "no-list": "the page has no list of sources",
} as const;

function textFindings(page: Page, report: Report): void {
  const listed = new Set(page.entries.map(({ number }) => number));
  for (const { start, end } of page.titleMarkers.markers) {
    const { line } = page.titleMarkers;
    report.add(
      "passed",
      `${at(page, line, start)} ${code(line.text.slice(start, end))}: it stands in the title, which cites nothing.`,
    );
  }
  for (const block of page.blocks) blockFindings(page, block, listed, report);
  for (const text of page.after)
    report.add("behind", `${at(page, text)} ${opening(text.text)} It ends the article now.`);
}

function blockFindings(page: Page, { text, markers, kind }: Block, listed: ReadonlySet<number>, report: Report): void {
  for (const { start, end, numbers, stays } of markers) {
    const marker = `${at(page, text, start)} ${code(text.text.slice(start, end))} ${around(text.text, start)}`;
    const missing = numbers.filter((number) => !listed.has(number));
    if (stays === "unlisted" || (stays === undefined && missing.length > 0))
      report.add("unmatched", `${marker}: the list has no ${missing.join(", ")}.`);
    else if (stays !== undefined) report.add("passed", `${marker}: ${STAYS[stays]}.`);
  }
  if (kind !== "heading" && !markers.some(({ stays }) => stays === undefined))
    report.add("bare", `${at(page, text)} ${opening(text.text)}`);
}

/** The words before a marker. */
const around = (text: string, start: number): string =>
  `behind ${code(`…${text.slice(Math.max(0, start - 30), start)}`)}`;

const opening = (text: string): string =>
  code(text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/u, "")} …`);

function pairFindings(pair: Pair, report: Report): void {
  const { kept, other } = pair;
  const rows = differences(pair).map(
    ({ part, kept: ours, other: theirs, at: where }) =>
      `${part}: ${value(ours)} at ${at(kept.page, kept.address.placed, where.kept)}, ${value(theirs)} at ${at(other.page, other.address.placed, where.other)}.`,
  );
  const shown = [kept, other].map((source) => `${named(source)} ${code(addressOf(source))}`).join(", ");
  if (rows.length > 0) report.add("differing", shown, [...rows, judgement(pair)]);
  if (kept.cited !== other.cited)
    report.add("uneven", `${named(kept)} is cited ${times(kept.cited)}, ${named(other)} ${times(other.cited)}.`);
}

const value = (text: string | undefined): string => (text === undefined ? "nothing" : code(text));
const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** How much of a page cites, in a line. */
export function summary(page: Page, sources: readonly Source[], locale: string): string {
  const markers = page.blocks.flatMap((block) => block.markers).filter(({ stays }) => stays === undefined);
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  const sentences = page.blocks.flatMap(({ text, markers: own }) =>
    [...segmenter.segment(oneLineKeepingPlaces(text.text))].map(({ segment, index }) =>
      own.some(({ stays, start }) => stays === undefined && start >= index && start < index + segment.length),
    ),
  );
  const numbers = new Set(sources.map(({ number }) => number));
  const cited = new Set(sources.filter((source) => source.cited > 0).map(({ number }) => number));
  return `${code(page.file)} (${locale}), “${oneLine(page.title)}”: ${counted(markers.length, "marker")} in ${sentences.filter(Boolean).length} of ${counted(sentences.length, "sentence")} cite ${cited.size} of ${counted(numbers.size, "source")}.`;
}

/** A line end would end a sentence for the segmenter. */
const oneLineKeepingPlaces = (text: string): string => text.replaceAll(/[\r\n]/gu, " ");
