/** The sentence in which a citation stands, for pages that show from elsewhere what leans on a source. */
import type { HastNode, HastVisitorContext } from "satteri";
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

/** Finds the sentence of every placeholder of one document, asked for in reading order. */
export class Sentences {
  readonly #segmenter: Intl.Segmenter;
  /** What is left of each block: the sentences of its placeholders that were not asked for yet. */
  readonly #rest = new WeakMap<object, Iterator<Sentence>>();

  constructor(locale: string) {
    this.#segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  }

  around(placeholder: Node, ctx: HastVisitorContext): Sentence {
    const block = blockOf(placeholder, ctx);
    const rest = this.#rest.get(block) ?? this.#sentencesOf(block);
    this.#rest.set(block, rest);
    return rest.next().value ?? { before: "", after: "" };
  }

  #sentencesOf(block: Node): Iterator<Sentence> {
    const text = textOf(block, true);
    const sentences = isRow(block)
      ? [text]
      : text
          .split(BLOCK_END)
          .flatMap((line) => joined([...this.#segmenter.segment(line)].map(({ segment }) => segment)));
    return sentences.flatMap((sentence, index) => partedAtMarkers(sentence, sentences[index - 1] ?? "")).values();
  }
}

/** Where no sentence ends, though Unicode's rules (UAX 29) see one: behind single letters with full stops, "e.g. X". */
const ABBREVIATION = /(?:^|[\s(])(?:\p{L}\.)+\s*$/u;

function joined(segments: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const isContinued = ABBREVIATION.test(segments[index - 1] ?? "");
    sentences.push(isContinued ? `${sentences.pop()}${segment}` : segment);
  }
  return sentences;
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

const isFootnoteLink = (node: Node): boolean =>
  node.type === "element" && ("dataFootnoteRef" in node.properties || "dataFootnoteBackref" in node.properties);
