/** Measures the text block by block, for reports on how well it is covered by citations. */
import { defineMdastPlugin, type MdastVisitorContext } from "satteri";
import { analysisOf, type Statement } from "./analysis.ts";
import { citationsOf } from "./citation-places.ts";
import { factualNumber } from "./factual-number.ts";
import { childrenOf, type Node, startOf } from "./node.ts";
import { placeOf } from "./source-map.ts";

/** UTF-16 units of a block by which an author knows it again. */
const OPENING = 60;

/**
 * Each run of characters without white space among which is a letter or a figure, from that on: "8×128" and "l’unità"
 * are one word.
 */
const WORD = /[\p{L}\p{N}]\S*/gu;

/**
 * Records each block of text: a paragraph, also one in an item of a list, a quotation, a note or a caption, or a row of a
 * table below its head. Headings are none, nor are blocks of code. It reads citations as
 * text, and so must come before they are replaced.
 */
export const statements = () =>
  defineMdastPlugin({
    name: "statements",
    options: { position: true },
    paragraph(node, ctx) {
      record(node, ctx.parent(node)?.type === "listItem" ? "item" : "paragraph", ctx);
    },
    tableRow(node, ctx) {
      if (ctx.indexOf(node) !== 0) record(node, "row", ctx);
    },
  });

function record(node: Node, kind: Statement["kind"], ctx: MdastVisitorContext): void {
  const read = contentOf(node, ctx.source);
  const text = read.text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/ (?=[.,;:!?])/gu, "")
    .trim();
  if (text === "" && read.citations === 0) return;
  analysisOf(ctx.data).statements.push({
    kind,
    words: text.match(WORD)?.length ?? 0,
    citations: read.citations,
    opening: text.length > OPENING ? `${text.slice(0, OPENING).trimEnd()} …` : text,
    figure: read.citations > 0 || (kind === "row" && isCitedAbove(node, ctx)) ? undefined : factualNumber(text),
    leadsOn: text.endsWith(":"),
    ...placeOf(ctx.source, startOf(node)),
  });
}

/** Whether the head of the table cites for all of its rows. */
function isCitedAbove(row: Node, ctx: MdastVisitorContext): boolean {
  const table = ctx.parent(row);
  const head = table && childrenOf(table)[0];
  return head !== undefined && contentOf(head, ctx.source).citations > 0;
}

/** Words and citations below a node. Code is no word; in a link nothing can be cited. */
function contentOf(node: Node, source: string, inLink = false): { text: string; citations: number } {
  if (node.type === "text") return inLink ? { text: node.value, citations: 0 } : withoutCitations(node, source);
  if (node.type === "break") return { text: " ", citations: 0 };
  const isLink = inLink || node.type === "link" || node.type === "linkReference";
  const contents = childrenOf(node).map((child) => contentOf(child, source, isLink));
  const between = node.type === "tableRow" ? " " : "";
  return {
    text: contents.map(({ text }) => text).join(between),
    citations: contents.reduce((sum, { citations }) => sum + citations, 0),
  };
}

function withoutCitations({ value, position }: Node & { value: string }, source: string): ReturnType<typeof contentOf> {
  if (!value.includes("@")) return { text: value, citations: 0 };
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? source.length];
  const citations = citationsOf(value, { source, start, end }).citations.filter(({ items }) => items.length > 0);
  const ends = [0, ...citations.map((citation) => citation.end)];
  return {
    text: ends.map((from, turn) => value.slice(from, citations[turn]?.start)).join(""),
    citations: citations.reduce((sum, { items }) => sum + items.length, 0),
  };
}
