/** Measures the text block by block, for reports on how well it is covered by citations. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf } from "./analysis.ts";
import { PLACEHOLDER, type PlacedItem } from "./citation-finder.ts";
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
    paragraph: record,
    tableRow(node, ctx) {
      if (ctx.indexOf(node) !== 0) record(node, ctx);
    },
  });

function record(node: Node, ctx: MdastVisitorContext): void {
  const read = contentOf(node);
  const text = read.text
    .replaceAll(/\s+(?=[.,;:!?])/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  if (text === "" && read.citations === 0) return;
  analysisOf(ctx.data).blocks.push({
    words: text.split(/\s+/u).filter(isWord).length,
    citations: read.citations,
    opening: text.length > OPENING ? `${text.slice(0, OPENING).trimEnd()} …` : text,
    ...placeOf(ctx.source, node.position?.start.offset ?? 0),
  });
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
