/**
 * Pandoc's citation syntax (https://pandoc.org/MANUAL.html#citation-syntax), the bracketed form:
 * `[@key]`, `[see @a, p. 4; @b#passage, sec. 2]`. The parser reads a run of plain text, in one pass and in time
 * linear in its length, and never throws: what is not a citation stays text, what was meant to be one and is
 * broken comes back as a fault with its place.
 */
import { KEY_PATTERN } from "./ids.ts";
import { type Locator, type LocatorFault, locatorFault, parseLocator } from "./locator.ts";

/** One source cited inside a pair of brackets. */
export interface CitationItem {
  key: string;
  passage?: string;
  locator?: Locator;
  /** Words before the key ("see"), trimmed. */
  prefix?: string;
  /** Words after the locator, trimmed. */
  suffix?: string;
  /** Offset of the "@" in the text that was parsed, in UTF-16 units. */
  offset: number;
}

/** Why a bracket that was meant to cite does not. */
export type CitationFault =
  | { kind: "empty"; offset: number }
  | { kind: "unclosed"; offset: number }
  | { kind: "bad-key"; offset: number; key: string }
  | { kind: "bad-passage"; offset: number; key: string; passage: string }
  | { kind: "no-key"; offset: number; text: string }
  | { kind: "empty-suffix"; offset: number; key: string }
  | { kind: "not-separated"; offset: number; text: string }
  /** Brackets around the brackets of a citation. */
  | { kind: "nested"; offset: number; text: string }
  /** A locator behind the key without a comma. */
  | { kind: "no-comma"; offset: number; text: string }
  | { kind: "locator"; offset: number; fault: LocatorFault };

/** A bracketed citation: `start` at "[", `end` after "]". Items that have a good key are there, whatever else is wrong. */
export interface Citation {
  start: number;
  end: number;
  items: CitationItem[];
  faults: CitationFault[];
}

