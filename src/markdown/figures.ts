/** Finds the figures of a text, `<Figure data="name">caption</Figure>`, and binds each to the data that its page has for it. */
import { defineHastPlugin, type HastNode, type HastVisitorContext } from "satteri";
import { analysisOf, type CitedPlace, type FigureUse } from "./analysis.ts";
import { PLACEHOLDER, type PlacedItem } from "./citation-finder.ts";
import { propsAttribute } from "./jsx.ts";

/**
 * Component that shows a figure. Whoever renders the text gives it by that name, and with it the props
 * `figureOf(name)` and `locale`, which the component is handed on as `of` and `locale`.
 */
export const FIGURE_COMPONENT = "Figure";

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
        const use = readUse(node);
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
      visit: (node, ctx) => record({ name: "", cited: [], fault: { kind: "inline" } }, node, ctx),
    },
    raw(node, ctx) {
      if (new RegExp(`<${FIGURE_COMPONENT}\\b`, "u").test(node.value))
        record({ name: "", cited: [], fault: { kind: "markdown" } }, node, ctx);
    },
  });

function record(use: Omit<FigureUse, "line" | "column">, node: Node, ctx: HastVisitorContext): void {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  analysisOf(ctx.data).figures.push({ ...use, line, column });
}

function readUse(node: FlowElement): Omit<FigureUse, "line" | "column"> {
  const nameOf = (attribute: FlowElement["attributes"][number]): string =>
    attribute.type === "mdxJsxAttribute" ? attribute.name : attribute.value;
  const data = node.attributes.find((attribute) => nameOf(attribute) === "data");
  const name = data !== undefined && typeof data.value === "string" ? data.value : "";
  const others = node.attributes.filter((attribute) => attribute !== data).map(nameOf);
  const use = { name, cited: citedIn(node) };
  if (name === "") return { ...use, fault: { kind: "unnamed" } };
  if (others[0] !== undefined) return { ...use, fault: { kind: "attribute", name: others[0] } };
  return textOf(node).trim() === "" ? { ...use, fault: { kind: "captionless" } } : use;
}

/** What the placeholders of citations inside of an element name. */
function citedIn(node: Node): CitedPlace[] {
  if (node.type === "element" && node.tagName === PLACEHOLDER) {
    const items = JSON.parse(String(node.properties["items"])) as PlacedItem[];
    return items.map(({ key, passage }) => ({ key, passage }));
  }
  return childrenOf(node).flatMap(citedIn);
}

const textOf = (node: Node): string => (node.type === "text" ? node.value : childrenOf(node).map(textOf).join(""));
const childrenOf = (node: Node): readonly Node[] => ("children" in node ? (node.children as readonly Node[]) : []);
