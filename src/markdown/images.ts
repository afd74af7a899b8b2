/** Finds the images of a text, `![words](name.png)`, and binds each to the file beside it; knowledge/ knows those. */
import { defineHastPlugin, defineMdastPlugin } from "satteri";
import { analysisOf } from "./analysis.ts";
import { propsSpread } from "./jsx.ts";
import { placeOf } from "./source-map.ts";

/**
 * Stands before the name of an image between the two phases. It begins with "/", so that Astro's own handling of
 * images leaves it alone, and no path of a site begins so.
 */
const MARK = "/image:";

/** Documents without an image are left alone. */
export const imageFinder = ({ source }: { source: string }) =>
  source.includes("![") &&
  defineMdastPlugin({
    name: "image-finder",
    options: { position: true },
    image(node, ctx) {
      const place = placeOf(ctx.source, node.position?.start.offset ?? 0);
      const alt = node.alt ?? "";
      analysisOf(ctx.data).images.push({ destination: node.url, form: "inline", alt, ...place });
      ctx.setProperty(node, "url", MARK + encodeURIComponent(wellFormed(node.url)));
    },
    imageReference(node, ctx) {
      const place = placeOf(ctx.source, node.position?.start.offset ?? 0);
      analysisOf(ctx.data).images.push({ destination: "", form: "reference", alt: "", ...place });
    },
  });

/** Half of a character cannot be encoded. */
const wellFormed = (text: string): string => text.toWellFormed();

/** The name of an image in an address of the phase between; nothing for another address. */
export const imageNameIn = (address: string): string | undefined =>
  address.startsWith(MARK) ? decodeURIComponent(address.slice(MARK.length)) : undefined;

/** In MDX, which Astro renders itself, an image takes its attributes from `imageOf(name)`, a prop of the rendered text. */
export const imageProps = ({ sourceFormat }: { sourceFormat: string }) =>
  sourceFormat === "mdx" &&
  defineHastPlugin({
    name: "image-props",
    element: {
      filter: ["img"],
      visit(node, ctx) {
        const { src, ...rest } = node.properties;
        const name = typeof src === "string" ? imageNameIn(src) : undefined;
        if (name === undefined) return;
        const own = Object.entries(rest).map(([attribute, value]) => ({
          type: "mdxJsxAttribute" as const,
          name: attribute,
          value: String(value),
        }));
        const attributes = [propsSpread(`imageOf(${JSON.stringify(name)})`), ...own];
        ctx.replaceNode(node, { type: "mdxJsxTextElement", name: "img", attributes, children: [] });
      },
    },
  });
