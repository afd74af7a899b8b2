/** Measures the text block by block, for reports on how well it is covered by citations, and sees what is no link in it. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf, type TextBlock } from "./analysis.ts";
import { recordBrokenLinks } from "./broken-links.ts";
import { PLACEHOLDER, type PlacedItem } from "./citation-finder.ts";
import { factualNumber } from "./factual-number.ts";
import { placeOf } from "./source-map.ts";

type Node = Readonly<MdastNode>;

/** UTF-16 units of a block by which an author knows it again. */
const OPENING = 60;

/** A run of characters without white space among which is a letter or a figure: "8×128" and "l’unità" are one word. */
const isWord = (run: string): boolean => /[\p{L}\p{N}]/u.test(run);

/**
 * Records each block of text: a paragraph, also one in an item of a list, a quotation, a note or a caption, or a row of a
 * table below its head. Headings are none, nor are blocks of code. It must come behind the plugin that finds citations.
 */
export const textBlocks = () =>
  defineMdastPlugin({
    name: "text-blocks",
    options: { position: true },
    paragraph(node, ctx) {
      record(node, ctx.parent(node)?.type === "listItem" ? "item" : "paragraph", ctx);
    },
    tableRow(node, ctx) {
      if (ctx.indexOf(node) !== 0) record(node, "row", ctx);
      else recordBrokenLinks(node, ctx);
    },
  });

function record(node: Node, kind: TextBlock["kind"], ctx: MdastVisitorContext): void {
  const read = contentOf(node);
  const text = read.text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ (?=[.,;:!?])/gu, "")
    .trim();
  if (text === "" && read.citations === 0) return;
  if (text.includes("]")) recordBrokenLinks(node, ctx);
  analysisOf(ctx.data).blocks.push({
    kind,
    words: text.split(" ").filter(isWord).length,
    citations: read.citations,
    opening: text.length > OPENING ? `${text.slice(0, OPENING).trimEnd()} …` : text,
    figure: read.citations > 0 || (kind === "row" && isCitedAbove(node, ctx)) ? undefined : factualNumber(text),
    leadsOn: text.endsWith(":"),
    ...placeOf(ctx.source, node.position?.start.offset ?? 0),
  });
}

/** Whether the head of the table cites for all of its rows. */
function isCitedAbove(row: Node, ctx: MdastVisitorContext): boolean {
  const head = (ctx.parent(row)?.children as readonly Node[] | undefined)?.[0];
  return head !== undefined && contentOf(head).citations > 0;
}

/** Words and citations below a node; code is no word, what a placeholder shows neither. */
function contentOf(node: Node): { text: string; citations: number } {
  const data = (node.data ?? {}) as { hName?: unknown; hProperties?: { items?: unknown } };
  if (data.hName === PLACEHOLDER) {
    const items = JSON.parse(String(data.hProperties?.items)) as PlacedItem[];
    return { text: "", citations: items.length };
  }
  if (node.type === "text") return { text: node.value, citations: 0 };
  if (node.type === "break") return { text: " ", citations: 0 };
  const children = "children" in node ? (node.children as readonly Node[]).map(contentOf) : [];
  const between = node.type === "tableRow" ? " " : "";
  return {
    text: children.map(({ text }) => text).join(between),
    citations: children.reduce((sum, { citations }) => sum + citations, 0),
  };
}
