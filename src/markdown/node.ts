/** Where a node of the tree stands in its document, and what it holds. */
import type { MdastNode } from "satteri";

export type Node = Readonly<MdastNode>;

/** Offset in UTF-16 units; 0 for a node that a plugin has made, which stands nowhere. */
export const startOf = ({ position }: Pick<Node, "position">): number => position?.start.offset ?? 0;

/** The stretch of the document from the node's first character to behind its last. */
export const spanOf = (node: Pick<Node, "position">): { start: number; end: number } => ({
  start: startOf(node),
  end: node.position?.end.offset ?? 0,
});

export const childrenOf = (node: Node): readonly Node[] =>
  "children" in node ? (node.children as readonly Node[]) : [];
