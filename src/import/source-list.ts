/** The list of sources at the end of a page: where it begins, and what its entries are. */
import { endOfListHeading } from "./list-heading.ts";
import { DIGIT, numberOf, RAISED_DIGIT } from "./numerals.ts";
import { type Placed, slice, split, trim } from "./placed.ts";

/** A row of the list as the page has it. */
export interface ListEntry {
  number: number;
  /** What stands behind the number, over all its lines. */
  written: Placed;
}

export interface ParsedList {
  /** What stands before the list, its heading not among it. */
  before: Placed;
  entries: ListEntry[];
  /** Whether the entries were counted, because the page gives them no numbers. */
  counted: boolean;
  /** Paragraphs behind the list. */
  after: Placed[];
}

const ADDRESS = "(?:h ?t ?t ?p ?s? ?[:：]|www\\.)";
/** `[1]`, `［1］`, `【1】`, at the start of a line or behind white space, an address or a title behind it. */
const BRACKETED = `[[［【]\\s*\\^?([${DIGIT}]{1,3})\\s*[\\]］】][.:：]?`;
/** `1.`, `1)`, `¹`, `^1`, and a bare `1` before an address; at the start of a line only. */
const PLAIN = `(?:\\(?([${DIGIT}]{1,3})(?:[.．](?=\\s|${ADDRESS})|[):：、])|\\^?([${RAISED_DIGIT}]{1,3})|\\^?([${DIGIT}]{1,3})(?=\\s+${ADDRESS}))`;
const LINE_START = "(?:^|(?<=[\\r\\n]))[^\\S\\r\\n]*(?:[-*•][^\\S\\r\\n]+)?";

const STYLES = [BRACKETED, PLAIN].map((style) => new RegExp(`${LINE_START}${style}`, "gu"));
const BRACKETED_START = new RegExp(`^\\s*(?:[-*•]\\s+)?${BRACKETED}`, "u");
const INLINE = new RegExp(`${BRACKETED}(?=\\s*${ADDRESS})`, "gu");
const UNNUMBERED = new RegExp(`${LINE_START}(?=[<(]?${ADDRESS}\\s?[/／])`, "giu");
const HAS_ADDRESS = new RegExp(`${ADDRESS}|\\p{L}[\\w-]*\\.[a-z]{2,}(?:/|$)`, "iu");
/** An entry from its number to its address: without a heading above it nothing else is taken for the list. */
const ENTRY_LINE = new RegExp(`^\\s*(?:[-*•]\\s+)?(?:${BRACKETED}.*${ADDRESS}|${PLAIN}\\s*[<(]?${ADDRESS})`, "iu");
const NEW_LINE = /\r\n|[\r\n\u2028]/gu;
const BLANK = /(?:\r\n|[\r\n])[^\S\r\n]*(?:\r\n|[\r\n])\s*/gu;

/** Parts a page into its text and its list. */
export function parseList(page: Placed): ParsedList {
  const found = headedList(page) ?? bareList(page);
  if (found === undefined) return { before: page, entries: [], counted: false, after: [] };
  const { entries, counted } = entriesOf(found.list);
  const last = entries.at(-1);
  const [own, ...after] = last === undefined ? [] : paragraphsOf(last.written);
  if (last !== undefined && own !== undefined) last.written = own;
  return { before: found.before, entries, counted, after };
}

/** The last heading of sources that has an entry behind it. */
function headedList(page: Placed): { before: Placed; list: Placed } | undefined {
  for (const line of split(page, NEW_LINE).toReversed()) {
    const end = endOfListHeading(line.text);
    if (end === undefined) continue;
    const [start, behind] = [line.offsets[0] ?? 0, line.offsets[end] ?? 0];
    const list = slice(page, behind);
    if (entriesOf(list).entries.length > 0) return { before: slice(page, 0, start), list };
  }
  return undefined;
}

/** Without a heading: the last rows of the page that begin with a number and have an address. */
function bareList(page: Placed): { before: Placed; list: Placed } | undefined {
  let start: number | undefined;
  for (const line of split(page, NEW_LINE).toReversed()) {
    if (ENTRY_LINE.test(line.text)) start = line.offsets[0];
    else if (start !== undefined && /\S\s+\S/u.test(line.text)) break;
  }
  return start === undefined ? undefined : { before: slice(page, 0, start), list: slice(page, start) };
}

function entriesOf(list: Placed): { entries: ListEntry[]; counted: boolean } {
  const numbered = STYLES.map((style) => startsOf(list.text, style)).find(({ length }) => length > 0);
  const starts = (numbered ?? startsOf(list.text, UNNUMBERED)).toSorted((a, b) => a.from - b.from);
  const entries = starts.map(({ number, to }, index) => ({
    number: number ?? index + 1,
    written: trim(slice(list, to, starts[index + 1]?.from)),
  }));
  const isList = starts.length > 0 && list.text.slice(0, starts[0]?.from).trim() === "";
  // Numbered paragraphs may follow a word such as “Sources” as well; numbers in brackets stand in lists only.
  const isSure = BRACKETED_START.test(list.text) || entries.some(hasAddress);
  return { entries: isList && isSure ? entries : [], counted: numbered === undefined };
}

const hasAddress = ({ written }: ListEntry): boolean => HAS_ADDRESS.test(written.text);

interface Start {
  from: number;
  to: number;
  number: number | undefined;
}

/** Where entries begin; those in brackets may also follow each other on one line. */
function startsOf(text: string, style: RegExp): Start[] {
  const inline = style === STYLES[0] ? [...text.matchAll(INLINE)] : [];
  const found = new Map([...inline, ...text.matchAll(style)].map((match) => [match.index + match[0].length, match]));
  return [...found].map(([to, match]) => {
    const digits = match.slice(1).find((group) => group !== undefined);
    return { from: match.index, to, number: digits === undefined ? undefined : numberOf(digits) };
  });
}

/** The last entry may have an end of the page behind it; lines that begin with an address belong to the entry. */
function paragraphsOf(written: Placed): Placed[] {
  const [own = written, ...rest] = split(written, BLANK);
  const behind = rest.findIndex(({ text }) => !new RegExp(`^[<(]?${ADDRESS}`, "iu").test(text));
  if (behind === -1) return [written];
  const end = (rest[behind]?.offsets[0] ?? 0) - (own.offsets[0] ?? 0);
  return [
    trim(slice(written, 0, end)),
    ...rest
      .slice(behind)
      .map(trim)
      .filter(({ text }) => text !== ""),
  ];
}
