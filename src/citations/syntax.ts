/**
 * Pandoc's citation syntax (https://pandoc.org/MANUAL.html#citation-syntax), the bracketed form:
 * `[@key]`, `[see @a, p. 4; @b#passage, sec. 2]`. The parser reads a run of plain text, in one pass and in time
 * linear in its length, and never throws: what is not a citation stays text, what was meant to be one and is
 * broken comes back as a fault with its place.
 */
import { KEY_PATTERN } from "./ids.ts";
import { type Locator, parseLocator } from "./locator.ts";

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
  | { kind: "not-separated"; offset: number; text: string };

/** A bracketed citation: `start` at "[", `end` after "]". Items are empty when a fault was found in it. */
export interface Citation {
  start: number;
  end: number;
  items: CitationItem[];
  faults: CitationFault[];
}

/** An "@" that can begin a key: at the start, or after white space or an opening character, and not followed by white space. */
const KEY_START = /(?:^|[\s([{<"“‘«–—-])@(?=[^\s@])/u;
const BARE_AT = /^\s*-?@\s*$/u;
const ITEM = /^(?<prefix>[^@]*?)-?@(?<key>[^\s,;#\]]*)(?:#(?<passage>[^\s,;\]]*))?(?<rest>[\s\S]*)$/u;

/**
 * Finds every bracketed citation of a text.
 * @param text plain text of a paragraph, heading, cell…
 * @param isLiteral tells whether the character at an offset was escaped by the author (`\[`); such a bracket, "@",
 *   or ";" is text.
 */
export function parseCitations(text: string, isLiteral: (offset: number) => boolean = () => false): Citation[] {
  const citations: Citation[] = [];
  let open = -1;
  for (let at = text.search(/[[\]]/u); at !== -1 && at < text.length; at++) {
    const character = text[at];
    if ((character !== "[" && character !== "]") || isLiteral(at)) continue;
    if (character === "[") {
      citations.push(...unclosed(text, open, at, isLiteral));
      open = at;
    } else if (open !== -1) {
      const citation = parseBracket(text, open, at + 1, isLiteral);
      if (citation) citations.push(citation);
      open = -1;
    }
  }
  return [...citations, ...unclosed(text, open, text.length, isLiteral)];
}

/** A bracket that begins like a citation and meets another bracket, or the end of the text, before it is closed. */
function unclosed(text: string, open: number, end: number, isLiteral: (offset: number) => boolean): Citation[] {
  const begin = open === -1 ? null : /^\[\s*-?(?=@(?:[^\s@]|$))/u.exec(text.slice(open, Math.min(end, open + 40)));
  if (!begin || isLiteral(open + begin[0].length)) return [];
  return [{ start: open, end, items: [], faults: [{ kind: "unclosed", offset: open }] }];
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
  for (const part of parts) {
    const read = parseItem(part.text, part.offset);
    if ("kind" in read) citation.faults.push(read);
    else citation.items.push(read);
  }
  return citation;
}

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

function parseItem(text: string, offset: number): CitationItem | CitationFault {
  const at = text.search(/@/u);
  const place = offset + Math.max(at, 0);
  if (at === -1) return { kind: "no-key", offset, text: text.trim() };
  const groups = ITEM.exec(text)?.groups;
  const key = (groups?.["key"] ?? "").normalize("NFC");
  const passage = groups?.["passage"]?.normalize("NFC");
  const rest = groups?.["rest"] ?? "";
  if (key === "") return { kind: "empty", offset: place };
  if (!KEY_PATTERN.test(key) || /^\d+$/u.test(key)) return { kind: "bad-key", offset: place, key };
  if (passage !== undefined && !KEY_PATTERN.test(passage)) return { kind: "bad-passage", offset: place, key, passage };
  if (KEY_START.test(rest)) return { kind: "not-separated", offset: place, text: text.trim() };
  const after = parseRest(rest);
  if (after === "empty") return { kind: "empty-suffix", offset: place, key };
  const prefix = words(groups?.["prefix"] ?? "");
  return { key, ...(passage === undefined ? {} : { passage }), ...after, ...(prefix ? { prefix } : {}), offset: place };
}

/** What follows a key: ", p. 4, and more" or free words. */
function parseRest(rest: string): Pick<CitationItem, "locator" | "suffix"> | "empty" {
  const after = words(rest);
  if (after === "") return {};
  if (!after.startsWith(",")) return { suffix: after };
  const body = after.slice(1).trim();
  if (body === "") return "empty";
  const located = parseLocator(body);
  if (located === undefined) return { suffix: body };
  return located.rest === "" ? { locator: located.locator } : { locator: located.locator, suffix: located.rest };
}

/** Free text as it is shown: white space collapsed, escapes undone. */
const words = (text: string): string =>
  text.normalize("NFC").replaceAll(/\s+/gu, " ").trim().replaceAll(LITERAL_AT, "@");
