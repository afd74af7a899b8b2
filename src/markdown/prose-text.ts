/** The words of a paragraph as one text, each character of which can be led back to the source. */
import { ADDRESS, OPAQUE } from "../i18n/typography/slip.ts";
import { citationsOf } from "./citation-places.ts";
import { childrenOf, type Node, startOf } from "./node.ts";
import type { SourceMap } from "./source-map.ts";

export interface ProseText {
  /** Without marks of Markdown; OPAQUE and ADDRESS stand for what is none of its words. */
  text: string;
  /** Offset in the source of the character at `index`. */
  offset(index: number): number;
}

interface Piece {
  /** Where in the text it begins. */
  from: number;
  offset(index: number): number;
}

/** Elements whose words are not the author's own, or no words. */
const FOREIGN: ReadonlySet<string> = new Set(["cite", "code", "kbd", "pre", "q", "samp", "var"]);
const CODE: ReadonlySet<string> = new Set(["code", "kbd", "pre", "samp", "var"]);

/**
 * @param source the document that the node was read from
 * @param which the words that are the author's own in the text's language, or all but code and addresses
 */
export function proseText(node: Node, source: string, which: "own" | "all" = "own"): ProseText {
  const isForeignName = (name: string): boolean => (which === "own" ? FOREIGN : CODE).has(name);
  const pieces: Piece[] = [];
  let text = "";
  /** Elements of raw HTML that have been opened and whose words are left out. */
  const foreign: string[] = [];

  const add = (words: string, offset: Piece["offset"]): void => {
    pieces.push({ from: text.length, offset });
    text += words;
  };
  const leaveOut = (at: Node): void => add(at.type === "link" ? ADDRESS : OPAQUE, () => startOf(at));

  function visit(at: Node): void {
    if (at.type === "html") tag(at);
    else if (foreign.length > 0) leaveOut(at);
    else if (at.type === "text") words(at);
    else if (at.type === "break") add("\n", () => startOf(at));
    else if (hasWords(at, source, isForeignName, which)) for (const child of childrenOf(at)) visit(child);
    else leaveOut(at);
  }

  /** Follows raw HTML through a line; an element without words shows something else. */
  function tag(at: Node & { value: string }): void {
    const [, slash, name = "", rest = ""] = /^<(\/?)([a-z][a-z\d-]*)([^>]*)/iu.exec(at.value) ?? [];
    const lower = name.toLowerCase();
    const hasLanguage = which === "own" && /\slang\s*=/iu.test(rest);
    const isForeign = foreign.length > 0 ? foreign.at(-1) === lower : isForeignName(lower) || hasLanguage;
    if (rest.endsWith("/")) leaveOut(at);
    else if (slash === "/" && foreign.at(-1) === lower) foreign.pop();
    else if (slash === "" && isForeign) foreign.push(lower);
  }

  function words(at: Node & { value: string }): void {
    const start = startOf(at);
    const end = at.position?.end.offset ?? source.length;
    const { citations, map } = citationsOf(at.value, { source, start, end });
    // A character that the author has escaped is meant as it stands.
    const isPlain = which === "all" || source.slice(start, end) === at.value;
    const value = isPlain ? at.value : withoutEscapes(at.value, map);
    let from = 0;
    const addUntil = (end: number): void => {
      const begin = from;
      if (begin < end) add(value.slice(begin, end), (index) => start + map.offset(begin + index));
    };
    for (const citation of citations) {
      addUntil(citation.start);
      add(OPAQUE, () => start + map.offset(citation.start));
      from = citation.end;
    }
    addUntil(value.length);
  }

  visit(node);
  return {
    text,
    offset(index) {
      const piece = pieceAt(pieces, index);
      return piece === undefined ? startOf(node) : piece.offset(index - piece.from);
    },
  };
}

const withoutEscapes = (value: string, { isLiteral }: SourceMap): string =>
  Array.from({ length: value.length }, (_, index) => (isLiteral(index) ? OPAQUE : value.charAt(index))).join("");

/** The last piece that begins at or before `index`. */
function pieceAt(pieces: readonly Piece[], index: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.from ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** An address that stands for itself is no text, nor are words in another language or in a foreign element. */
function hasWords(node: Node, source: string, isForeign: (name: string) => boolean, which: "own" | "all"): boolean {
  if (childrenOf(node).length === 0) return false;
  if (node.type === "link") return source[startOf(node)] === "[";
  if (node.type !== "mdxJsxTextElement") return true;
  const hasLanguage = node.attributes.some((one) => "name" in one && one.name === "lang");
  return !isForeign(node.name ?? "") && (which === "all" || !hasLanguage);
}
