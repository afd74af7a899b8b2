/** Makes blocks that may be wider than the page reachable by keyboard, and frees cells of inline styles. */
import { defineHastPlugin, type HastNode } from "satteri";
import { translator } from "../i18n/translate.ts";

type Element = Extract<HastNode, { type: "element" }>;

/** Column alignments as Sätteri writes them; a policy without 'unsafe-inline' would block the style. */
const ALIGNMENTS = new Map([
  ["text-align:left", "align-start"],
  ["text-align:center", "align-center"],
  ["text-align:right", "align-end"],
]);

/** @param localeOf tells the locale of a document by its file */
export const wideBlocks =
  (localeOf: (file: URL) => string) =>
  ({ fileURL }: { fileURL: URL | undefined }) => {
    if (fileURL === undefined) return false;
    const t = translator(localeOf(fileURL));
    return defineHastPlugin({
      name: "wide-blocks",
      element: [
        {
          filter: ["pre"],
          visit(node, ctx) {
            ctx.setProperty(node, "tabIndex", 0);
          },
        },
        {
          filter: ["table"],
          visit(node, ctx) {
            ctx.wrapNode(node, scroller(t("article.table")));
          },
        },
        {
          filter: ["th", "td"],
          visit(node, ctx) {
            const alignment = ALIGNMENTS.get(String(node.properties["style"]).replaceAll(/[\s;]/gu, ""));
            if (alignment === undefined) return;
            ctx.setProperty(node, "style", null);
            ctx.setProperty(node, "className", [alignment]);
          },
        },
        {
          filter: ["input"],
          visit(node, ctx) {
            const item = ctx.parent(node);
            if (item?.type === "element" && item.tagName === "li")
              ctx.setProperty(node, "ariaLabel", ctx.textContent(item).trim());
          },
        },
      ],
    });
  };

/** A group that the keyboard can reach and scroll. */
const scroller = (label: string): Element => ({
  type: "element",
  tagName: "div",
  properties: { className: ["table-scroll"], role: "group", tabIndex: 0, ariaLabel: label },
  children: [],
});
