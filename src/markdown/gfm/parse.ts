/** Markdown as others read it: remark with remark-gfm, the reference that the site's own engine is held to. */
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { mapToSource } from "../source-map.ts";

/** What is asked of a node of mdast (https://github.com/syntax-tree/mdast). */
export interface GfmNode {
  type: string;
  value?: string;
  url?: string;
  identifier?: string;
  label?: string | null;
  depth?: number;
  children?: GfmNode[];
  position?: { start: Point; end: Point } | undefined;
}

interface Point {
  offset?: number | undefined;
}

/** MDX is CommonMark without these (https://mdxjs.com/docs/what-is-mdx/#markdown); its tags are read as inline HTML. */
const NOT_IN_MDX = ["autolink", "codeIndented", "htmlFlow"];

interface Extension {
  text?: Record<string, { name?: string } | { name?: string }[]>;
  transforms?: unknown;
}

/** Takes what finds addresses that stand for themselves out of remark-gfm: it stops at every word, which takes half of the time. */
function withoutAddresses(this: { data(): object }): void {
  const data = this.data() as Record<string, Extension[]>;
  for (const { text = {} } of data["micromarkExtensions"] ?? [])
    for (const [code, constructs] of Object.entries(text))
      text[code] = [constructs].flat().filter(({ name }) => !name?.endsWith("Autolink"));
  // Others are found in the finished tree, which nothing else of GFM changes.
  data["fromMarkdownExtensions"] = (data["fromMarkdownExtensions"] ?? [])
    .flat()
    .filter(({ transforms }) => !transforms);
}

/** What any of them has, as a character of its own or one that is escaped. */
const ADDRESS = /https?:|www\.|[\w.+-]@|[\\&]/iu;

const markdown = remark().use(remarkFrontmatter).use(remarkGfm);
const mdx = markdown().data("micromarkExtensions", [{ disable: { null: NOT_IN_MDX } }]);
const PARSERS = {
  md: { all: markdown().freeze(), withoutAddresses: markdown().use(withoutAddresses).freeze() },
  mdx: { all: mdx().freeze(), withoutAddresses: mdx().use(withoutAddresses).freeze() },
};

/** Figures and comments of MDX, which are nothing in Markdown. */
const MDX_ONLY = /<\/?Figure\b[^>]*>|\{\s*\/\*(?:(?!\n[ \t]*\n)[\s\S])*?\*\/\s*\}/gu;

const blank = (written: string): string => written.replaceAll(/[^\r\n]/gu, " ");

/** @returns the tree, whose offsets are those of the text */
export function parseGfm(text: string, format: "md" | "mdx" = "md"): GfmNode {
  const parser = PARSERS[format][ADDRESS.test(text) ? "all" : "withoutAddresses"];
  const tree = parser.parse(format === "md" ? text : text.replaceAll(MDX_ONLY, blank));
  return placed(tree as GfmNode, text);
}

/**
 * Gives a place to every node. Addresses that stand for themselves are in part found in the finished tree
 * (mdast-util-gfm-autolink-literal), by cutting a text into nodes that have none.
 */
export function placed(tree: GfmNode, source: string): GfmNode {
  const children = tree.children ?? [];
  for (const child of children) if (child.position) placed(child, source);
  for (let from = 0; from < children.length; from++) {
    if (children[from]?.position) continue;
    const length = [...children.slice(from), tree].findIndex(({ position }) => position !== undefined);
    const start = children[from - 1]?.position?.end.offset ?? tree.position?.start.offset ?? 0;
    const end = children[from + length]?.position?.start.offset ?? tree.position?.end.offset ?? source.length;
    placeRun(children.slice(from, from + length), source, start, end);
    from += length;
  }
  return tree;
}

/** Places the parts of what was one text, written between two offsets. */
function placeRun(run: readonly GfmNode[], source: string, start: number, end: number): void {
  const map = mapToSource(run.map(wordsOf).join(""), source.slice(start, end));
  let index = 0;
  for (const node of run) {
    const { length } = wordsOf(node);
    const position = {
      start: { offset: start + map.offset(index) },
      end: { offset: start + map.offset(index + length) },
    };
    for (const part of [node, ...(node.children ?? [])]) part.position = position;
    index += length;
  }
}

/** The words of a node. */
export const wordsOf = (node: GfmNode): string => node.value ?? (node.children ?? []).map(wordsOf).join("");
