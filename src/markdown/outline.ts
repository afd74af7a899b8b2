/** Gives headings their ids, keeps the outline without citation markers, and marks where sections begin. */
import GithubSlugger, { slug } from "github-slugger";
import { defineHastPlugin, type HastNode, type HastVisitorContext } from "satteri";
import { CITATION_ID_PREFIXES } from "../citations/ids.ts";
import { analysisOf } from "./analysis.ts";
import { PLACEHOLDER_TEXT } from "./citation-finder.ts";
import { propsAttribute } from "./jsx.ts";
import { isFootnoteLink } from "./sentence.ts";

/** Comment after the heading of each section in rendered Markdown, where it is split; no author can write it. */
export const SECTION_MARK = `section-${crypto.randomUUID()}`;

/**
 * Component that stands at the same place in MDX. Whoever renders the text gives it by that name, and with it the
 * props `entriesOf(section)`, `elsewhereOf(section)` and `locale`, which the component is handed on.
 */
export const SECTION_COMPONENT = "SectionSources";

/** Ids that others own: citations, the page around the text, figures, footnotes as Sätteri names them. */
const RESERVED = [...CITATION_ID_PREFIXES, "page-", "figure-", "footnote-", "user-content-"];

/** Whether an id begins as one that somebody else makes. */
export const isReserved = (id: string): boolean => RESERVED.some((prefix) => id.startsWith(prefix));

export const outline = () => {
  const slugger = new GithubSlugger();
  let headings = 0;
  return defineHastPlugin({
    name: "outline",
    element: {
      filter: ["h2", "h3", "h4", "h5", "h6"],
      visit(node, ctx) {
        const text = headingText(node, ctx);
        const given = node.properties["id"];
        // An id that is made of a heading's words keeps clear of those that the author has given to others.
        if (headings++ === 0)
          for (const { id } of analysisOf(ctx.data).givenIds) if (id !== undefined) slugger.slug(id);
        const id = typeof given === "string" ? given : slugger.slug(safeSlug(text));
        if (id !== given) ctx.setProperty(node, "id", id);
        analysisOf(ctx.data).headings.push({ depth: Number(node.tagName.slice(1)), id, text });
        if (node.tagName === "h2") ctx.insertAfter(node, sectionMark(id, ctx.sourceFormat === "mdx"));
      },
    },
  });
};

/** Text of a heading without the markers and numbers of notes that stand in it, nor the space before them. */
function headingText(heading: Readonly<HastNode>, ctx: HastVisitorContext): string {
  // What needs no look inside takes no reading of the tree; the code of MDX is no text of a heading.
  const isPlain = ctx.sourceFormat !== "mdx" && analysisOf(ctx.data).footnotes.length === 0;
  return (isPlain ? ctx.textContent(heading) : textOf(heading))
    .replaceAll(new RegExp(`\\s*${PLACEHOLDER_TEXT}`, "gu"), "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function textOf(node: Readonly<HastNode>): string {
  if (node.type === "text") return node.value;
  if (!("children" in node) || isFootnoteLink(node)) return "";
  return (node.children as readonly HastNode[]).map(textOf).join("");
}

/**
 * GitHub's slug with Latin accents folded and apostrophes as hyphens ("L’unità" → "l-unita"), so that addresses stay
 * readable when they are copied; "section" for a heading without letters or digits, or in front of a reserved id.
 */
export function safeSlug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .replaceAll(/['’]/gu, "-")
    .normalize("NFC");
  const name = slug(plain).replaceAll(/-{2,}/gu, "-").replaceAll(/^-|-$/gu, "");
  if (name === "") return "section";
  return isReserved(name) ? `section-${name}` : name;
}

function sectionMark(id: string, mdx: boolean): HastNode {
  if (!mdx) return { type: "comment", value: `${SECTION_MARK} ${id}` };
  const attributes = [
    propsAttribute("entries", `props.entriesOf(${JSON.stringify(id)})`),
    propsAttribute("elsewhere", `props.elsewhereOf?.(${JSON.stringify(id)})`),
    propsAttribute("locale", "props.locale"),
  ];
  return { type: "mdxJsxFlowElement", name: SECTION_COMPONENT, attributes, children: [] };
}
