/** Finds links; those that name something of the base by its id, `[text](article:memory#why)`, knowledge/ leads on. */
import { defineHastPlugin, defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf, type WrittenLink } from "./analysis.ts";
import { isNoteLabel } from "./citation-finder.ts";
import { destinationOf } from "./destination.ts";
import { propsSpread } from "./jsx.ts";
import { isById } from "./link-target.ts";
import { startOf } from "./node.ts";
import { placeOf } from "./source-map.ts";

type NodeOf<Type extends MdastNode["type"]> = Readonly<Extract<MdastNode, { type: Type }>>;

/** Records every link, definition, and image by id. */
export const linkFinder = () =>
  defineMdastPlugin({
    name: "link-finder",
    options: { position: true },
    link(node, ctx) {
      const form = node.children.some(isSeen) ? "link" : "wordless";
      record(node, ctx, ctx.source[startOf(node)] === "[" ? form : "bare", ctx.textContent(node));
    },
    definition(node, ctx) {
      if (!isNoteLabel(node.identifier)) record(node, ctx, "definition", node.identifier);
    },
    image(node, ctx) {
      if (isById(node.url)) record(node, ctx, "image", "");
    },
  });

function record(
  node: NodeOf<"link" | "definition" | "image">,
  ctx: MdastVisitorContext,
  form: WrittenLink["form"],
  text: string,
): void {
  const at = destinationOf(node, ctx.source)?.start ?? startOf(node);
  analysisOf(ctx.data).links.push({ destination: node.url, form, text, ...placeOf(ctx.source, at) });
}

/** Whether a link shows something of itself by what stands in it. */
const isSeen = (node: Readonly<MdastNode>): boolean =>
  "children" in node
    ? (node.children as readonly MdastNode[]).some(isSeen)
    : !("value" in node) || String(node.value).trim() !== "";

/**
 * In MDX, which Astro renders itself, a link by id takes its address from `linkTo(destination)`, a prop of the rendered
 * text. In Markdown the destination stays, and `withLinks` of knowledge/ replaces it.
 */
export const linkProps = ({ sourceFormat }: { sourceFormat: string }) =>
  sourceFormat === "mdx" &&
  defineHastPlugin({
    name: "link-props",
    element: {
      filter: ["a"],
      visit(node, ctx) {
        const { href, ...rest } = node.properties;
        if (typeof href !== "string" || !isById(href)) return;
        const own = Object.entries(rest).map(([name, value]) => ({
          type: "mdxJsxAttribute" as const,
          name,
          value: String(value),
        }));
        const address = propsSpread(`linkTo(${JSON.stringify(href)})`);
        ctx.replaceNode(node, {
          type: "mdxJsxTextElement",
          name: "a",
          attributes: [address, ...own],
          children: node.children,
        });
      },
    },
  });
