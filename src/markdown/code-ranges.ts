/** Where a Markdown text shows what is written, with no meaning of its own: code, inline and in blocks. */
import { type MdastNode, markdownToMdast, mdxToMdast } from "satteri";
import { features } from "./engine.ts";

/** From and to, as offsets in the source. */
export type Range = readonly [from: number, to: number];

/** Parses the text once more: for rare questions only. An MDX text that cannot be parsed has none. */
export function codeRanges(source: string, isMdx: boolean): Range[] {
  try {
    return rangesIn((isMdx ? mdxToMdast : markdownToMdast)(source, { features }));
  } catch {
    return [];
  }
}

function rangesIn(node: MdastNode): Range[] {
  const { start, end } = node.position ?? {};
  if (node.type === "inlineCode" || node.type === "code")
    return start && end ? [[start.offset ?? 0, end.offset ?? 0]] : [];
  return "children" in node ? node.children.flatMap(rangesIn) : [];
}
