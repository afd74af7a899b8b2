/** Records GFM's footnotes, and gives them the words of the page's language; Sätteri's own are English for all. */
import { defineHastPlugin, defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { translator } from "../i18n/translate.ts";
import { analysisOf, type FootnotePart } from "./analysis.ts";
import { placeOf } from "./source-map.ts";

type Part = Readonly<Extract<MdastNode, { type: "footnoteDefinition" | "footnoteReference" }>>;

export const footnoteFinder = ({ source }: { source: string }) =>
  source.includes("[^") &&
  defineMdastPlugin({
    name: "footnote-finder",
    options: { position: true },
    footnoteDefinition: (node, ctx) => record("definition", node, ctx),
    footnoteReference: (node, ctx) => record("mark", node, ctx),
  });

function record(part: FootnotePart["part"], node: Part, ctx: MdastVisitorContext): void {
  const place = placeOf(ctx.source, node.position?.start.offset ?? 0);
  const isEmpty = node.type === "footnoteDefinition" && node.children.length === 0;
  analysisOf(ctx.data).footnotes.push({
    part,
    label: node.label ?? node.identifier,
    ...(isEmpty && { isEmpty }),
    ...place,
  });
}

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
