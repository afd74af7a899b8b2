/** Reads Markdown as others do: remark with remark-gfm. */
import { remark } from "remark";
import remarkGfm from "remark-gfm";

export interface GfmNode {
  type: string;
  value?: string;
  url?: string;
  identifier?: string;
  depth?: number;
  children?: GfmNode[];
}

export const parseGfm = (text: string): GfmNode => remark().use(remarkGfm).parse(text) as GfmNode;

/** A node and every one below it, in the order of the text. */
export const nodesOf = (node: GfmNode): GfmNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

/** Labels of a document's footnotes, and of the references to them, in the order of the text. */
export function footnotesOf(text: string): { definitions: string[]; references: string[] } {
  const labels = (type: string): string[] =>
    nodesOf(parseGfm(text)).flatMap((node) => (node.type === type ? [node.identifier ?? ""] : []));
  return { definitions: labels("footnoteDefinition"), references: labels("footnoteReference") };
}

/** The words of a node. */
export const wordsOf = (node: GfmNode): string => node.value ?? (node.children ?? []).map(wordsOf).join("");
