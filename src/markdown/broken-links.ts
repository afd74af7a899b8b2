/** Finds what an author meant as a link and Markdown does not: readers would see its brackets. */
import type { MdastNode, MdastVisitorContext } from "satteri";
import { analysisOf, type BrokenLink } from "./analysis.ts";
import { LINK_KINDS } from "./link-target.ts";
import { mapToSource, placeOf } from "./source-map.ts";

type Node = Readonly<MdastNode>;

/** `](https://x y)`, `] (https://x)`; the address behind the parenthesis may be a link of its own. */
const SPLIT = new RegExp(
  String.raw`(?:\[[^[\]]*)?\]\s?\((?=\s*(?:$|https?:|mailto:|www\.|[#/]|\.\.?/|(?:${LINK_KINDS.join("|")}):))`,
  "gu",
);

/** `[text][name]` of a name that nobody defines; notes and citations have rules of their own. */
const UNDEFINED = /(?<![\p{L}\p{N}\]])\[[^[\]]+\]\[(?![\^@-])[^[\]]*\]/gu;

/** `![words] (name.png)`, `![words](my name.png)`, and `![[name.png]]` as note-taking programs write it. */
const IMAGE =
  /!\[(?:[^[\]]*\]\s?\([^()\n]*\.(?:png|jpe?g|webp|avif|gif|svg)\b[^()\n]*\)|\[[^[\]\n]*\.(?:png|jpe?g|webp|avif|gif|svg)[^[\]\n]*\]\])/giu;

/** Looks at every text below a block. */
export function recordBrokenLinks(node: Node, ctx: MdastVisitorContext): void {
  if (node.type === "text") {
    recordForm("split", SPLIT, node, ctx);
    recordForm("undefined", UNDEFINED, node, ctx);
    recordForm("image", IMAGE, node, ctx);
  } else if ("children" in node) for (const child of node.children as readonly Node[]) recordBrokenLinks(child, ctx);
}

function recordForm(
  form: BrokenLink["form"],
  pattern: RegExp,
  node: Readonly<Extract<MdastNode, { type: "text" }>>,
  ctx: MdastVisitorContext,
): void {
  const found = [...node.value.matchAll(pattern)];
  if (found.length === 0) return;
  const start = node.position?.start.offset ?? 0;
  const map = mapToSource(node.value, ctx.source.slice(start, node.position?.end.offset));
  for (const { index, 0: written } of found) {
    const isEscaped = [...written].some((_, at) => "[]".includes(written.charAt(at)) && map.isLiteral(index + at));
    if (!isEscaped)
      analysisOf(ctx.data).brokenLinks.push({ form, written, ...placeOf(ctx.source, start + map.offset(index)) });
  }
}
