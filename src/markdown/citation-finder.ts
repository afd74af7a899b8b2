/** Finds citations in the Markdown tree and leaves a placeholder element for each; the core does the reading. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import type { Citation, CitationItem } from "../citations/syntax.ts";
import { analysisOf } from "./analysis.ts";
import {
  citationInImage,
  citationsInHtml,
  citationsInLink,
  definitionAsCitation,
  doubtsBehind,
  type Fault,
  type Located,
  type LocatedDoubt,
  linkAsCitation,
  mayCite,
  type Part,
  readTextNode,
  splitCitation,
} from "./citation-places.ts";
import { startOf } from "./node.ts";
import { placeOf } from "./source-map.ts";

/** Element that stands for a bracketed citation between the two phases; `citation-markers.ts` replaces it. */
export const PLACEHOLDER = "kb-citation";

/** Fills placeholders so that a heading's text shows where they stood; a private-use character, never in HTML. */
export const PLACEHOLDER_TEXT = "\u{F8FF}";

/** What a placeholder carries in its `items` attribute, as JSON. */
export type PlacedItem = Omit<CitationItem, "offset"> & { line: number; column: number };

type TextNode = Extract<MdastNode, { type: "text" }>;
type Linking = Extract<MdastNode, { type: "link" | "linkReference" }>;

/** "[^two words]: …" is meant as a footnote, and defines a link. */
export const isNoteLabel = (label: string): boolean => /^\^\s*\S/u.test(label);

/** A fresh plugin per document: Sätteri calls the factory with the source. Documents without a bracket are left alone. */
export const citationFinder = ({ source }: { source: string }) =>
  mayCite(source) &&
  defineMdastPlugin({
    name: "citation-finder",
    options: { position: true },
    text: readText,
    link: (node, ctx) => report(ctx, linkAsCitation(partOf(node, ctx))),
    linkReference: (node, ctx) => report(ctx, linkAsCitation(partOf(node, ctx))),
    html: (node, ctx) => report(ctx, citationsInHtml(node.value, partOf(node, ctx))),
    image: (node, ctx) => report(ctx, citationInImage(partOf(node, ctx))),
    imageReference: (node, ctx) => report(ctx, citationInImage(partOf(node, ctx))),
    definition(node, ctx) {
      report(ctx, definitionAsCitation(node.identifier, partOf(node, ctx)));
      const label = node.label ?? node.identifier;
      const found = { kind: "footnote" as const, offset: 0, text: `[${label}]`, label: label.slice(1) };
      if (isNoteLabel(label)) doubt(ctx, [{ found, isExact: true, offset: startOf(node) }]);
    },
  });

function readText(node: Readonly<TextNode>, ctx: MdastVisitorContext): void {
  const { value } = node;
  if (!mayCite(value)) return;
  const part = partOf(node, ctx);
  const reading = readTextNode(value, part);
  const link = linkAround(node, ctx);
  if (link) {
    if (!isAutolink(link, ctx)) report(ctx, citationsInLink(value, reading));
    return;
  }
  const split = splitCitation(value, reading, siblingsBefore(node, ctx), part.start);
  report(ctx, [...(split ?? []), ...reading.faults]);
  doubt(ctx, doubtsBehind(split, value, reading));
  const { citations } = reading;
  if (!citations.some(({ items }) => items.length > 0)) return;
  const place = (item: CitationItem) => placeOf(ctx.source, reading.offset(item.offset));
  ctx.replaceNode(node, withPlaceholders(value, citations, place) as MdastNode[]);
}

/** The text of a node with a placeholder for each citation that has items. */
function withPlaceholders(
  value: string,
  citations: readonly Citation[],
  place: (item: CitationItem) => { line: number; column: number },
): unknown[] {
  const nodes: unknown[] = [];
  let from = 0;
  for (const citation of citations.filter(({ items }) => items.length > 0)) {
    const items = citation.items.map(({ offset, ...item }) => ({ ...item, ...place({ offset, ...item }) }));
    nodes.push({ type: "text", value: bound(value.slice(from, citation.start), from > 0) });
    nodes.push({
      type: "citation",
      data: { hName: PLACEHOLDER, hProperties: { items: JSON.stringify(items satisfies PlacedItem[]) } },
      children: [{ type: "text", value: PLACEHOLDER_TEXT }],
    });
    from = citation.end;
  }
  nodes.push({ type: "text", value: value.slice(from) });
  return nodes.filter((node) => (node as { value?: string }).value !== "");
}

/**
 * A marker stays on the line of the word before it: the author's space, or line break, becomes a space that holds.
 * Between two markers it stays as it is, so that a long row of them can be broken.
 */
const bound = (text: string, behindMarker: boolean): string =>
  behindMarker && text.trim() === "" ? text : text.replace(/[ \t]*(?:[ \t]|\r\n|[\r\n])$/u, "\u00A0");

/** Asked for only where a bracket may have been opened in one of them. */
function siblingsBefore(node: Readonly<TextNode>, ctx: MdastVisitorContext): readonly MdastNode[] {
  if (!node.value.includes("]")) return [];
  return (ctx.parent(node)?.children ?? []).slice(0, ctx.indexOf(node) ?? 0) as readonly MdastNode[];
}

function linkAround(node: Readonly<TextNode>, ctx: MdastVisitorContext): Readonly<Linking> | undefined {
  let parent: Readonly<MdastNode> | undefined = ctx.parent(node);
  while (parent !== undefined && parent.type !== "link" && parent.type !== "linkReference") parent = ctx.parent(parent);
  return parent;
}

/** An address that stands for itself (`<https://…>`, `https://…`): what it contains is no text. */
const isAutolink = (link: Readonly<Linking>, ctx: MdastVisitorContext): boolean => ctx.source[startOf(link)] !== "[";

const partOf = (node: Readonly<MdastNode>, { source }: MdastVisitorContext): Part => ({
  source,
  start: startOf(node),
  end: node.position?.end.offset ?? source.length,
});

function report(ctx: MdastVisitorContext, faults: readonly Located<Fault>[]): void {
  for (const { found: fault, offset } of faults) {
    analysisOf(ctx.data).faults.push({ fault, ...placeOf(ctx.source, offset) });
  }
}

function doubt(ctx: MdastVisitorContext, doubts: readonly LocatedDoubt[]): void {
  for (const { found, isExact, offset } of doubts) {
    analysisOf(ctx.data).doubts.push({ doubt: found, isExact, ...placeOf(ctx.source, offset) });
  }
}
