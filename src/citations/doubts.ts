/**
 * What reads as plain text, or as a good citation, and may have been meant otherwise: only somebody who knows the
 * sources can tell "@user" from a source that lacks its brackets. Found in a run of plain text, in one pass.
 */
import type { Citation, CitationItem } from "./syntax.ts";

/**
 * Something to be judged by those who know which keys there are; `offset` is where `text` begins. "number": one in
 * square brackets, as references are numbered by hand. "repeated": the same place of a source a second time in one
 * bracket, or in the one right behind it. "behind-stop": from the full stop of a sentence to the end of a citation behind it.
 */
export type Doubt = { offset: number; text: string } & (Suspicion | { kind: "number" | "repeated" | "behind-stop" });

type Suspicion =
  /** A key without square brackets: "@key", "(@key)", "{@key}". */
  | { kind: "unbracketed"; key: string }
  /** Square brackets around what may be a key without "@". */
  | { kind: "unmarked"; key: string }
  /** "[^label]" that is no footnote, since none is defined. */
  | { kind: "footnote"; label: string }
  /** "^[" before words, as other dialects write a footnote in the line. */
  | { kind: "inline-note" }
  /** Brackets or signs of East Asian typography, as some translation tools write them; `plain` is the same in ASCII. */
  | { kind: "wide"; plain: string };

