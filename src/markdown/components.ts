/** Finds the components of MDX that there are none of: Astro would fail on them, long after the text was checked. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { analysisOf } from "./analysis.ts";
import { isFigure } from "./figures.ts";
import type { Element } from "./jsx.ts";
import { placeOf } from "./source-map.ts";

/** Every other name is an element of HTML, or a fragment. */
const COMPONENT = /^[^a-z]|\./u;

export const components = () =>
  defineMdastPlugin({
    name: "components",
    options: { position: true },
    mdxJsxTextElement: record,
    mdxJsxFlowElement: record,
  });

function record(node: Element & Readonly<MdastNode>, ctx: MdastVisitorContext): void {
  if (isFigure(node) || !node.name || !COMPONENT.test(node.name)) return;
  const place = placeOf(ctx.source, node.position?.start.offset ?? 0);
  analysisOf(ctx.data).components.push({ name: node.name, ...place });
}
