/**
 * Loaded by `node --import` in front of a build: gives the Markdown engine a plugin that slips, in the file whose path ends
 * with this module's `?file=`, what no text can hold into the page: an id twice, and a link into nothing.
 */
import { defineHastPlugin } from "satteri";
import { processor } from "../../src/markdown/engine.ts";

const file = new URL(import.meta.url).searchParams.get("file") ?? "";

const slip = () => ({
  type: "element" as const,
  tagName: "p",
  properties: { id: "twice" },
  children: [{ type: "element" as const, tagName: "a", properties: { href: "#nowhere" }, children: [] }],
});

processor.options.hastPlugins.push(({ fileURL }: { fileURL: URL | undefined }) => {
  if (!fileURL?.pathname.endsWith(file)) return false;
  let hasSlipped = false;
  return defineHastPlugin({
    name: "slip",
    element: {
      filter: ["h2"],
      visit(node, ctx) {
        if (hasSlipped) return;
        hasSlipped = true;
        ctx.insertBefore(node, slip());
        ctx.insertBefore(node, slip());
      },
    },
  });
});
