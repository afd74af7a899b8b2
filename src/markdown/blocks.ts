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

/** By what the page's elements are known again. */
interface Known {
  /** Blocks by where they begin: of an item, where the item does too. */
  starts: Map<number, number>;
  /** Code in the order of the text, by the footnote that it stands in, if it does: those come last in the page. */
  code: Map<number | undefined, number[]>;
}

const KNOWN = "kb-blocks";
const knownOf = (data: Record<string, unknown>): Known => {
  data[KNOWN] ??= { starts: new Map(), code: new Map() } satisfies Known;
  return data[KNOWN] as Known;
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
      if (item && ctx.indexOf(node) === 0)
        knownOf(ctx.data).starts.set(startOf(item), analysisOf(ctx.data).blocks.length);
      record(node, item ? "item" : "paragraph", ctx);
    },
    table: (node, ctx) => record(node, "table", ctx),
    code(node, ctx) {
      const { code } = knownOf(ctx.data);
      const footnote = footnoteAround(node, ctx);
      code.set(footnote, [...(code.get(footnote) ?? []), analysisOf(ctx.data).blocks.length]);
      record(node, "code", ctx);
    },
  });

/** Where the footnote's definition begins in which a block stands. */
function footnoteAround(node: Node, ctx: MdastVisitorContext): number | undefined {
  const parent = ctx.parent(node);
  if (parent === undefined || parent.type === "root") return undefined;
  return parent.type === "footnoteDefinition" ? startOf(parent) : footnoteAround(parent as Node, ctx);
}

function record(node: Node, kind: Block["kind"], ctx: MdastVisitorContext, depth?: number): void {
  const { blocks } = analysisOf(ctx.data);
  const { start, end } = spanOf(node);
  const begun = blocks.at(-1)?.section ?? 0;
  knownOf(ctx.data).starts.set(start, blocks.length);
  blocks.push({
    kind,
    ...(depth !== undefined && { depth }),
    section: depth === 2 ? begun + 1 : begun,
    text: node.type === "code" ? codeOf(node) : textOf(ctx.source.slice(start, end), kind, depth),
    ...placeOf(ctx.source, start),
  });
}

/** What a line of a quotation or of an item begins with. */
const PREFIX = /^[ \t]*(?:>[ \t]?)*[ \t]*/u;
/** The line below the head of a table. */
const DELIMITER = /^\|?[ \t:|-]+\|?$/u;

const codeOf = ({ lang, meta, value }: Extract<Node, { type: "code" }>): string =>
  `\`\`\`${[lang, meta].filter(Boolean).join(" ")}\n${value}\n\`\`\``;

/** Headings, tables and the rest each in one form, whatever forms Markdown has for them. */
function textOf(source: string, kind: Block["kind"], depth = 0): string {
  const lines = source.split(/\r\n?|\n/u);
  const plain = lines.map((line, index) => oneSpaced(index === 0 ? line : line.replace(PREFIX, "")));
  if (kind === "heading") return `${"#".repeat(depth)} ${headingWords(plain)}`.trim();
  if (kind !== "table") return plain.join(" ").trim();
  return plain
    .filter((line, index) => index !== 1 || !DELIMITER.test(line))
    .map(rowOf)
    .join("\n");
}

/** Without the signs before and behind them, or the line below. */
function headingWords(lines: readonly string[]): string {
  const [first = "", ...others] = lines;
  if (!others.length) return first.replace(/^#{1,6}(?:\s+|$)/u, "").replace(/(?:^|\s+)#+$/u, "");
  return lines.slice(0, -1).join(" ").trim();
}

/** A row with a bar before, between and behind its cells. */
const rowOf = (line: string): string => {
  const cells = line.replace(/^\|/u, "").replace(/(?<!\\)\|$/u, "");
  return `| ${cells.replaceAll(/ ?(?<!\\)\| ?/gu, " | ").trim()} |`;
};

/** Spaces that do not break stay: what is shown of a text should be what its author wrote. */
const oneSpaced = (line: string): string => line.replaceAll(/[ \t]{2,}|\t/gu, " ").trim();

/**
 * Gives the elements of a page the numbers of their blocks, and marks where each block ends. Elements are known by where
 * they stand in the source, so it must come before others are put around them.
 */
export const blockMarks = () =>
  defineHastPlugin({
    name: "block-marks",
    options: { position: true },
    element: {
      filter: ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "table", "pre"],
      visit(node, ctx) {
        const number =
          node.tagName === "pre"
            ? nextCode(node, ctx)
            : knownOf(ctx.data).starts.get(node.position?.start.offset ?? -1);
        // The paragraph of an item that stands by itself is the block, not the item around it.
        if (number === undefined || (node.tagName === "li" && hasParagraph(node))) return;
        ctx.setProperty(node, "dataBlock", String(number));
        const mark = blockMark(number, ctx.sourceFormat === "mdx");
        if (node.tagName === "li") markItem(node, mark, ctx);
        else ctx.insertAfter(node, mark);
      },
    },
  });

/** What is coloured stands nowhere in the source any more; it comes in order. */
function nextCode(node: Readonly<HastNode>, ctx: HastVisitorContext): number | undefined {
  let around = ctx.parent(node);
  while (around && !isFootnote(around)) around = ctx.parent(around);
  return knownOf(ctx.data).code.get(around?.position?.start.offset)?.shift();
}

const isFootnote = (node: Readonly<HastNode>): boolean =>
  node.type === "element" && node.tagName === "li" && String(node.properties["id"]).startsWith("user-content-fn-");

type Element = Readonly<Extract<HastNode, { type: "element" }>>;

const hasParagraph = ({ children }: Element): boolean =>
  children.some((child) => child.type === "element" && child.tagName === "p");

/** What may stand inside an item besides its own words. */
const INNER: ReadonlySet<string> = new Set([
  "ul",
  "ol",
  "blockquote",
  "pre",
  "table",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);

/** In an item the block ends where another begins that stands inside it. */
function markItem(item: Element, mark: HastNode, ctx: HastVisitorContext): void {
  const inner = item.children.find((child) => child.type === "element" && INNER.has(child.tagName));
  if (inner) ctx.insertBefore(inner, mark);
  else ctx.appendChild(item, mark);
}

function blockMark(number: number, mdx: boolean): HastNode {
  if (!mdx) return { type: "comment", value: `${BLOCK_MARK} ${number}` };
  const attributes = [propsAttribute("notes", `props.notesOf?.(${number})`), propsAttribute("locale", "props.locale")];
  return { type: "mdxJsxFlowElement", name: BLOCK_COMPONENT, attributes, children: [] };
}
