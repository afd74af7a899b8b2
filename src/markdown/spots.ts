/**
 * Where a text must change to be read outside the site: its citations, the addresses in it, and what only MDX has. The
 * few elements of HTML that a text may hold are what they are in Markdown. Found by position in the tree, so that code, comments and escaped characters are never mistaken for them.
 */
import { markdownToMdast, mdxToMdast } from "satteri";
import type { CitationItem } from "../citations/syntax.ts";
import { citationsOf } from "./citation-places.ts";
import { destinationOf, tagEnd } from "./destination.ts";
import { missingFence } from "./ending.ts";
import { dataOf, isFigure } from "./figures.ts";
import { bracesOf } from "./headings.ts";
import { type Element, isComment } from "./jsx.ts";
import { childrenOf, type Node, spanOf } from "./node.ts";

/** A stretch of the source; `start` and `end` are offsets in UTF-16 units. */
export type Spot = { start: number; end: number } & (
  | { kind: "citation"; items: CitationItem[] }
  /** Where a link, image or definition leads; `address` is what the parser understood. */
  | { kind: "address"; address: string }
  /** The opening tag of a figure; its caption follows. */
  | { kind: "figure"; name: string }
  /** Given ids of headings; the closing tag of a figure, comments and indentation of MDX. */
  | { kind: "machinery" }
);

export interface Spots {
  /** In the order of the text; none overlaps another. */
  spots: Spot[];
  /** Labels of the author's own footnotes, as GFM compares them. */
  footnotes: Set<string>;
  /** The line that closes the last block, where the author left it open. */
  ending?: string | undefined;
}

const features = { gfm: true, frontmatter: false, smartPunctuation: false, headingAttributes: true } as const;

/** @param source the text below the frontmatter */
export function spotsOf(source: string, format: "md" | "mdx"): Spots {
  const parse = format === "mdx" ? mdxToMdast : markdownToMdast;
  const found: Spots = { spots: [], footnotes: new Set() };
  const tree = parse(source, { features });
  visit(tree, source, found, format === "mdx" ? 1 : undefined);
  const last = childrenOf(tree).at(-1);
  const ending = last?.type === "code" ? missingFence(source.slice(spanOf(last).start)) : undefined;
  return { ...found, spots: withoutOverlaps(found.spots), ending };
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

/** @param indent column where the blocks of MDX around the node begin */
function visit(node: Node, source: string, found: Spots, indent?: number): void {
  const spots = spotsAt(node, source);
  found.spots.push(...spots);
  const isElement = node.type === "mdxJsxFlowElement";
  if (indent !== undefined) {
    const depth = columnOf(node) - indent;
    for (const lines of isElement ? spots : [spanOf(node)]) found.spots.push(...indentation(lines, source, depth));
  }
  const inside = isElement ? (indent ?? columnOf(node)) : node.type === "root" ? indent : undefined;
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
      const place = destinationOf(node, source);
      return place ? [{ kind: "address", address: node.url, ...place }] : [];
    }
    case "heading": {
      const braces = "hProperties" in (node.data ?? {}) ? bracesOf(source.slice(start, end)) : undefined;
      const from = start + (braces?.from ?? 0);
      return braces ? [{ kind: "machinery", start: from, end: start + braces.start + braces.written.length }] : [];
    }
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return isComment(node.value) ? [{ kind: "machinery", start, end }] : [];
    case "mdxJsxFlowElement":
      return isFigure(node) ? tagsOf(node, source) : [];
    default:
      return [];
  }
}

function citationsIn(value: string, source: string, start: number, end: number): Spot[] {
  if (!value.includes("@")) return [];
  const { citations, map } = citationsOf(value, { source, start, end });
  return citations
    .filter(({ items }) => items.length > 0)
    .map((citation) => ({
      kind: "citation",
      items: citation.items,
      start: start + map.offset(citation.start),
      end: start + map.offset(citation.end - 1) + 1,
    }));
}

/** Opening and closing tag of a figure. */
function tagsOf(figure: Element, source: string): Spot[] {
  const { start, end } = spanOf(figure);
  const openingEnd = tagEnd(source, start);
  const opening: Spot = { kind: "figure", name: dataOf(figure), start, end: openingEnd };
  return openingEnd < end ? [opening, { kind: "machinery", start: source.lastIndexOf("</", end - 1), end }] : [opening];
}

/**
 * What indents a block more than the blocks of MDX around it. There it means nothing; in Markdown four columns would
 * make code of it.
 */
function indentation({ start, end }: { start: number; end: number }, source: string, depth: number): Spot[] {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  if (source.slice(lineStart, start).trim() !== "") return [];
  const lines = source.slice(lineStart, end).matchAll(/^ */gmu);
  return [...lines].flatMap(({ index, 0: { length } }): Spot[] => {
    const from = lineStart + index;
    const spaces = Math.min(length, depth);
    return spaces > 0 ? [{ kind: "machinery", start: from, end: from + spaces }] : [];
  });
}

const columnOf = ({ position }: Node): number => position?.start.column ?? 1;
const isLink = ({ type }: Node): boolean => type === "link" || type === "linkReference";
