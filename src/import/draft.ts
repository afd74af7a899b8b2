/** A page as an article: Markdown with `[@key]` in the place of its markers, and frontmatter that says it is a draft. */
import { stringify } from "yaml";
import { markdownCell, markdownText } from "../exports/escape.ts";
import type { Marker } from "./markers.ts";
import { type Block, oneLine, type Page } from "./page.ts";

export interface DraftFields {
  title: string;
  description: string;
  slug: string;
  topic: string;
  /** As in 2026-11-22. */
  updated: string;
}

/** The keys that a number of the page's list stands for; none where it has no record. */
export type KeysOf = (number: number) => readonly string[];

/** The whole file. */
export function draftOf(page: Page, fields: DraftFields, locale: string, keysOf: KeysOf): string {
  const { title, description, slug, topic, updated } = fields;
  const frontmatter = stringify({ title, description, slug, topic, updated, status: "draft" }, { lineWidth: 0 });
  return `---\n${frontmatter}---\n\n${bodyOf(page.blocks, locale, keysOf)}\n`;
}

/**
 * Paragraphs that are numbered and begin with a few words before a colon become sections under these words, if all of
 * them do; others become a numbered list.
 */
function bodyOf(blocks: readonly Block[], locale: string, keysOf: KeysOf): string {
  const numbered = blocks.filter(({ kind }) => kind === "numbered");
  const areSections = numbered.length > 1 && numbered.every((block) => leadOf(block) !== undefined);
  const hashes = blocks.some(({ kind }) => kind === "heading") ? "###" : "##";
  let body = "";
  for (const [index, block] of blocks.entries()) {
    const lead = areSections && block.kind === "numbered" ? leadOf(block) : undefined;
    const text = lead === undefined ? blockText(block, keysOf) : section(block, lead, `${hashes} `, locale, keysOf);
    const isListed = lead === undefined && (block.kind === "item" || block.kind === "numbered");
    const between = isListed && blocks[index - 1]?.kind === block.kind ? "\n" : "\n\n";
    body += `${index === 0 ? "" : between}${text}`;
  }
  return body;
}

const LONGEST_LEAD = 80;

/** The words before a colon at the start of a paragraph, and where what follows begins. */
function leadOf({ text, markers }: Block): { words: string; end: number } | undefined {
  const [whole, words] = /^([^:：.!?]+?)\s*(?::(?=\s|$)|：)\s*/u.exec(text.text) ?? [];
  if (whole === undefined || words === undefined || words.length > LONGEST_LEAD) return undefined;
  return markers.some(({ start }) => start < whole.length) ? undefined : { words, end: whole.length };
}

function section(
  block: Block,
  lead: { words: string; end: number },
  hashes: string,
  locale: string,
  keysOf: KeysOf,
): string {
  const heading = `${hashes}${escaped(lead.words, markdownText)}`;
  const text = inlineText(block, lead.end, keysOf);
  if (text === "") return heading;
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return `${heading}\n\n${first.toLocaleUpperCase(locale)}${text.slice(first.length)}`;
}

const MARKS = { heading: "## ", item: "- ", paragraph: "" };

function blockText(block: Block, keysOf: KeysOf): string {
  const mark = block.kind === "numbered" ? `${block.number}. ` : MARKS[block.kind];
  return `${mark}${inlineText(block, 0, keysOf)}`;
}

/** A run of markers with nothing but space between them is one citation. */
interface Citing {
  keys: string[];
  /** Numbers that have no record, which stay text. */
  rest: number[];
}

/** The text of a block from an offset on, on one line. */
function inlineText(block: Block, from: number, keysOf: KeysOf): string {
  const parts = partsOf(block, from, keysOf);
  for (const [index, part] of parts.entries()) if (typeof part !== "string") toSentence(parts, index);
  return parts.map((part, index) => (typeof part === "string" ? plain(part, index, parts) : citation(part))).join("");
}

type Part = string | Citing;

