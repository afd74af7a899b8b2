/** Finds the blocks of a text, by which its translation is held against it, and names each in the page. */
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastNode,
  type HastVisitorContext,
  type MdastVisitorContext,
} from "satteri";
import { analysisOf, type Block } from "./analysis.ts";
import { propsAttribute } from "./jsx.ts";
import { type Node, spanOf, startOf } from "./node.ts";
import { placeOf } from "./source-map.ts";

/** Attribute that tells the number of its block, from 0, of an element. */
export const BLOCK_ATTRIBUTE = "data-block";

/** Texts are rendered by one copy of this module, and parted by another in the same process (see `useMessages`). */
const SLOT = Symbol.for("knowledge-base.block-mark");
const shared = globalThis as { [SLOT]?: string };
shared[SLOT] ??= `block-${crypto.randomUUID()}`;

/** Comment behind each block of rendered Markdown, before its number; no author can write it. */
const BLOCK_MARK = shared[SLOT];
const MARKS = new RegExp(`<!--${BLOCK_MARK} (\\d+)-->`, "u");

/**
 * Parts rendered Markdown behind some of its blocks, and takes out the marks.
 * @param isCut whether the text is parted behind a block
 * @returns the parts in order, each with the block behind which it begins; the first begins behind none
 */
export function partedBehind(html: string, isCut: (block: number) => boolean): { html: string; behind?: number }[] {
  const [first = "", ...rest] = html.split(MARKS);
  const parts: { html: string; behind?: number }[] = [{ html: first }];
  for (let index = 0; index < rest.length; index += 2) {
    const [block, text] = [Number(rest[index]), rest[index + 1] ?? ""];
    const last = parts.at(-1);
    if (isCut(block)) parts.push({ html: text, behind: block });
    else if (last) last.html += text;
  }
  return parts;
}

/** Rendered Markdown without the marks of its blocks. */
export const withoutBlockMarks = (html: string): string => partedBehind(html, () => false)[0]?.html ?? "";

/** Component that stands at the same place in MDX; it is handed the prop `notesOf(block)` that the text was given. */
export const BLOCK_COMPONENT = "BlockNotes";

/** Where each block of a document begins, by which the page's elements are known: of an item, where the item does too. */
const STARTS = "kb-block-starts";
const startsOf = (data: Record<string, unknown>): Map<number, number> => {
  data[STARTS] ??= new Map<number, number>();
  return data[STARTS] as Map<number, number>;
};

/** Records every block. It reads texts as they were written, and so must come before they are changed. */
export const blockFinder = () =>
  defineMdastPlugin({
    name: "block-finder",
    options: { position: true },
    heading: (node, ctx) => record(node, "heading", ctx, node.depth),
    paragraph(node, ctx) {
      const parent = ctx.parent(node);
      const item = parent?.type === "listItem" ? parent : undefined;
      if (item && ctx.indexOf(node) === 0) startsOf(ctx.data).set(startOf(item), analysisOf(ctx.data).blocks.length);
      record(node, item ? "item" : "paragraph", ctx);
    },
    table: (node, ctx) => record(node, "table", ctx),
    code: (node, ctx) => record(node, "code", ctx),
  });

function record(node: Node, kind: Block["kind"], ctx: MdastVisitorContext, depth?: number): void {
  const { blocks } = analysisOf(ctx.data);
  const { start, end } = spanOf(node);
  const begun = blocks.at(-1)?.section ?? 0;
  startsOf(ctx.data).set(start, blocks.length);
  blocks.push({
    kind,
    ...(depth !== undefined && { depth }),
    section: depth === 2 ? begun + 1 : begun,
    text: textOf(ctx.source.slice(start, end), kind),
    ...placeOf(ctx.source, start),
  });
}

/** What a line of a quotation or of an item begins with. */
const PREFIX = /^[ \t]*(?:>[ \t]?)*[ \t]*/u;
/** The line below the head of a table. */
const DELIMITER = /^\|?[ \t:|-]+\|?$/u;

function textOf(source: string, kind: Block["kind"]): string {
  const lines = source.split(/\r\n?|\n/u);
  if (kind === "code") return lines.map((line) => line.trimEnd()).join("\n");
  const plain = lines.map((line, index) => oneSpaced(index === 0 ? line : line.replace(PREFIX, "")));
  if (kind !== "table") return plain.join(" ").trim();
  return plain
    .filter((line, index) => index !== 1 || !DELIMITER.test(line))
    .map((line) => line.replaceAll(/ ?(?<!\\)\| ?/gu, " | ").trim())
    .join("\n");
}

/** Spaces that do not break stay: what is shown of a text should be what its author wrote. */
const oneSpaced = (line: string): string => line.replaceAll(/[ \t]+/gu, " ").trim();

/**
 * Gives the elements of a page the numbers of their blocks, and marks where each block ends. Elements are known by where
 * they stand in the source, so it must come before others are put around them.
 */
export const blockMarks = () => {
  // What is coloured stands nowhere in the source any more; it comes in order.
  let codes = 0;
  return defineHastPlugin({
    name: "block-marks",
    options: { position: true },
    element: {
      filter: ["h2", "h3", "h4", "h5", "h6", "p", "li", "table", "pre"],
      visit(node, ctx) {
        const number =
          node.tagName === "pre" ? codeBlocks(ctx)[codes++] : startsOf(ctx.data).get(node.position?.start.offset ?? -1);
        // The paragraph of an item that stands by itself is the block, not the item around it.
        if (number === undefined || (node.tagName === "li" && hasParagraph(node))) return;
        ctx.setProperty(node, "dataBlock", String(number));
        const mark = blockMark(number, ctx.sourceFormat === "mdx");
        if (node.tagName === "li") markItem(node, mark, ctx);
        else ctx.insertAfter(node, mark);
      },
    },
  });
};

const codeBlocks = ({ data }: HastVisitorContext): number[] =>
  analysisOf(data).blocks.flatMap(({ kind }, index) => (kind === "code" ? [index] : []));

type Element = Readonly<Extract<HastNode, { type: "element" }>>;

const hasParagraph = ({ children }: Element): boolean =>
  children.some((child) => child.type === "element" && child.tagName === "p");

/** In an item the block ends where the list begins that stands inside it. */
function markItem(item: Element, mark: HastNode, ctx: HastVisitorContext): void {
  const inner = item.children.find((child) => child.type === "element" && ["ul", "ol"].includes(child.tagName));
  if (inner) ctx.insertBefore(inner, mark);
  else ctx.appendChild(item, mark);
}

function blockMark(number: number, mdx: boolean): HastNode {
  if (!mdx) return { type: "comment", value: `${BLOCK_MARK} ${number}` };
  const attributes = [propsAttribute("notes", `props.notesOf?.(${number})`), propsAttribute("locale", "props.locale")];
  return { type: "mdxJsxFlowElement", name: BLOCK_COMPONENT, attributes, children: [] };
}
