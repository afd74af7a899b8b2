/** Writes behind headings the ids that they have, so that their words can change: for a translation. */
import { type MdastNode, markdownToMdast, mdxToMdast } from "satteri";
import type { Heading } from "./analysis.ts";
import { bracesOf } from "./headings.ts";
import { childrenOf, spanOf } from "./node.ts";

const features = { gfm: true, frontmatter: false, smartPunctuation: false, headingAttributes: true } as const;

/** Marks that close a heading; braces before them are words to the parser. */
const CLOSING = /(?:[ \t]+#+)?[ \t]*$/u;
/** What is drawn below a heading that has no marks before it. */
const UNDERLINE = /[ \t]*[\r\n]+[^\r\n]*$/u;

/**
 * @param source the text below the frontmatter
 * @param headings those of the text as it is rendered
 * @returns the text with `{#id}` behind every heading that had none
 */
export function withFixedIds(source: string, format: "md" | "mdx", headings: readonly Heading[]): string {
  const tree = (format === "mdx" ? mdxToMdast : markdownToMdast)(source, { features });
  const written = headingsIn(tree);
  let fixed = "";
  let from = 0;
  for (const [index, { id, depth }] of headings.entries()) {
    const node = written[index];
    // A heading of raw HTML is none to this parser: from there on nothing is sure.
    if (node?.type !== "heading" || node.depth !== depth) break;
    const { start, end } = spanOf(node);
    const slice = source.slice(start, end);
    if (bracesOf(slice) !== undefined) continue;
    const words = start + slice.search(slice.startsWith("#") ? CLOSING : UNDERLINE);
    fixed += `${source.slice(from, words)} {#${id}}`;
    from = slice.startsWith("#") ? end : words;
  }
  return fixed + source.slice(from);
}

/** In the order of the text; the first level is the title's. */
const headingsIn = (node: Readonly<MdastNode>): Readonly<MdastNode>[] =>
  node.type === "heading" && node.depth > 1 ? [node] : childrenOf(node).flatMap(headingsIn);