function partsOf({ text: { text }, markers }: Block, from: number, keysOf: KeysOf): Part[] {
  const parts: Part[] = [];
  let at = from;
  for (const marker of markers) {
    const citing = citingOf(marker, keysOf);
    const between = text.slice(at, marker.start);
    const last = parts.at(-1);
    const isBehind = typeof last === "object" && /^[\s,;，、；،؛]*$/u.test(between);
    if (citing.keys.length === 0 && (!isBehind || citing.rest.length === 0)) continue;
    at = marker.end;
    if (isBehind) add(last, citing);
    else parts.push(between, citing);
  }
  return [...parts, text.slice(at)];
}

function citingOf({ stays, numbers }: Marker, keysOf: KeysOf): Citing {
  if (stays !== undefined && stays !== "unlisted") return { keys: [], rest: [] };
  const rest = numbers.filter((number) => keysOf(number).length === 0);
  return { keys: [...new Set(numbers.flatMap((number) => [...keysOf(number)]))], rest };
}

function add(to: Citing, { keys, rest }: Citing): void {
  to.keys = [...new Set([...to.keys, ...keys])];
  to.rest.push(...rest);
}

const SENTENCE_END = /(?<stop>[.!?…۔؟]+|[。！？]+)\s*$/u;
/** Scripts that put no space between words. */
const UNSPACED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
const NEXT_SENTENCE = new RegExp(`^\\s*$|^\\s+[^\\p{Ll}\\s.,;:!?]|^[${UNSPACED}]`, "u");
const NEEDS_SPACE = new RegExp(`[^\\s([{“«"'‘，。、；：！？）${UNSPACED}]$`, "u");
/** A full stop behind one of these ends no sentence. */
const ABBREVIATED = /(?:\bal|\p{L}\.\p{L}|(?<!\p{L})\p{L}|cfr?|vgl|fig|vs)\.\s*$/iu;

/** What stands behind the full stop of a sentence goes before it, with a space in scripts that part words by one. */
function toSentence(parts: Part[], index: number): void {
  const [before, after] = [parts[index - 1], parts[index + 1]];
  if (typeof before !== "string" || typeof after !== "string") return;
  const stop = SENTENCE_END.exec(before)?.groups?.["stop"];
  if (stop !== undefined && NEXT_SENTENCE.test(after) && !ABBREVIATED.test(before)) {
    parts[index - 1] = before.trimEnd().slice(0, -stop.length);
    parts[index + 1] = `${stop}${after}`;
  }
  const text = String(parts[index - 1]);
  if (NEEDS_SPACE.test(text)) parts[index - 1] = `${text} `;
}

const citation = ({ keys, rest }: Citing): string =>
  [`[${keys.map((key) => `@${key}`).join("; ")}]`, ...rest.map((number) => `\\[${number}\\]`)].join(" ");

/** Text between citations; the characters that would make a link of the citation before it are escaped as well. */
function plain(text: string, index: number, parts: readonly Part[]): string {
  const own = escaped(text, index === 0 ? markdownText : markdownCell);
  const start = index > 0 && /^\s/u.test(text) ? " " : "";
  const end = index < parts.length - 1 && /\s$/u.test(text) && own !== "" ? " " : "";
  return `${start}${index > 0 && start === "" ? own.replace(/^[(:]/u, "\\$&") : own}${end}`;
}

/** Braces too: at the end of a heading they would give it attributes. */
const escaped = (text: string, as: (text: string) => string): string => as(text).replaceAll(/[{}]/gu, "\\$&");

const LONGEST_DESCRIPTION = 250;

/** The first sentence of the text without its markers, or the title of a page that has no paragraph. */
export function descriptionOf({ blocks, title }: Page, locale: string): string {
  const first = blocks.find(({ kind }) => kind === "paragraph") ?? blocks.find(({ kind }) => kind !== "heading");
  if (first === undefined) return title;
  let text = "";
  let from = 0;
  for (const { start, end } of first.markers.filter(({ stays }) => stays === undefined)) {
    text += first.text.text.slice(from, start).trimEnd();
    from = end;
  }
  const [sentence] = new Intl.Segmenter(locale, { granularity: "sentence" }).segment(
    oneLine(text + first.text.text.slice(from)),
  );
  const words = (sentence?.segment ?? title).trim();
  if (words.length <= LONGEST_DESCRIPTION) return words || title;
  return `${words.slice(0, LONGEST_DESCRIPTION).replace(/\s+\S*$/u, "")} …`;
}
