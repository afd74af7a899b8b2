/** Finds links that name something of the base by its id, `[text](article:memory#why)`; knowledge/ leads them on. */
import { defineHastPlugin, defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf, type WrittenLink } from "./analysis.ts";
import { destinationIn } from "./destination.ts";
import { literalText, propsSpread } from "./jsx.ts";
import { isById, LINK_KINDS, schemeOf } from "./link-target.ts";
import { placeOf } from "./source-map.ts";

type NodeOf<Type extends MdastNode["type"]> = Readonly<Extract<MdastNode, { type: Type }>>;

/** Schemes whose links are what they are on every page of the web. */
const PUBLIC = new Set(["http", "https", "mailto", "tel"]);

/** An attribute of raw HTML that leads to an id, which only Markdown's links may do. */
const IN_HTML = new RegExp(
  `\\s(?:href|src)\\s*=\\s*["']?(?<destination>(?:${LINK_KINDS.join("|")}):[^"'\\s>]*)`,
  "giu",
);

/** Records every destination with a scheme that is not of the public web, so that a mistyped one is noticed too. */
export const linkFinder = () =>
  defineMdastPlugin({
    name: "link-finder",
    options: { position: true },
    link(node, ctx) {
      const form = node.children.some(isSeen) ? "link" : "wordless";
      record(node, ctx, ctx.source[startOf(node)] === "[" ? form : "bare");
    },
    definition(node, ctx) {
      record(node, ctx, "link");
    },
    image(node, ctx) {
      if (isById(node.url)) record(node, ctx, "image");
    },
    html(node, ctx) {
      for (const { index, groups } of node.value.matchAll(IN_HTML))
        add(ctx, startOf(node) + index + 1, { destination: groups?.["destination"] ?? "", form: "html" });
    },
    mdxJsxTextElement: recordElement,
    mdxJsxFlowElement: recordElement,
  });

function record(
  node: NodeOf<"link" | "definition" | "image">,
  ctx: MdastVisitorContext,
  form: WrittenLink["form"],
): void {
  const scheme = schemeOf(node.url);
  if (scheme === undefined || PUBLIC.has(scheme.toLowerCase())) return;
  const start = startOf(node);
  const from = node.type === "link" ? (node.children.at(-1)?.position?.end.offset ?? start) : start;
  const place = destinationIn(ctx.source.slice(from, node.position?.end.offset), node.url);
  add(ctx, place === undefined ? start : from + place.start, { destination: node.url, form });
}

function recordElement(node: NodeOf<"mdxJsxTextElement" | "mdxJsxFlowElement">, ctx: MdastVisitorContext): void {
  for (const { value } of node.attributes) {
    const destination = typeof value === "string" ? value : literalText(value?.value ?? "");
    if (destination !== undefined && isById(destination)) add(ctx, startOf(node), { destination, form: "html" });
  }
}

/** Whether a link shows something of itself by what stands in it. */
const isSeen = (node: Readonly<MdastNode>): boolean =>
  "children" in node
    ? (node.children as readonly MdastNode[]).some(isSeen)
    : !("value" in node) || String(node.value).trim() !== "";

const startOf = (node: Readonly<MdastNode>): number => node.position?.start.offset ?? 0;

const add = (ctx: MdastVisitorContext, offset: number, link: Pick<WrittenLink, "destination" | "form">): void => {
  analysisOf(ctx.data).links.push({ ...link, ...placeOf(ctx.source, offset) });
};

/**
 * In MDX, which Astro renders itself, a link by id takes its address from `linkTo(destination)`, a prop of the rendered
 * text. In Markdown the destination stays, and `withLinks` of knowledge/ replaces it.
 */
export const linkProps = () =>
  defineHastPlugin({
    name: "link-props",
    element: {
      filter: ["a"],
      visit(node, ctx) {
        const { href, ...rest } = node.properties;
        if (ctx.sourceFormat !== "mdx" || typeof href !== "string" || !isById(href)) return;
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
