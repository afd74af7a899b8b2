/** Reads Markdown as others do: by the second reader of the engine, remark with remark-gfm. */
import { type GfmNode, parseGfm } from "../src/markdown/gfm/parse.ts";

export { type GfmNode, parseGfm, wordsOf } from "../src/markdown/gfm/parse.ts";

/** A node and every one below it, in the order of the text. */
export const nodesOf = (node: GfmNode): GfmNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

/** Labels of a document's footnotes, and of the references to them, in the order of the text. */
export function footnotesOf(text: string): { definitions: string[]; references: string[] } {
  const labels = (type: string): string[] =>
    nodesOf(parseGfm(text)).flatMap((node) => (node.type === type ? [node.identifier ?? ""] : []));
  return { definitions: labels("footnoteDefinition"), references: labels("footnoteReference") };
}
