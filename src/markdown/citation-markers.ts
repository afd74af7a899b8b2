/** Numbers the placeholders in reading order (footnotes last, as they are read) and turns them into marker links. */
import { defineHastPlugin, type HastNode } from "satteri";
import { entryId, entryNameId, markerId, useId } from "../citations/ids.ts";
import { Numbering } from "../citations/numbering.ts";
import { translator } from "../i18n/translate.ts";
import { analysisOf, type CitationUse } from "./analysis.ts";
import { PLACEHOLDER, type PlacedItem } from "./citation-finder.ts";
import { Sentences } from "./sentence.ts";

interface Document {
  source: string;
  fileURL: URL | undefined;
}
type Element = Extract<HastNode, { type: "element" }>;
type Child = Element["children"][number];

/**
 * A fresh plugin per document, since the numbers of one must not reach another.
 * @param localeOf tells the locale of a document by its file
 */
export const citationMarkers = (localeOf: (file: URL) => string) => (document: Document) => {
  if (!document.source.includes("@")) return false;
  const numbering = new Numbering();
  const locale = document.fileURL === undefined ? undefined : localeOf(document.fileURL);
  const sentences = new Sentences(locale ?? "und");
  const separator = locale === undefined ? ", " : translator(locale)("citation.separator");
  let section = "";
  return defineHastPlugin({
    name: "citation-markers",
    element: {
      filter: ["h2", PLACEHOLDER],
      visit(node, ctx) {
        if (node.tagName === "h2") {
          section = typeof node.properties["id"] === "string" ? node.properties["id"] : "";
          return;
        }
        const items = JSON.parse(String(node.properties["items"])) as PlacedItem[];
        const sentence = sentences.around(node, ctx);
        const uses = items.map((item) => ({ ...item, ...numbering.cite(item.key), section, sentence }));
        analysisOf(ctx.data).uses.push(...uses);
        ctx.replaceNode(node, group(uses, separator));
      },
    },
  });
};

/** `[1]`, `[see 1, 3]`, `[1a, 1b]`: every number a link of its own. */
function group(uses: readonly CitationUse[], separator: string): Element {
  const children = uses.flatMap((use, index): Child[] => [
    text(`${index === 0 ? "[" : separator}${use.prefix === undefined ? "" : `${use.prefix} `}`),
    marker(use),
    text(letterOf(use, uses)),
    ...(use.suffix === undefined ? [] : [text(/^[,.;:]/u.test(use.suffix) ? use.suffix : ` ${use.suffix}`)]),
  ]);
  return element("span", { className: ["citation"] }, [...children, text("]")]);
}

/**
 * The link to the entry. Its accessible name is borrowed from the bibliography of the same page: bibliographic text
 * never stands in rendered Markdown, which Astro may cache by the article's digest alone.
 */
function marker({ key, use, number }: CitationUse): Element {
  const properties = {
    href: `#${entryId(key)}`,
    id: markerId(key, use),
    role: "doc-biblioref",
    ariaLabelledBy: [entryNameId(key), useId(key, use)],
  };
  return element("a", properties, [text(String(number))]);
}

/**
 * Tells several places of one source in a group apart: a, b, c …; "" where there is one, or no letter left. It stands
 * behind the link, whose name has the number alone.
 */
function letterOf(use: CitationUse, uses: readonly CitationUse[]): string {
  const same = uses.filter(({ key }) => key === use.key);
  return same.length > 1 ? ("abcdefghijklmnopqrstuvwxyz"[same.indexOf(use)] ?? "") : "";
}

const text = (value: string): Child => ({ type: "text", value });

const element = (tagName: string, properties: Element["properties"], children: Child[]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});
