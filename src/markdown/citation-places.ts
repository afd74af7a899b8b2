/**
 * Which citations the parts of a Markdown tree hold, whoever has parsed it: the site's own engine, or the second reader
 * that it is held against. Offsets are those of the file.
 */
import { type Doubt, findDoubts } from "../citations/doubts.ts";
import { type Citation, parseCitations } from "../citations/syntax.ts";
import type { PlacedFault } from "./analysis.ts";
import { mapToSource, type SourceMap } from "./source-map.ts";

/** A stretch of the file. */
export interface Part {
  source: string;
  start: number;
  end: number;
}

export type Fault = PlacedFault["fault"];
export type Located<Found> = { found: Found; offset: number };
export type LocatedDoubt = Located<Doubt> & { isExact: boolean };

/** Whether anything in a text could cite, or look as if it did. */
export const mayCite = (text: string): boolean => /[@＠]|\[[\^a-z0-9]/u.test(text);

/** The citations of a text node, with offsets in its value, and the map from that to the part of the file. */
export function citationsOf(value: string, { source, start, end }: Part): { citations: Citation[]; map: SourceMap } {
  const map = mapToSource(value, source.slice(start, end));
  return { citations: value.includes("@") ? parseCitations(value, map.isLiteral) : [], map };
}

/** What a text node holds. */
export interface TextReading {
  /** With offsets in the node's value. */
  citations: Citation[];
  faults: Located<Fault>[];
  doubts: LocatedDoubt[];
  /** Where in the file the value's character at `index` stands. */
  offset(index: number): number;
}

/** @param value the text of a node, which is written in the file at `part` */
export function readTextNode(value: string, part: Part): TextReading {
  const { citations, map } = citationsOf(value, part);
  const { source, start } = part;
  const offset = (index: number): number => start + map.offset(index);
  const placed = <Found extends { offset: number }>(found: Found): Located<Found> => ({
    found,
    offset: offset(found.offset),
  });
  return {
    citations,
    faults: citations.flatMap(({ faults }) => faults.map((fault) => closedBehind(placed(fault), source))),
    doubts: findDoubts(value, citations, map.isLiteral).map((doubt) => {
      const { found, offset: at } = placed(doubt);
      return { found, offset: at, isExact: source.startsWith(doubt.text, at) };
    }),
    offset,
  };
}

/** A bracket that its text does not close may be closed behind what stands in it: emphasis, code, a forced line break. */
function closedBehind(fault: Located<Fault>, source: string): Located<Fault> {
  if (fault.found.kind !== "unclosed") return fault;
  const text = CLOSED.exec(source.slice(fault.offset, fault.offset + 300))?.[0];
  return text === undefined ? fault : { ...fault, found: { kind: "formatted", text } };
}

/** On to its bracket, in one paragraph. */
const CLOSED = /^\[(?:(?!\n[ \t]*\n)[^[\]])*\]/u;

/** Citations of a text inside a link: no place for them, unless the link stands for itself (`https://…`). */
export function citationsInLink(value: string, { citations, faults, offset }: TextReading): Located<Fault>[] {
  const inLink = citations.map(({ start, end }) => ({
    found: { kind: "in-link" as const, text: value.slice(start, end) },
    offset: offset(start),
  }));
  return [...inLink, ...faults];
}

/** `[@a](url)`, and `[@a]` beside a definition `[@a]: …`. */
export function linkAsCitation({ source, start, end }: Part): Located<Fault>[] {
  const text = /^\[\s*-?@[^\]]*\]/u.exec(source.slice(start, end))?.[0];
  return text === undefined ? [] : [{ found: { kind: "is-link", text }, offset: start }];
}

/** `[@a]: …` */
export const definitionAsCitation = (label: string, { start }: Part): Located<Fault>[] =>
  /^-?@/u.test(label) ? [{ found: { kind: "in-definition", text: label }, offset: start }] : [];

/** A block of raw HTML, in which Markdown is not read. */
export function citationsInHtml(value: string, { start }: Part): Located<Fault>[] {
  if (!value.includes("@")) return [];
  const text = value.replaceAll(/<!--.*?-->|<[^>]*>/gsu, (markup) => " ".repeat(markup.length));
  return parseCitations(text).map(({ start: from, end }) => ({
    found: { kind: "in-html", text: value.slice(from, end) },
    offset: start + from,
  }));
}

/** The alternative text of an image is read aloud as it stands; a citation cannot be followed there. */
export function citationInImage({ source, start, end }: Part): Located<Fault>[] {
  const slice = source.slice(start, end);
  const escaped = (at: number): boolean => (/\\*$/u.exec(slice.slice(0, at))?.[0].length ?? 0) % 2 === 1;
  const alt = slice.slice(1, slice.lastIndexOf("](") + 1 || undefined);
  // The alternative text may hold a citation, or be one together with the image's own brackets.
  const inside = parseCitations(alt.slice(1, -1), (at) => escaped(at + 2)).map(({ start: from, end: to }) => [
    from + 2,
    to + 2,
  ]);
  const [[from, to] = []] = [
    ...inside,
    ...parseCitations(alt, (at) => escaped(at + 1)).map((all) => [all.start + 1, all.end + 1]),
  ];
  return from === undefined ? [] : [{ found: { kind: "in-image", text: slice.slice(from, to) }, offset: start + from }];
}

/** The doubts of a text that are not inside of brackets opened before it, as `splitCitation` has found them. */
export const doubtsBehind = (
  split: readonly Located<Fault>[] | undefined,
  value: string,
  { doubts, offset }: TextReading,
): readonly LocatedDoubt[] =>
  split === undefined ? doubts : doubts.filter((doubt) => doubt.offset > offset(value.indexOf("]")));

/**
 * "[*see* @a]": the bracket opens in an earlier sibling, because emphasis or code stands inside it.
 * @param before the node's siblings before it
 * @returns nothing where the node does not begin inside of brackets; no fault where that bracket has its own
 */
export function splitCitation(
  value: string,
  { citations }: TextReading,
  before: readonly { type: string; value?: string }[],
  start: number,
): Located<Fault>[] | undefined {
  const beginning = citations[0] ? value.slice(0, citations[0].start) : value;
  const bracket = beginning.search(/[[\]]/u);
  if (beginning[bracket] !== "]" || !/(?:^|\s)-?@[a-z0-9]/u.test(beginning.slice(0, bracket))) return undefined;
  const opening = before.findLast(({ type, value: text }) => type === "text" && /[[\]]/u.test(text ?? ""))?.value ?? "";
  const [last = ""] = /[[\]][^[\]]*$/u.exec(opening) ?? [];
  if (!last.startsWith("[")) return undefined;
  if (/^\[\s*-?@/u.test(last)) return [];
  return [{ found: { kind: "formatted", text: beginning.slice(0, beginning.indexOf("]") + 1).trim() }, offset: start }];
}
