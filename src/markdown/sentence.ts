/** The sentence in which a citation stands, for pages that show from elsewhere what leans on a source. */
import type { HastNode, HastVisitorContext } from "satteri";
import { translator } from "../i18n/translate.ts";
import type { Sentence } from "./analysis.ts";
import { PLACEHOLDER, PLACEHOLDER_TEXT } from "./citation-finder.ts";

type Node = Readonly<HastNode>;

/** Elements that stand within a line of text; every other one begins a text of its own. */
const INLINE = new Set(
  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split(" "),
);
/** Cells of a table say little alone: their row stands for the sentence. */
const CELL = new Set(["td", "th"]);
const BETWEEN_CELLS = " · ";
/** A line of text ends here, whatever stands before: a list in an item, for example. */
const BLOCK_END = "\u2029";
/** UTF-16 units of a sentence that are shown on either side of a marker. */
const LONGEST = 400;
/** UTF-16 units at the end of a sentence in which an abbreviation is looked for. */
const LONGEST_WORD = 20;

/** One a language: to make one costs more than to read a text with it. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  return segmenter;
}

/** Finds the sentence of every placeholder of one document, asked for in reading order. */
export class Sentences {
  readonly #segmenter: Intl.Segmenter;
  /** Words of the language that end in a full stop without ending a sentence. */
  readonly #abbreviations: ReadonlySet<string>;
  /** What is left of each block: the sentences of its placeholders that were not asked for yet. */
  readonly #rest = new WeakMap<object, Iterator<Sentence>>();

  /** @param locale one whose messages are known */
  constructor(locale: string) {
    this.#segmenter = segmenterOf(locale);
    this.#abbreviations = new Set(translator(locale)("citation.abbreviations").split(" "));
  }

  around(placeholder: Node, ctx: HastVisitorContext): Sentence {
    const block = blockOf(placeholder, ctx);
    const rest = this.#rest.get(block) ?? this.#sentencesOf(block);
    this.#rest.set(block, rest);
    return rest.next().value ?? { before: "", after: "" };
  }

  #sentencesOf(block: Node): Iterator<Sentence> {
    const text = textOf(block, true);
    const sentences = isRow(block) ? [text] : text.split(BLOCK_END).flatMap((line) => this.#split(line));
    return sentences.flatMap((sentence, index) => partedAtMarkers(sentence, sentences[index - 1] ?? "")).values();
  }

  /** By Unicode's rules (UAX 29), which take every full stop before a capital or a digit for the end of a sentence. */
  #split(line: string): string[] {
    const sentences: string[] = [];
    for (const { segment } of this.#segmenter.segment(line)) {
      const last = sentences.at(-1);
      if (last !== undefined && this.#goesOn(last, segment)) sentences[sentences.length - 1] = last + segment;
      else sentences.push(segment);
    }
    return sentences;
  }

  #goesOn(before: string, after: string): boolean {
    const [word = ""] = /[^\s(]+\s*$/u.exec(before.slice(-LONGEST_WORD)) ?? [];
    const isAbbreviated = /^(?:\p{L}\.)+\s*$/u.test(word) || this.#abbreviations.has(word.trim().toLowerCase());
    return isAbbreviated || /^\d/u.test(after);
  }
}

/**
 * The sentence once for each marker in it.
 * @param previous the sentence before: to it belongs a marker that stands behind its full stop
 */
function partedAtMarkers(sentence: string, previous: string): Sentence[] {
  return [...sentence.matchAll(new RegExp(PLACEHOLDER_TEXT, "gu"))].map(({ index }) => {
    const before = tidy(sentence.slice(0, index), -LONGEST);
    if (before === "" && previous.trim() !== "") return { before: tidy(previous, -LONGEST), after: "" };
    const rest = sentence.slice(index + PLACEHOLDER_TEXT.length);
    const after = tidy(rest, LONGEST);
    return { before, after: after !== "" && /^\s/u.test(rest) ? ` ${after}` : after };
  });
}

/**
 * A part of a sentence without markers and the spaces before them, white space as HTML shows it.
 * @param most units to keep, from the end when negative
 */
function tidy(text: string, most: number): string {
  const isLong = text.length > Math.abs(most);
  const kept = most < 0 ? text.slice(most) : text.slice(0, most);
  const words = kept
    .replaceAll(new RegExp(`\\s*${PLACEHOLDER_TEXT}`, "gu"), "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toWellFormed();
  if (!isLong) return words;
  return most < 0 ? `… ${words}` : `${words} …`;
}

const tagOf = (node: Node): string => (node.type === "element" ? node.tagName : "");
const isRow = (node: Node): boolean => tagOf(node) === "tr";
const isInline = (node: Node): boolean =>
  INLINE.has(tagOf(node)) || tagOf(node) === PLACEHOLDER || node.type === "mdxJsxTextElement";

function blockOf(node: Node, ctx: HastVisitorContext): Node {
  let block: Node | undefined = ctx.parent(node);
  while (block !== undefined && (isInline(block) || CELL.has(tagOf(block)))) block = ctx.parent(block);
  return block ?? node;
}

/** Text of a block; blocks inside it have their own, and what footnotes put into a line is no part of a sentence. */
function textOf(node: Node, isBlock = false): string {
  if (node.type === "text") return node.value.replaceAll(/\s+/gu, " ");
  if (tagOf(node) === "br") return " ";
  if (!("children" in node) || isFootnoteLink(node)) return "";
  const children = node.children as readonly Node[];
  if (isRow(node)) {
    const cells = children.filter((cell) => CELL.has(tagOf(cell)));
    return cells.map((cell) => textOf(cell, true)).join(BETWEEN_CELLS);
  }
  if (!isBlock && !isInline(node)) return BLOCK_END;
  return children.map((child) => textOf(child)).join("");
}

/** The number of a note in the text, or the way back from it. */
export const isFootnoteLink = (node: Node): boolean =>
  node.type === "element" && ("dataFootnoteRef" in node.properties || "dataFootnoteBackref" in node.properties);