const KEY = "[a-z0-9]+(?:-[a-z0-9]+)*";
const UNBRACKETED = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./@#\]\[-])[({]?-?@(${KEY})(?:#${KEY})?(?![\p{L}\p{N}_@])[)}]?`,
  "gu",
);
const BRACKETED = new RegExp(String.raw`(?<![\p{L}\p{N}_)^])\[(?:(\d{1,3})|(${KEY}))\]`, "gu");
/** A key that white space parts from its “@”. */
const PARTED = new RegExp(String.raw`\[\s{0,9}-?@\s{1,9}(${KEY})[^[\]]{0,200}\]`, "gu");
const MARK = /\[\^(\s*[^\s\]^[][^\]^[]{0,200})\]/gu;
/** Two words, the second of two letters: what stands raised in a formula is none. */
const INLINE_NOTE = /\^\[(?=\p{L}+\s+\p{L}{2,})/gu;
/** Not longer than a citation is; so a text of opening brackets alone takes no longer than another. */
const WIDE = /[[［【〔〖][^[\]［］【】〔〕〖〗]{0,200}[\]］】〕〗]/gu;
const WIDE_SIGN = /[［］【】〔〕〖〗＠；＃]/u;

/**
 * @param citations those of the text
 * @param isLiteral as for `parseCitations`
 */
export function findDoubts(
  text: string,
  citations: readonly Citation[],
  isLiteral: (offset: number) => boolean = () => false,
): Doubt[] {
  const isPlain = ({ offset }: Doubt): boolean => !isLiteral(offset);
  const inWide = wide(without(text, citations)).filter(
    (doubt) => isPlain(doubt) && !isLiteral(doubt.offset + doubt.text.search(/[@＠]/u)),
  );
  const found = inWide.map(({ offset, text: { length } }) => ({ start: offset, end: offset + length }));
  const rest = without(
    text,
    [...citations, ...found].toSorted((a, b) => a.start - b.start),
  );
  return [
    ...inWide,
    ...inBrackets(rest).filter(isPlain),
    ...parted(rest).filter(
      ({ offset, text: written }) => !isLiteral(offset) && !isLiteral(offset + written.indexOf("@")),
    ),
    ...marks(rest).filter(isPlain),
    ...inlineNotes(text).filter(({ offset }) => !isLiteral(offset) && !isLiteral(offset + 1)),
    ...unbracketed(rest, isLiteral),
    ...repeated(text, citations),
    ...behindStop(text, citations),
  ];
}

/** The text with parts of it blanked out, so that nothing more is found inside of them. */
function without(text: string, parts: readonly { start: number; end: number }[]): string {
  let plain = "";
  let from = 0;
  for (const { start, end } of parts) {
    plain += text.slice(from, start) + " ".repeat(end - start);
    from = end;
  }
  return plain + text.slice(from);
}

const inBrackets = (text: string): Doubt[] =>
  [...text.matchAll(BRACKETED)].map(({ index: offset, 0: written, 2: key }) =>
    key === undefined ? { kind: "number", offset, text: written } : { kind: "unmarked", offset, text: written, key },
  );

const parted = (text: string): Doubt[] =>
  [...text.matchAll(PARTED)].map(({ index: offset, 0: written, 1: key = "" }) => ({
    kind: "unmarked",
    offset,
    text: written,
    key,
  }));

const marks = (text: string): Doubt[] =>
  [...text.matchAll(MARK)].map(({ index: offset, 0: written, 1: label = "" }) => ({
    kind: "footnote",
    offset,
    text: written,
    label,
  }));

const inlineNotes = (text: string): Doubt[] =>
  [...text.matchAll(INLINE_NOTE)].map(({ index: offset, 0: written }) => ({
    kind: "inline-note",
    offset,
    text: written,
  }));

const unbracketed = (text: string, isLiteral: (offset: number) => boolean): Doubt[] =>
  [...text.matchAll(UNBRACKETED)]
    .filter(({ index, 0: written }) => !isLiteral(index + written.indexOf("@")))
    .map(({ index: offset, 0: written, 1: key = "" }) => {
      const isAround = ["()", "{}"].includes(`${written.at(0)}${written.at(-1)}`);
      const inside = isAround ? written : written.replaceAll(/[(){}]/gu, "");
      return { kind: "unbracketed", offset: offset + written.indexOf(inside), text: inside, key };
    });

const wide = (text: string): Doubt[] =>
  [...text.matchAll(WIDE)]
    .filter(({ 0: written }) => WIDE_SIGN.test(written) && /^.\s*[@＠]\S/u.test(written))
    .map(({ index: offset, 0: written }) => ({ kind: "wide", offset, text: written, plain: plainly(written) }));

/** Compatibility forms (NFKC) are the plain ones; the brackets that have none are put in words. */
const plainly = (written: string): string =>
  `[${written.slice(1, -1).normalize("NFKC").replaceAll("、", ", ")}]`.replaceAll(/([,;])(?=\S)/gu, "$1 ");

const nameOf = ({ key, passage, locator }: CitationItem): string =>
  [key, passage, locator?.label, locator?.value].join("\0");

/** Items that the same bracket, or the one right before it, has already; with words behind them they say something else. */
function repeated(text: string, citations: readonly Citation[]): Doubt[] {
  const doubts: Doubt[] = [];
  let before = new Set<string>();
  let end = 0;
  for (const citation of citations) {
    const isNext = text.slice(end, citation.start).trim() === "";
    const names = new Set<string>();
    for (const item of citation.items.filter(({ suffix }) => suffix === undefined)) {
      const name = nameOf(item);
      const written = `@${item.key}${item.passage === undefined ? "" : `#${item.passage}`}`;
      if (names.has(name) || (isNext && before.has(name))) {
        doubts.push({ kind: "repeated", offset: item.offset, text: written });
      }
      names.add(name);
    }
    [before, end] = [names, citation.end];
  }
  return doubts;
}

/** Behind these a full stop ends no sentence: initials, and the shortest words of any language. */
const SENTENCE_END = /(?<=[\p{L}\p{N})\]”»"’]{4})\.[ \t]+$/u;

/** Citations alone between a full stop and the next sentence, or the end of the text. */
function behindStop(text: string, citations: readonly Citation[]): Doubt[] {
  return citations.flatMap(({ start, end, items }, index): Doubt[] => {
    const stop = items.length === 0 ? null : SENTENCE_END.exec(text.slice(Math.max(0, start - 20), start));
    if (stop === null || !/^(?:\s+\p{Lu}|\s*$)/u.test(text.slice(end))) return [];
    const offset = start - stop[0].length;
    return index > 0 && citations[index - 1]?.end === offset
      ? []
      : [{ kind: "behind-stop", offset, text: text.slice(offset, end) }];
  });
}
