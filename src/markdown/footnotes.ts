/** Gives GFM's footnotes the words of the page's language; Sätteri's own are English for every document. */
import { defineHastPlugin } from "satteri";
import { translator } from "../i18n/translate.ts";

/** @param localeOf tells the locale of a document by its file */
export const footnotes =
  (localeOf: (file: URL) => string) =>
  ({ source, fileURL }: { source: string; fileURL: URL | undefined }) => {
    if (!source.includes("[^") || fileURL === undefined) return false;
    const t = translator(localeOf(fileURL));
    return defineHastPlugin({
      name: "footnotes",
      element: [
        {
          filter: ["h2"],
          visit(node, ctx) {
            if (node.properties["id"] !== "footnote-label") return;
            ctx.setProperty(node, "children", [{ type: "text", value: t("footnotes.heading") }]);
            ctx.setProperty(node, "className", null);
          },
        },
        {
          filter: ["a"],
          visit(node, ctx) {
            if (!("dataFootnoteBackref" in node.properties)) return;
            const number = /\d+(?:-\d+)?$/u.exec(String(node.properties["ariaLabel"]))?.[0] ?? "";
            ctx.setProperty(node, "ariaLabel", t("footnotes.back", { number }));
          },
        },
      ],
    });
  };
