/** The second reading of a text: what a tree of mdast cites, in the same plain data as the site's own reading. */
import type { CitationItem } from "../../citations/syntax.ts";
import type { FootnotePart, PlacedDoubt, PlacedFault } from "../analysis.ts";
import {
  citationInImage,
  citationsInHtml,
  citationsInLink,
  definitionAsCitation,
  doubtsBehind,
  type Fault,
  type Located,
  linkAsCitation,
  mayCite,
  type Part,
  readTextNode,
  splitCitation,
} from "../citation-places.ts";
import { placeOf } from "../source-map.ts";
import type { GfmNode } from "./parse.ts";

/** A cited source at its place, before it has a number. */
export type PlacedCitation = Omit<CitationItem, "offset"> & { line: number; column: number };

export interface GfmReading {
  /** In the order of the file. */
  uses: PlacedCitation[];
  faults: PlacedFault[];
  doubts: PlacedDoubt[];
  footnotes: FootnotePart[];
}

/**
 * Reads a tree as `citation-finder.ts` reads that of the site's engine.
 * @param tree by remark with remark-gfm
 * @param source the text that was parsed
 */
export function readGfm(tree: GfmNode, source: string): GfmReading {
  const reading: GfmReading = { uses: [], faults: [], doubts: [], footnotes: [] };
  const unread = unreadFootnotes(tree);
  visit(tree, undefined, { source, reading, isHidden: false, isRead: (node) => !unread.has(node) });
  return { ...reading, footnotes: footnotesOf(tree, source) };
}

interface Context {
  source: string;
  reading: GfmReading;
  /** Whether a reader comes to the node: what it cites has a number only then. */
  isRead(node: GfmNode): boolean;
  /** Whether no reader comes to what is around. */
  isHidden: boolean;
  /** The link around. */
  link?: GfmNode;
}

function visit(node: GfmNode, parent: GfmNode | undefined, context: Context): void {
  report(context, faultsAt(node, context.source));
  if (node.type === "text") readText(node, parent, context);
  const isLink = node.type === "link" || node.type === "linkReference";
  const inside = {
    ...context,
    ...(isLink && { link: node }),
    isHidden: node.type === "footnoteDefinition" ? !context.isRead(node) : context.isHidden,
  };
  for (const child of node.children ?? []) visit(child, node, inside);
}

function faultsAt(node: GfmNode, source: string): Located<Fault>[] {
  const part = partOf(node, source);
  switch (node.type) {
    case "link":
    case "linkReference":
      return linkAsCitation(part);
    case "html":
      return citationsInHtml(node.value ?? "", part);
    case "image":
    case "imageReference":
      return citationInImage(part);
    case "definition":
      return definitionAsCitation(node.identifier ?? "", part);
    default:
      return [];
  }
}

function readText(node: GfmNode, parent: GfmNode | undefined, context: Context): void {
  const { source, reading, link } = context;
  const { value = "" } = node;
  if (!mayCite(value)) return;
  const part = partOf(node, source);
  const read = readTextNode(value, part);
  if (link) {
    if (source[startOf(link)] === "[") report(context, citationsInLink(value, read));
    return;
  }
  const before = (parent?.children ?? []).slice(0, parent?.children?.indexOf(node));
  const split = splitCitation(value, read, before, part.start);
  report(context, [...(split ?? []), ...read.faults]);
  for (const { offset, ...item } of context.isHidden ? [] : read.citations.flatMap(({ items }) => items)) {
    reading.uses.push({ ...item, ...placeOf(source, read.offset(offset)) });
  }
  for (const { found: doubt, isExact, offset } of doubtsBehind(split, value, read)) {
    reading.doubts.push({ doubt, isExact, ...placeOf(source, offset) });
  }
}

function report({ source, reading }: Context, faults: readonly Located<Fault>[]): void {
  for (const { found: fault, offset } of faults) reading.faults.push({ fault, ...placeOf(source, offset) });
}

/** All of them, also where no reader comes. */
function footnotesOf(node: GfmNode, source: string): FootnotePart[] {
  const inside = (node.children ?? []).flatMap((child) => footnotesOf(child, source));
  if (node.type !== "footnoteDefinition" && node.type !== "footnoteReference") return inside;
  const part = node.type === "footnoteDefinition" ? "definition" : "mark";
  return [{ part, label: node.label ?? "", ...placeOf(source, startOf(node)) }, ...inside];
}

const startOf = (node: GfmNode): number => node.position?.start.offset ?? 0;
const partOf = (node: GfmNode, source: string): Part => ({
  source,
  start: startOf(node),
  end: node.position?.end.offset ?? source.length,
});

/** Definitions of footnotes that no text leads to, and those of a label after its first: GFM does not render them. */
function unreadFootnotes(tree: GfmNode): Set<GfmNode> {
  const definitions = new Map<string, GfmNode>();
  const all = definitionsIn(tree);
  for (const node of all) if (!definitions.has(node.identifier ?? "")) definitions.set(node.identifier ?? "", node);
  const read = new Set<GfmNode>();
  const follow = (node: GfmNode): void => {
    const definition = node.type === "footnoteReference" ? definitions.get(node.identifier ?? "") : undefined;
    if (definition && !read.has(definition)) {
      read.add(definition);
      follow(definition);
    }
    for (const child of node.children ?? []) if (child.type !== "footnoteDefinition") follow(child);
  };
  if (all.length > 0) follow(tree);
  return new Set(all.filter((node) => !read.has(node)));
}

const definitionsIn = (node: GfmNode): GfmNode[] =>
  (node.children ?? []).flatMap((child) =>
    child.type === "footnoteDefinition" ? [child, ...definitionsIn(child)] : definitionsIn(child),
  );
