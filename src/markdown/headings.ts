/** Headings as authors write them, and the ids they give, `### Riquadro {#tile}`, so that one id holds in every language. */
import { defineMdastPlugin } from "satteri";
import { analysisOf } from "./analysis.ts";
import { PLACEHOLDER_TEXT } from "./citation-finder.ts";
import { placeOf } from "./source-map.ts";

/** Braces at the end of a heading's first line, or before the marks that close it. */
const BRACES = /[ \t]*((?:\\?\{[^{}\r\n]*\}[ \t]*)+)#*[ \t]*(?=[\r\n]|$)/u;

/**
 * What stands in braces behind a heading.
 * @param slice the source of the heading
 * @returns the braces as written, where they begin, and where the white space before them does
 */
export function bracesOf(slice: string): { written: string; start: number; from: number } | undefined {
  const match = BRACES.exec(slice);
  if (match?.[1] === undefined) return undefined;
  const start = match.index + match[0].search(/\S/u);
  return { written: slice.slice(start, match.index + match[0].length).trimEnd(), start, from: match.index };
}

/** One “#” alone may begin a hashtag, or the name of a colour. */
const UNSPACED = /#{2,6}[\p{L}\p{N}][^\r\n]{0,40}/uy;

/** Records every heading, what Sätteri has taken for its attributes, and what looks like an id and was not. */
export const headings = () =>
  defineMdastPlugin({
    name: "headings",
    options: { position: true },
    paragraph(node, ctx) {
      const offset = node.position?.start.offset ?? 0;
      UNSPACED.lastIndex = offset;
      const written = UNSPACED.exec(ctx.source)?.[0];
      if (written !== undefined)
        analysisOf(ctx.data).unspacedHeadings.push({ written, ...placeOf(ctx.source, offset) });
    },
    heading(node, ctx) {
      const offset = node.position?.start.offset ?? 0;
      const { writtenHeadings, givenIds } = analysisOf(ctx.data);
      const text = ctx.textContent(node).replaceAll(PLACEHOLDER_TEXT, "").trim();
      const isInside = !ROOTS.has(ctx.parent(node)?.type ?? "root");
      writtenHeadings.push({ depth: node.depth, text, isInside, ...placeOf(ctx.source, offset) });
      const braces = bracesOf(ctx.source.slice(offset, node.position?.end.offset));
      const isTaken = "hProperties" in (node.data ?? {});
      if (braces === undefined || (!isTaken && !/(?<!\\)\{#/u.test(braces.written))) return;
      const hasText = ctx.textContent(node).trim() !== "";
      const id = /^\{#([^\s{}]+)\}$/u.exec(braces.written)?.[1];
      const place = placeOf(ctx.source, offset + braces.start);
      givenIds.push({ written: braces.written, id, hasText, ...place });
    },
  });

/** Where a heading belongs; one in an element of MDX is a fault of that element. */
const ROOTS: ReadonlySet<string> = new Set(["root", "mdxJsxFlowElement"]);
