/**
 * Composes the page that shows two texts side by side. Astro renders every part of it; what no component can do is left
 * to the finished HTML: to part texts at their elements, to lay these in rows, and to keep the ids of both apart.
 */
import { leadFor, withLead } from "./ids.ts";
import { type FacingLink, type Row, rowsOf } from "./rows.ts";
import { type Piece, piecesOf } from "./tags.ts";

/** What a page tells of its two texts; "own" is the one in the page's language. */
export interface Facing {
  own: Side;
  other: Side;
  /** Which of them is the translation. */
  translation: "own" | "other";
  links: readonly FacingLink[];
}

interface Side {
  lang: string;
  dir: "ltr" | "rtl";
}

/** Comment between the parts of such a page; texts have no comments. */
const PART = "<!--part-->";
/** The text in what `ArticleBody` renders. */
const TEXT = /<div class="prose"[^>]*>([\s\S]*)<\/div>\s*<!--\/prose-->/u;

/**
 * @param html the page with a mark between its parts: what stands before the texts; the own text; the other; what is
 *   said where one of them has nothing, and where the translation is behind; what follows, with the own bibliography;
 *   the other bibliography; the rest
 * @throws when it has not these parts
 */
export function composed(html: string, facing: Facing): string {
  const parts = html.split(PART);
  const [before, own, other, ownAbsent, otherAbsent, behind, ownSources, otherSources, after] = parts;
  if (after === undefined || parts.length > 9) throw new Error(`A page of two texts has ${parts.length} parts, not 9.`);
  const lead = leadFor(facing.other.lang, `${before}${own}${ownSources}${after}`);
  const rows = rowsOf(textOf(own), textOf(withLead(other ?? "", lead)), facing.links);
  const words = { own: ownAbsent, other: otherAbsent, behind };
  return [
    before,
    ...rows.map((row) => rowHtml(row, facing, words as Words)),
    ownSources,
    withLead(otherSources ?? "", lead),
    after,
  ].join("");
}

/** What is said in place of a text, and of a translation. */
interface Words {
  own: string;
  other: string;
  behind: string;
}

function textOf(body = ""): Piece[] {
  const text = TEXT.exec(body)?.[1];
  if (text === undefined) throw new Error("One of two texts has nothing in it.");
  return piecesOf(text);
}

function rowHtml(row: Row, facing: Facing, words: Words): string {
  const cell = (side: "own" | "other"): string => {
    if (row[side].length === 0) return cellHtml(facing.own, "facing-absent", words[side]);
    const text = row[side].map(({ html }) => html.trim()).join("\n");
    const note = row.isBehind && side === facing.translation ? words.behind : "";
    return cellHtml(facing[side], "prose", `${text}${note}`);
  };
  return `<div class="facing-row${row.hasItems ? " facing-items" : ""}" role="row">${cell("own")}${cell("other")}</div>\n`;
}

const cellHtml = ({ lang, dir }: Side, name: string, content: string): string =>
  `<div class="${name}" role="cell" lang="${lang}" dir="${dir}">${content.trim()}</div>`;
