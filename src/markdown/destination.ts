/** Finds in the source what the tree has no position for: the destination of a link, the end of a tag. */
import { childrenOf, type Node, spanOf } from "./node.ts";

/** `](` of a link or image, `]:` of a definition, with what follows: `<a b>` or `a(b)c` (CommonMark 6.3, 4.7). */
const DESTINATION = /\](?=[(:]\s*(?:<((?:\\.|[^\\<>\n])*)>|((?:\\.|\((?:\\.|[^\\()\s])*\)|[^\\()\s])*)))/dgsu;

/**
 * @param slice the source of a link (from the end of its text), image or definition
 * @param address what the parser understood it to be
 * @returns where the destination stands, its angle brackets included
 */
export function destinationIn(slice: string, address: string): { start: number; end: number } | undefined {
  for (const { indices, ...match } of slice.matchAll(DESTINATION)) {
    const [inBrackets, bare] = [match[1], match[2]];
    if (plain(inBrackets ?? bare ?? "") !== address) continue;
    if (indices?.[1]) return { start: indices[1][0] - 1, end: indices[1][1] + 1 };
    if (indices?.[2]) return { start: indices[2][0], end: indices[2][1] };
  }
  return undefined;
}

/** The same of a node, with offsets in its document. */
export function destinationOf(
  node: Extract<Node, { type: "link" | "definition" | "image" }>,
  source: string,
): { start: number; end: number } | undefined {
  const { start, end } = spanOf(node);
  // What stands before the destination: the link's own text, in which an image may have one.
  const last = node.type === "link" ? childrenOf(node).at(-1) : undefined;
  const from = last === undefined ? start : spanOf(last).end;
  const place = destinationIn(source.slice(from, end), node.url);
  return place && { start: from + place.start, end: from + place.end };
}

const plain = (written: string): string => written.replaceAll(/\\([!-/:-@[-`{-~])/gu, "$1").replaceAll("&amp;", "&");

/** A string of JavaScript or of an attribute, or what matters outside of one. */
const TOKEN = /"[^"]*"|'[^']*'|`[^`]*`|[{}>]/gu;

/** Offset behind the tag of JSX that begins at `start`; ">" in strings and in braces does not end it. */
export function tagEnd(source: string, start: number): number {
  let depth = 0;
  for (const { index, 0: token } of source.slice(start).matchAll(TOKEN)) {
    if (token === "{") depth++;
    if (token === "}") depth--;
    if (token === ">" && depth === 0) return start + index + 1;
  }
  return source.length;
}