/** An "@" that can begin a key: at the start, or after white space or an opening character, and not followed by white space. */
const KEY_START = /(?:^|[\s([{<"“‘«–—-])@(?=[^\s@])/u;
const BARE_AT = /^\s*-?@\s*$/u;
/** Words before the key, the key, the passage, and the rest. */
const ITEM = /^([^@]*?)-?@([^\s,;#\]]*)(?:#([^\s,;\]]*))?([\s\S]*)$/u;

/**
 * Finds every bracketed citation of a text.
 * @param text plain text of a paragraph, heading, cell…
 * @param isLiteral tells whether the character at an offset was escaped by the author (`\[`); such a bracket, "@",
 *   or ";" is text.
 */
export function parseCitations(text: string, isLiteral: (offset: number) => boolean = () => false): Citation[] {
  const brackets = new Brackets(text, isLiteral);
  for (const { 0: bracket, index } of text.matchAll(/[[\]]/gu)) {
    if (isLiteral(index)) continue;
    if (bracket === "[") brackets.open(index);
    else brackets.close(index + 1);
  }
  return brackets.end();
}

/** The brackets of one text, in its order. */
class Brackets {
  readonly #text: string;
  readonly #isLiteral: (offset: number) => boolean;
  readonly #citations: Citation[] = [];
  /** Those that were open when another one opened. */
  readonly #outer: { start: number; unclosed: Citation | undefined }[] = [];
  #start = -1;

  constructor(text: string, isLiteral: (offset: number) => boolean) {
    this.#text = text;
    this.#isLiteral = isLiteral;
  }

  open(start: number): void {
    const unclosed = this.#unclosedBefore(start);
    if (this.#start !== -1) this.#outer.push({ start: this.#start, unclosed });
    this.#start = start;
  }

  close(end: number): void {
    if (this.#start === -1) {
      this.#nest(end);
      return;
    }
    const citation = parseBracket(this.#text, this.#start, end, this.#isLiteral);
    if (citation) this.#citations.push(citation);
    this.#start = -1;
  }

  end(): Citation[] {
    this.#unclosedBefore(this.#text.length);
    return this.#citations;
  }

  #unclosedBefore(end: number): Citation | undefined {
    const citation = unclosed(this.#text, this.#start, end, this.#isLiteral);
    if (citation) this.#citations.push(citation);
    return citation;
  }

  /** Brackets that close around others: the citation inside them is nested, or was to stand beside one. */
  #nest(end: number): void {
    const around = this.#outer.pop();
    const inner = this.#citations.at(-1);
    if (around === undefined || inner === undefined || inner.start < around.start) return;
    const text = this.#text.slice(around.start, end);
    const nested: CitationFault = { kind: "nested", offset: around.start, text };
    if (around.unclosed) around.unclosed.faults = [nested];
    else if (!inner.faults.some(({ kind }) => kind === "nested")) inner.faults.push(nested);
  }
}

/** A bracket that begins like a citation and meets another bracket, or the end of the text, before it is closed. */
function unclosed(
  text: string,
  open: number,
  end: number,
  isLiteral: (offset: number) => boolean,
): Citation | undefined {
  const begin = open === -1 ? null : /^\[\s*-?(?=@(?:[^\s@]|$))/u.exec(text.slice(open, Math.min(end, open + 40)));
  if (!begin || isLiteral(open + begin[0].length)) return undefined;
  return { start: open, end, items: [], faults: [{ kind: "unclosed", offset: open }] };
}

function parseBracket(
  text: string,
  start: number,
  end: number,
  isLiteral: (offset: number) => boolean,
): Citation | undefined {
  const parts = splitItems(text, start + 1, end - 1, isLiteral);
  if (!parts.some((part) => KEY_START.test(part.text) || BARE_AT.test(part.text))) return undefined;
  const citation: Citation = { start, end, items: [], faults: [] };
  for (const [index, part] of parts.entries()) {
    const { item, fault } = parseItem(part.text, part.offset);
    if (item) citation.items.push(item);
    // A part without words has no place; its ";" has.
    if (fault) citation.faults.push(isBlank(fault) && index > 0 ? { ...fault, offset: part.offset - 1 } : fault);
  }
  return citation;
}

const isBlank = (fault: CitationFault): boolean => fault.kind === "no-key" && fault.text === "";

/** Stands for an escaped "@" while an item is read; NUL cannot come from a Markdown text (CommonMark 2.3). */
const LITERAL_AT = "\0";

/** Splits at ";" and hides escaped "@", keeping offsets. */
function splitItems(
  text: string,
  from: number,
  to: number,
  isLiteral: (offset: number) => boolean,
): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let current = "";
  let offset = from;
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === ";" && !isLiteral(at)) {
      parts.push({ text: current, offset });
      current = "";
      offset = at + 1;
    } else {
      current += character === "@" && isLiteral(at) ? LITERAL_AT : character;
    }
  }
  return [...parts, { text: current, offset }];
}

function parseItem(text: string, offset: number): { item?: CitationItem; fault?: CitationFault } {
  const at = text.search(/@/u);
  const place = offset + Math.max(at, 0);
  if (at === -1) return { fault: { kind: "no-key", offset, text: text.trim() } };
  const [, before = "", writtenKey = "", writtenPassage, rest = ""] = ITEM.exec(text) ?? [];
  const key = writtenKey.normalize("NFC");
  const passage = writtenPassage?.normalize("NFC");
  if (key === "") return { fault: { kind: "empty", offset: place } };
  if (!KEY_PATTERN.test(key) || /^\d+$/u.test(key)) return { fault: { kind: "bad-key", offset: place, key } };
  if (passage !== undefined && !KEY_PATTERN.test(passage))
    return { fault: { kind: "bad-passage", offset: place, key, passage } };
  if (KEY_START.test(rest)) return { fault: { kind: "not-separated", offset: place, text: text.trim() } };
  const fault = restFault(rest, offset + text.length - rest.length, key);
  const prefix = words(before);
  const named = { key, ...(passage === undefined ? {} : { passage }) };
  const item = { ...named, ...parseRest(rest), ...(prefix ? { prefix } : {}), offset: place };
  return fault ? { item, fault } : { item };
}

/** What follows a key: ", p. 4, and more" or free words. */
function parseRest(rest: string): Pick<CitationItem, "locator" | "suffix"> {
  const after = words(rest);
  if (after === "") return {};
  if (!after.startsWith(",")) return { suffix: after };
  const body = after.slice(1).trim();
  if (body === "") return {};
  const located = parseLocator(body);
  if (located === undefined) return { suffix: body };
  return located.rest === "" ? { locator: located.locator } : { locator: located.locator, suffix: located.rest };
}

/** What is wrong behind a key; `offset` is that of `rest`. */
function restFault(rest: string, offset: number, key: string): CitationFault | undefined {
  const comma = /^\s*,\s*/u.exec(rest)?.[0];
  const start = comma?.length ?? rest.length - rest.trimStart().length;
  const body = words(rest.slice(start));
  if (comma === undefined) {
    return parseLocator(body) ? { kind: "no-comma", offset: offset + start, text: body } : undefined;
  }
  if (body === "") return { kind: "empty-suffix", offset: offset + rest.indexOf(","), key };
  const fault = locatorFault(body);
  return fault && { kind: "locator", offset: offset + start, fault };
}

/** Free text as it is shown: white space collapsed, escapes undone. */
const words = (text: string): string =>
  text.normalize("NFC").replaceAll(/\s+/gu, " ").trim().replaceAll(LITERAL_AT, "@");
