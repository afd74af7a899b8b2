/** Finds citations in the Markdown tree and leaves a placeholder element for each; the core does the reading. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { type Citation, type CitationItem, parseCitations } from "../citations/syntax.ts";
import { analysisOf, type PlacedFault } from "./analysis.ts";
import { mapToSource, placeOf } from "./source-map.ts";

/** Element that stands for a bracketed citation between the two phases; `citation-markers.ts` replaces it. */
export const PLACEHOLDER = "kb-citation";

/** Fills placeholders so that a heading's text shows where they stood; a private-use character, never in HTML. */
export const PLACEHOLDER_TEXT = "\u{F8FF}";

/** What a placeholder carries in its `items` attribute, as JSON. */
export type PlacedItem = Omit<CitationItem, "offset"> & { line: number; column: number };

type TextNode = Extract<MdastNode, { type: "text" }>;
type Linking = Extract<MdastNode, { type: "link" | "linkReference" }>;

/** A fresh plugin per document: Sätteri calls the factory with the source. Documents without "@" are left alone. */
export const citationFinder = ({ source }: { source: string }) =>
  source.includes("@") &&
  defineMdastPlugin({
    name: "citation-finder",
    options: { position: true },
    text: readText,
    link: refuseLink,
    linkReference: refuseLink,
    html(node, ctx) {
      const text = node.value.replaceAll(/<!--.*?-->|<[^>]*>/gsu, (markup) => " ".repeat(markup.length));
      for (const { start, end } of parseCitations(text)) {
        report(ctx, startOf(node) + start, { kind: "in-html", text: node.value.slice(start, end) });
      }
    },
    image: refuseImage,
    imageReference: refuseImage,
    definition(node, ctx) {
      if (/^-?@/u.test(node.identifier)) report(ctx, startOf(node), { kind: "in-definition", text: node.identifier });
    },
  });

function readText(node: Readonly<TextNode>, ctx: MdastVisitorContext): void {
  if (!node.value.includes("@")) return;
  const start = startOf(node);
  const map = mapToSource(node.value, ctx.source.slice(start, node.position?.end.offset));
  const citations = parseCitations(node.value, map.isLiteral);
  const rest = citations[0] ? node.value.slice(0, citations[0].start) : node.value;
  if (isSplitCitation(rest, node, ctx))
    report(ctx, start, { kind: "formatted", text: rest.slice(0, rest.indexOf("]") + 1).trim() });
  const link = linkAround(node, ctx);
  if (citations.length === 0 || (link && isAutolink(link, ctx))) return;
  for (const citation of citations) {
    const text = node.value.slice(citation.start, citation.end);
    if (link) report(ctx, start + map.offset(citation.start), { kind: "in-link", text });
    for (const fault of citation.faults) report(ctx, start + map.offset(fault.offset), fault);
  }
  if (link) return;
  const place = (item: CitationItem) => placeOf(ctx.source, start + map.offset(item.offset));
  ctx.replaceNode(node, withPlaceholders(node.value, citations, place) as MdastNode[]);
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

/** `[@a](url)` and `[@a]` beside a definition `[@a]: …` reach us as links. */
function refuseLink(node: Readonly<Linking>, ctx: MdastVisitorContext): void {
  const start = startOf(node);
  const text = /^\[\s*-?@[^\]]*\]/u.exec(ctx.source.slice(start, node.position?.end.offset))?.[0];
  if (text !== undefined) report(ctx, start, { kind: "is-link", text });
}

/** The alternative text of an image is read aloud as it stands; a citation cannot be followed there. */
function refuseImage(
  node: Readonly<Extract<MdastNode, { type: "image" | "imageReference" }>>,
  ctx: MdastVisitorContext,
): void {
  const start = startOf(node);
  const slice = ctx.source.slice(start, node.position?.end.offset);
  const escaped = (at: number): boolean => (/\\*$/u.exec(slice.slice(0, at))?.[0].length ?? 0) % 2 === 1;
  const alt = slice.slice(1, slice.lastIndexOf("](") + 1 || undefined);
  // The alternative text may hold a citation, or be one together with the image's own brackets.
  const inside = parseCitations(alt.slice(1, -1), (at) => escaped(at + 2)).map(({ start: from, end }) => [
    from + 2,
    end + 2,
  ]);
  const [[from, end] = []] = [
    ...inside,
    ...parseCitations(alt, (at) => escaped(at + 1)).map((all) => [all.start + 1, all.end + 1]),
  ];
  if (from !== undefined) report(ctx, start + from, { kind: "in-image", text: slice.slice(from, end) });
}

/**
 * "[*see* @a]": the bracket opens in an earlier sibling, because emphasis or code stands inside it.
 * @param beginning the node's text before its first whole citation
 */
function isSplitCitation(beginning: string, node: Readonly<TextNode>, ctx: MdastVisitorContext): boolean {
  const bracket = beginning.search(/[[\]]/u);
  if (beginning[bracket] !== "]" || !/(?:^|\s)-?@[a-z0-9]/u.test(beginning.slice(0, bracket))) return false;
  const siblings = ctx.parent(node)?.children ?? [];
  for (let index = (ctx.indexOf(node) ?? 0) - 1; index >= 0; index--) {
    const sibling = siblings[index];
    const last = sibling?.type === "text" ? /[[\]](?=[^[\]]*$)/u.exec(sibling.value)?.[0] : undefined;
    if (last !== undefined) return last === "[";
  }
  return false;
}

function linkAround(node: Readonly<TextNode>, ctx: MdastVisitorContext): Readonly<Linking> | undefined {
  let parent: Readonly<MdastNode> | undefined = ctx.parent(node);
  while (parent !== undefined && parent.type !== "link" && parent.type !== "linkReference") parent = ctx.parent(parent);
  return parent;
}

/** An address that stands for itself (`<https://…>`, `https://…`): what it contains is no text. */
const isAutolink = (link: Readonly<Linking>, ctx: MdastVisitorContext): boolean => ctx.source[startOf(link)] !== "[";

const startOf = (node: Readonly<MdastNode>): number => node.position?.start.offset ?? 0;

function report(ctx: MdastVisitorContext, offset: number, fault: PlacedFault["fault"]): void {
  analysisOf(ctx.data).faults.push({ fault, ...placeOf(ctx.source, offset) });
}
