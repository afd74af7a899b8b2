/**
 * Where a text must change to be read outside the site: its citations, the addresses in it, and what only MDX has.
 * Found by position in the tree, so that code, comments and escaped characters are never mistaken for them.
 */
import { type MdastNode, markdownToMdast, mdxToMdast } from "satteri";
import { type CitationItem, parseCitations } from "../citations/syntax.ts";
import { destinationIn, tagEnd } from "./destination.ts";
import { mapToSource } from "./source-map.ts";

/** A stretch of the source; `start` and `end` are offsets in UTF-16 units. */
export type Spot = { start: number; end: number } & (
  | { kind: "citation"; items: CitationItem[] }
  /** Where a link, image or definition leads; `address` is what the parser understood. */
  | { kind: "address"; address: string }
  /** Raw HTML, which may hold addresses of its own. */
  | { kind: "html" }
  /** `{…}` of MDX that is computed when the page is rendered. */
  | { kind: "expression" }
  /** Imports, exports, tags, comments and indentation of MDX; the words inside an element stay. */
  | { kind: "machinery" }
);

export interface Spots {
  /** In the order of the text; none overlaps another. */
  spots: Spot[];
  /** Labels of the author's own footnotes, as GFM compares them. */
  footnotes: Set<string>;
}

const features = { gfm: true, frontmatter: false, smartPunctuation: false } as const;

/** @param source the text below the frontmatter */
export function spotsOf(source: string, format: "md" | "mdx"): Spots {
  const parse = format === "mdx" ? mdxToMdast : markdownToMdast;
  const found: Spots = { spots: [], footnotes: new Set() };
  visit(parse(source, { features }), source, found);
  return { ...found, spots: withoutOverlaps(found.spots) };
}

/** Indentation may stand inside a citation of several lines, which is replaced as a whole. */
function withoutOverlaps(spots: readonly Spot[]): Spot[] {
  let end = 0;
  return spots
    .toSorted((a, b) => a.start - b.start)
    .filter((spot) => {
      const isFree = spot.start >= end;
      if (isFree) end = spot.end;
      return isFree;
    });
}

type Node = Readonly<MdastNode>;

/** @param indent column of the outermost element of MDX around the node */
function visit(node: Node, source: string, found: Spots, indent?: number): void {
  found.spots.push(...spotsAt(node, source));
  const isElement = node.type === "mdxJsxFlowElement";
  if (indent !== undefined && !isElement) found.spots.push(...indentation(node, source, indent));
  const inside = isElement ? (indent ?? columnOf(node)) : undefined;
  if (node.type === "footnoteDefinition") found.footnotes.add(node.identifier.toLowerCase());
  for (const child of childrenOf(node)) {
    // Text of a link is no place for a citation; an image may stand there.
    if (!isLink(node) || child.type !== "text") visit(child, source, found, inside);
  }
}

function spotsAt(node: Node, source: string): Spot[] {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case "text":
      return citationsIn(node.value, source, start, end);
    case "link":
    case "image":
    case "definition": {
      // What stands before the destination: the link's own text, in which an image may have one.
      const from = node.type === "link" ? endOfChildren(node, start) : start;
      const place = source[start] === "<" ? undefined : destinationIn(source.slice(from, end), node.url);
      return place ? [{ kind: "address", address: node.url, start: from + place.start, end: from + place.end }] : [];
    }
    case "html":
      return [{ kind: "html", start, end }];
    case "mdxjsEsm":
      return [{ kind: "machinery", start, end }];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [{ kind: isComment(node.value) ? "machinery" : "expression", start, end }];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return tagsOf(node, source);
    default:
      return [];
  }
}

function citationsIn(value: string, source: string, start: number, end: number): Spot[] {
  if (!value.includes("@")) return [];
  const map = mapToSource(value, source.slice(start, end));
  return parseCitations(value, map.isLiteral)
    .filter(({ items }) => items.length > 0)
    .map((citation) => ({
      kind: "citation",
      items: citation.items,
      start: start + map.offset(citation.start),
      end: start + map.offset(citation.end - 1) + 1,
    }));
}

/** Opening and closing tag of an element with content, or the one tag of an element without. */
function tagsOf(node: Node, source: string): Spot[] {
  const { start, end } = spanOf(node);
  if (childrenOf(node).length === 0) return [{ kind: "machinery", start, end }];
  const closing = source.lastIndexOf("</", end - 1);
  return [
    { kind: "machinery", start, end: tagEnd(source, start) },
    { kind: "machinery", start: closing, end },
  ];
}

/**
 * What indents a block inside an element more than the element itself. In MDX it means nothing; without the tags, four
 * columns would make code of it.
 */
function indentation(block: Node, source: string, column: number): Spot[] {
  const { start, end } = spanOf(block);
  const depth = columnOf(block) - column;
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const lines = source.slice(lineStart, end).matchAll(/^ */gmu);
  return [...lines].flatMap(({ index, 0: { length } }): Spot[] => {
    const from = lineStart + index;
    const spaces = Math.min(length, depth);
    return spaces > 0 ? [{ kind: "machinery", start: from, end: from + spaces }] : [];
  });
}

const columnOf = ({ position }: Node): number => position?.start.column ?? 1;
const isLink = ({ type }: Node): boolean => type === "link" || type === "linkReference";
const isComment = (code: string): boolean => code.replaceAll(/\/\*.*?\*\//gsu, "").trim() === "";
const childrenOf = (node: Node): readonly Node[] => ("children" in node ? (node.children as readonly Node[]) : []);
const endOfChildren = (node: Node, start: number): number => {
  const last = childrenOf(node).at(-1);
  return last === undefined ? start : spanOf(last).end;
};
const spanOf = ({ position }: Node): { start: number; end: number } => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});
