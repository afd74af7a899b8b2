/** Reads a page of the replaced kind: plain text with a breadcrumb, a title, paragraphs, markers and a list of sources. */
import { hasBracketMarkers, type Marker, markersIn } from "./markers.ts";
import { DIGIT, numberOf } from "./numerals.ts";
import { join, type Placed, placed, slice, split, trim } from "./placed.ts";
import { type ListEntry, parseList } from "./source-list.ts";

export interface Block {
  /** A numbered paragraph has its number apart; so have headings and items lost their marks. */
  kind: "heading" | "paragraph" | "numbered" | "item";
  text: Placed;
  number?: number;
  markers: Marker[];
}

export interface Page {
  /** The path that problems print. */
  file: string;
  /** The whole file, to find lines and columns in. */
  source: string;
  breadcrumb: string[];
  title: string;
  /** Whether the page has a line that is the title; otherwise its first words stand for one. */
  hasTitle: boolean;
  /** Numbers in brackets in its line, where no citation can stand. */
  titleMarkers: { line: Placed; markers: Marker[] };
  blocks: Block[];
  entries: ListEntry[];
  /** Whether the entries were counted, because the page gives them no numbers. */
  counted: boolean;
  /** Paragraphs behind the list; they are the last of the blocks too. */
  after: Placed[];
}

const CRUMB = /\s*(?:Arrow Icon|[>›»→])\s*/iu;
const LONGEST_TITLE = 200;
/** A line longer than this was not broken by hand: it is a paragraph. */
const LONGEST_WRAPPED = 120;
const LONGEST_HEADING = 80;
const NUMBERED = new RegExp(`^([${DIGIT}]{1,2})(?:[.)．]\\s+|、\\s*)(?=\\S)`, "u");
const ITEM = /^[-*•·–◦‣▪●]\s+(?=\S)/u;
const HASHES = /^#{1,6}\s+/u;
const SENTENCE_END = /[.!?…:;,。！？：；]["”»’)\]]*$/u;

/** @param source text of the file, without a byte order mark */
export function readPage(source: string, file: string): Page {
  const { before, entries, counted, after } = parseList(placed(source));
  const lines = split(before, /\r\n|[\r\n\u2028]/gu).map(trim);
  const head = headOf(lines);
  const drafts = [...blocksIn(lines.slice(head.lines)), ...after.map(toBlock)];
  const listed = new Set(entries.map(({ number }) => number));
  const raised = !drafts.some(({ text }) => hasBracketMarkers(text.text, listed));
  const blocks = drafts.map((block) => ({ ...block, markers: markersIn(block.text.text, listed, raised) }));
  const { breadcrumb, title, hasTitle } = head;
  const line = lines.find(({ text }) => oneLine(text).endsWith(title)) ?? before;
  const titleMarkers = { line, markers: hasTitle ? markersIn(line.text, listed, false) : [] };
  return { file, source, breadcrumb, title, hasTitle, titleMarkers, blocks, entries, counted, after };
}

interface Head {
  breadcrumb: string[];
  title: string;
  hasTitle: boolean;
  /** Lines of the page that are breadcrumb and title. */
  lines: number;
}

/** Breadcrumb and title, however often the title is repeated. */
function headOf(lines: readonly Placed[]): Head {
  const texts = lines.map(({ text }) => oneLine(text));
  const next = (from: number): number => {
    const at = texts.findIndex((text, index) => index >= from && text !== "");
    return at === -1 ? texts.length : at;
  };
  const breadcrumb: string[] = [];
  let at = next(0);
  while (isBreadcrumb(texts[at] ?? "", at === next(0))) {
    breadcrumb.push(...(texts[at] ?? "").split(CRUMB).filter((part) => part !== ""));
    at = next(at + 1);
  }
  const last = breadcrumb.at(-1);
  const line = (texts[at] ?? "").replace(HASHES, "");
  const isTitle = line !== "" && (line === last || looksLikeTitle(line));
  if (!isTitle && last !== undefined) return { breadcrumb, title: last, hasTitle: true, lines: at };
  if (!isTitle) return { breadcrumb, title: firstSentence(line), hasTitle: false, lines: at };
  let end = next(at + 1);
  while ((texts[end] ?? "").replace(HASHES, "") === line) end = next(end + 1);
  return { breadcrumb, title: line, hasTitle: true, lines: end };
}

const isBreadcrumb = (line: string, isFirst: boolean): boolean =>
  /Arrow Icon/iu.test(line) || (isFirst && /\S\s*[>›»→]\s*\S.*[>›»→]/u.test(line) && line.length <= LONGEST_TITLE);

const looksLikeTitle = (line: string): boolean =>
  line.length <= LONGEST_TITLE && !/[.:;,。：；]$/u.test(line) && !NUMBERED.test(line) && !ITEM.test(line);

const firstSentence = (line: string): string => (/^.{1,120}?(?=[.!?。]|$|\s\S*$)/u.exec(line)?.[0] ?? line).trim();

/** White space as one space, no-break spaces too. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

type Draft = Omit<Block, "markers">;

/** Lines into blocks: an empty line parts them, and so does a mark of a list. */
function blocksIn(lines: readonly Placed[]): Draft[] {
  const groups: Placed[][] = [];
  let last = "";
  for (const line of lines) {
    const goesOn = last !== "" && !endsBlock(last) && ![NUMBERED, ITEM, HASHES].some((mark) => mark.test(line.text));
    if (goesOn && line.text !== "") groups.at(-1)?.push(line);
    else if (line.text !== "") groups.push([line]);
    last = line.text;
  }
  const blocks = groups.map((group) => toBlock(join(group, " ")));
  return blocks.map((block, index) => (isHeading(block, blocks[index + 1]) ? { ...block, kind: "heading" } : block));
}

/** Nobody breaks lines so late: what follows a long line is a paragraph of its own, and so it is behind a heading. */
const endsBlock = (line: string): boolean => line.length > LONGEST_WRAPPED || HASHES.test(line);

function toBlock(text: Placed): Draft {
  const [numbered, item, hashes] = [NUMBERED, ITEM, HASHES].map((mark) => mark.exec(text.text));
  if (numbered) return { kind: "numbered", number: numberOf(numbered[1] ?? ""), text: slice(text, numbered[0].length) };
  if (item) return { kind: "item", text: slice(text, item[0].length) };
  if (hashes) return { kind: "heading", text: slice(text, hashes[0].length) };
  return { kind: "paragraph", text };
}

/** A short line that ends no sentence, with a text under it that is none. */
const isHeading = (block: Draft, next: Draft | undefined): boolean =>
  isShort(block) && next !== undefined && !isShort(next);

const isShort = ({ kind, text }: Draft): boolean =>
  kind === "paragraph" &&
  text.text.length <= LONGEST_HEADING &&
  !SENTENCE_END.test(text.text) &&
  !/[\d⁰-⁹]\s*[\]］】]|[⁰¹²³⁴-⁹]$/u.test(text.text) &&
  /\p{L}/u.test(text.text);
