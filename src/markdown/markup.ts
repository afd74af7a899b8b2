/** Finds what of a text is not Markdown: tags and comments of HTML, components, and the code that MDX would run. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf, type HtmlPiece, type Place } from "./analysis.ts";
import { tagEnd } from "./destination.ts";
import { isFigure } from "./figures.ts";
import { type Element, isComment } from "./jsx.ts";
import { startOf } from "./node.ts";
import { mapToSource, placeOf } from "./source-map.ts";

type NodeOf<Type extends MdastNode["type"]> = Readonly<Extract<MdastNode, { type: Type }>>;

/** A document without any of it is left alone. */
export const markup = ({ source }: { source: string }) =>
  /[<{]|^(?:import|export)\b/mu.test(source) &&
  defineMdastPlugin({
    name: "markup",
    options: { position: true },
    html: recordHtml,
    mdxJsxTextElement: recordElement,
    mdxJsxFlowElement: recordElement,
    mdxjsEsm(node, ctx) {
      for (const { index, 0: written } of node.value.matchAll(/^(?:import|export)\b.*/gmu))
        recordCode(written, startOf(node) + index, ctx);
    },
    mdxFlowExpression: recordExpression,
    mdxTextExpression: recordExpression,
  });

/** A comment, a declaration, an instruction, or a tag with its name and attributes; one that is left open too. */
const PIECE = /<!--.*?(?:-->|$)|<[!?].*?(?:>|$)|<\/?([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"']+)*)>?/gisu;
const ATTRIBUTE = /[^\s"'=<>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?/gu;

/** What holds blocks: HTML in it is a block of its own. */
const CONTAINERS: ReadonlySet<string> = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

function recordHtml(node: NodeOf<"html">, ctx: MdastVisitorContext): void {
  const start = startOf(node);
  const map = mapToSource(node.value, ctx.source.slice(start, node.position?.end.offset));
  const place = (index: number): Place => placeOf(ctx.source, start + map.offset(index));
  const parent = ctx.parent(node);
  const around =
    parent === undefined || CONTAINERS.has(parent.type) ? undefined : `${parent.type} ${startOf(parent as MdastNode)}`;
  for (const { index, 0: written, 1: name = "", 2: rest = "" } of node.value.matchAll(PIECE)) {
    const attributes = [...rest.matchAll(ATTRIBUTE)].map((attribute) => ({
      name: nameOf(attribute[0]),
      isComputed: false,
      ...place(index + written.indexOf(rest, 1 + name.length) + attribute.index),
    }));
    add(ctx, {
      form: formOf(written, name),
      name: isFigure({ name }) ? name : name.toLowerCase(),
      written: name,
      attributes,
      around,
      ...place(index),
    });
  }
}

function formOf(written: string, name: string): HtmlPiece["form"] {
  if (name !== "") return written.startsWith("</") ? "closing" : "opening";
  return written.startsWith("<!--") ? "comment" : "declaration";
}

const nameOf = (attribute: string): string => (/^[^\s=]+/u.exec(attribute)?.[0] ?? "").toLowerCase();

/** Every other name is an element of HTML, or a fragment. */
const COMPONENT = /^[^a-z]|\./u;

function recordElement(node: Element & Readonly<MdastNode>, ctx: MdastVisitorContext): void {
  if (isFigure(node)) return;
  const start = startOf(node);
  const place = placeOf(ctx.source, start);
  const name = node.name ?? "";
  if (COMPONENT.test(name)) {
    analysisOf(ctx.data).components.push({ name, ...place });
    return;
  }
  const tag = ctx.source.slice(start, tagEnd(ctx.source, start));
  add(ctx, {
    form: tag.endsWith("/>") ? "opening" : "element",
    name,
    written: name,
    attributes: attributesOf(node, tag).map(({ offset, ...attribute }) => ({
      ...attribute,
      ...placeOf(ctx.source, start + offset),
    })),
    around: node.type === "mdxJsxFlowElement" && !isItem(node, ctx) ? undefined : `element ${start}`,
    ...place,
  });
}

/** A line of a list that holds nothing but an element: MDX makes no paragraph of it, and none is missed. */
const isItem = (node: Element, ctx: MdastVisitorContext): boolean =>
  ctx.parent(node)?.type === "listItem" && node.children.every(({ type }) => type !== "paragraph");

/** The attributes of a tag, where they stand in it, and whether they would have to be computed. */
function attributesOf({ attributes }: Element, tag: string): { name: string; offset: number; isComputed: boolean }[] {
  let from = 1;
  return attributes.map((attribute) => {
    const isWritten = attribute.type === "mdxJsxAttribute";
    const name = isWritten ? attribute.name : `{${attribute.value}}`;
    const offset = Math.max(tag.indexOf(isWritten ? name : "{", from), 0);
    const written = /^[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/u.exec(tag.slice(offset))?.[0] ?? name;
    from = offset + written.length;
    return {
      name,
      offset,
      isComputed: !isWritten || (typeof attribute.value === "object" && attribute.value !== null),
    };
  });
}

function recordExpression(node: NodeOf<"mdxFlowExpression" | "mdxTextExpression">, ctx: MdastVisitorContext): void {
  if (!isComment(node.value)) recordCode(`{${node.value}}`, startOf(node), ctx);
}

function recordCode(written: string, offset: number, ctx: MdastVisitorContext): void {
  analysisOf(ctx.data).code.push({ written, ...placeOf(ctx.source, offset) });
}

const add = (ctx: MdastVisitorContext, piece: HtmlPiece): void => {
  analysisOf(ctx.data).html.push(piece);
};
