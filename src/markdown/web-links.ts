/** Finds every address of the web in a text, so that the variants of one can be held against each other. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf, type WebLink } from "./analysis.ts";
import { destinationOf } from "./destination.ts";
import { schemeOf } from "./link-target.ts";
import { startOf } from "./node.ts";
import { mapToSource, placeOf } from "./source-map.ts";

type NodeOf<Type extends MdastNode["type"]> = Readonly<Extract<MdastNode, { type: Type }>>;

const IN_HTML = /\s(?:href|src)\s*=\s*["']?(https?:[^"'\s>]*)/giu;

/**
 * What is left in a text of an address that is none, because of a space in it or because it does not go on: behind “](”
 * up to the bracket that closes, elsewhere up to the next space.
 */
const BROKEN =
  /(?<=\]\([ \t]{0,2})https?[^()\r\n]{0,500}|(?<![\p{L}\p{N}])https?[ \t]{0,2}:[ \t]{0,2}\/[ \t]{0,2}\/[ \t]?[^\s<>]*/giu;

/** Documents without one are left alone. */
export const webLinkFinder = ({ source }: { source: string }) =>
  /https?/iu.test(source) &&
  defineMdastPlugin({
    name: "web-links",
    options: { position: true },
    link(node, ctx) {
      record(node, ctx, ctx.source[startOf(node)] === "[" ? "link" : "bare");
    },
    definition(node, ctx) {
      record(node, ctx, "link");
    },
    image(node, ctx) {
      record(node, ctx, "link");
    },
    text(node, ctx) {
      if (!/https?/iu.test(node.value)) return;
      const start = startOf(node);
      const map = mapToSource(node.value, ctx.source.slice(start, node.position?.end.offset));
      for (const { index, 0: address } of node.value.matchAll(BROKEN))
        if (!isInLink(node, ctx))
          add(ctx, start + map.offset(index), { address: address.replace(/[\s).,;:]+$/u, ""), form: "broken" });
    },
    html(node, ctx) {
      for (const { index, 0: attribute, 1: address = "" } of node.value.matchAll(IN_HTML))
        add(ctx, startOf(node) + index + attribute.length - address.length, { address, form: "link" });
    },
    mdxJsxTextElement: recordElement,
    mdxJsxFlowElement: recordElement,
  });

function record(node: NodeOf<"link" | "definition" | "image">, ctx: MdastVisitorContext, form: WebLink["form"]): void {
  if (!/^https?$/iu.test(schemeOf(node.url) ?? "")) return;
  add(ctx, destinationOf(node, ctx.source)?.start ?? startOf(node), { address: node.url, form });
}

function recordElement(node: NodeOf<"mdxJsxTextElement" | "mdxJsxFlowElement">, ctx: MdastVisitorContext): void {
  for (const { value } of node.attributes)
    if (typeof value === "string" && /^https?:/iu.test(value))
      add(ctx, startOf(node), { address: value, form: "link" });
}

/** The words of a link, or of an address that stands for itself. */
function isInLink(node: Readonly<MdastNode>, ctx: MdastVisitorContext): boolean {
  for (let parent = ctx.parent(node); parent !== undefined; parent = ctx.parent(parent))
    if (parent.type === "link" || parent.type === "linkReference") return true;
  return false;
}

const add = (ctx: MdastVisitorContext, offset: number, link: Pick<WebLink, "address" | "form">): void => {
  analysisOf(ctx.data).webLinks.push({ ...link, ...placeOf(ctx.source, offset) });
};
