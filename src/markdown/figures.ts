/** Finds the figures of a text, `<Figure data="name">caption</Figure>`, and binds each to the data that its page has for it. */
import { defineHastPlugin, type HastNode, type HastVisitorContext } from "satteri";
import { analysisOf, type CitedPlace, type FigureFault, type FigureUse } from "./analysis.ts";
import { PLACEHOLDER, type PlacedItem } from "./citation-finder.ts";
import { type Element, propsAttribute } from "./jsx.ts";

/**
 * Component that shows a figure. Whoever renders the text gives it by that name, and with it the props
 * `figureOf(name)` and `locale`, which the component is handed on as `of` and `locale`.
 */
export const FIGURE_COMPONENT = "Figure";

/** Its one attribute. */
const DATA = "data";

const TAG = new RegExp(`<${FIGURE_COMPONENT}\\b`, "u");

type Node = Readonly<HastNode>;
type FlowElement = Readonly<Extract<HastNode, { type: "mdxJsxFlowElement" }>>;

/** Documents without a figure are left alone. */
export const figures = ({ source }: { source: string }) =>
  source.includes(`<${FIGURE_COMPONENT}`) &&
  defineHastPlugin({
    name: "figures",
    options: { position: true },
    mdxJsxFlowElement: {
      filter: [FIGURE_COMPONENT],
      visit(node, ctx) {
        const use = readUse(node, ctx);
        record(use, node, ctx);
        const attributes = [
          propsAttribute("of", `props.figureOf(${JSON.stringify(use.name)})`),
          propsAttribute("locale", "props.locale"),
        ];
        ctx.replaceNode(node, { type: node.type, name: node.name, attributes, children: node.children });
      },
    },
    mdxJsxTextElement: {
      filter: [FIGURE_COMPONENT],
      visit: (node, ctx) => record({ name: "", cited: [], fault: { kind: "inside" } }, node, ctx),
    },
    raw(node, ctx) {
      if (TAG.test(node.value)) record({ name: "", cited: [], fault: { kind: "markdown" } }, node, ctx);
    },
  });

function record(use: Omit<FigureUse, "line" | "column">, node: Node, ctx: HastVisitorContext): void {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  analysisOf(ctx.data).figures.push({ ...use, line, column });
}

function readUse(node: FlowElement, ctx: HastVisitorContext): Omit<FigureUse, "line" | "column"> {
  const use = { name: dataOf(node), cited: citedIn(node) };
  const fault = faultOf(node, use.name);
  if (fault !== undefined) return { ...use, fault };
  return ctx.parent(node)?.type === "root" ? use : { ...use, fault: { kind: "inside" } };
}

function faultOf(node: FlowElement, name: string): FigureFault | undefined {
  if (name === "") return { kind: "unnamed" };
  const other = node.attributes.find((attribute) => nameOf(attribute) !== DATA) ?? node.attributes[1];
  if (other !== undefined) return { kind: "attribute", name: nameOf(other) };
  if (hasHeading(node)) return { kind: "headed" };
  return textOf(node).trim() === "" ? { kind: "captionless" } : undefined;
}

type Attribute = Element["attributes"][number];

const nameOf = (attribute: Attribute): string =>
  attribute.type === "mdxJsxAttribute" ? attribute.name : attribute.value;

export const isFigure = ({ name }: { name: string | null }): boolean => name === FIGURE_COMPONENT;

/** The name in `data="name"`; "" where there is none, or one that would have to be computed. */
export function dataOf({ attributes }: { attributes: readonly Attribute[] }): string {
  const data = attributes.find((attribute) => nameOf(attribute) === DATA);
  return typeof data?.value === "string" ? data.value : "";
}

/** What the placeholders of citations inside of an element name. */
function citedIn(node: Node): CitedPlace[] {
  if (node.type === "element" && node.tagName === PLACEHOLDER) {
    const items = JSON.parse(String(node.properties["items"])) as PlacedItem[];
    return items.map(({ key, passage }) => ({ key, passage }));
  }
  return childrenOf(node).flatMap(citedIn);
}

const hasHeading = (node: Node): boolean =>
  (node.type === "element" && /^h[1-6]$/u.test(node.tagName)) || childrenOf(node).some(hasHeading);
const textOf = (node: Node): string => (node.type === "text" ? node.value : childrenOf(node).map(textOf).join(""));
const childrenOf = (node: Node): readonly Node[] => ("children" in node ? (node.children as readonly Node[]) : []);
