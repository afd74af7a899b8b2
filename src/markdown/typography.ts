/** Holds the words of a text against the typography of its language. */
import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from "satteri";
import { ADDRESS, OPAQUE, type Slip } from "../i18n/typography/slip.ts";
import { typographyOf } from "../i18n/typography/typography.ts";
import { analysisOf, type PlacedSlip } from "./analysis.ts";
import { safeSlug } from "./outline.ts";
import { type ProseText, proseText } from "./prose-text.ts";
import { placeOf } from "./source-map.ts";

/** Nobody reads more of one text at once; the next run tells of the rest. */
const MOST = 1000;

/**
 * Records the slips of every paragraph, heading and cell; quotations and words in another language are not the author's.
 * It must come before plugins that replace text.
 * @param localeOf tells the locale of a document by its file
 */
export const typography =
  (localeOf: (file: URL) => string) =>
  ({ fileURL }: { fileURL: URL | undefined }) => {
    if (fileURL === undefined) return false;
    const locale = localeOf(fileURL);
    /** The marks of the text's first quotation. */
    let first: { mark: string; line: number } | undefined;

    function read(node: Readonly<MdastNode>, ctx: MdastVisitorContext): void {
      const words = proseText(node, ctx.source);
      const { slips, openings } = typographyOf(words.text, locale);
      if (slips.length + openings.length === 0 || isQuoted(node, ctx)) return;
      const found = analysisOf(ctx.data).slips;
      const isNamed = node.type === "heading" && !("hProperties" in (node.data ?? {}));
      const keepsId = (slip: Slip): boolean => !isNamed || safeSlug(mended(words.text, slip)) === safeSlug(words.text);
      const room = Math.max(0, MOST - found.length);
      found.push(...slips.slice(0, room).flatMap((slip) => placed(slip, words, ctx.source, keepsId(slip))));
      for (const { start, mark } of openings.slice(0, room)) {
        const place = placeOf(ctx.source, words.offset(start));
        first ??= { mark, line: place.line };
        if (mark !== first.mark) found.push(otherKind(mark, first, place));
      }
    }

    return defineMdastPlugin({
      name: "typography",
      options: { position: true },
      paragraph: read,
      heading: read,
      tableCell: read,
    });
  };

const otherKind = (
  mark: string,
  first: { mark: string; line: number },
  place: { line: number; column: number },
): PlacedSlip => ({
  rule: "quotes-of-one-kind",
  message: `the quotation begins with ${mark} and the first one of the text, in line ${first.line}, with ${first.mark}; use one kind.`,
  ...place,
});

const mended = (text: string, { start, end, fix }: Slip): string =>
  fix === undefined ? text : text.slice(0, start) + fix + text.slice(end);

/**
 * Its place in the source; its fix only where the source has those very characters side by side.
 * @param isSafe whether links to the words still lead to them when they are mended: a heading's id is made of its words
 */
function placed(
  { rule, start, end, message, fix }: Slip,
  words: ProseText,
  source: string,
  isSafe: boolean,
): PlacedSlip[] {
  const written = words.text.slice(start, end);
  const offset = words.offset(start);
  const isWhole = source.startsWith(written, offset) && !written.includes(OPAQUE) && !/[\r\n]/u.test(written);
  // Spaces that marks of Markdown keep apart are one in the page.
  if (!isWhole && rule === "spaces-even") return [];
  const place = { rule, message, ...placeOf(source, offset) };
  if (fix === undefined || !isWhole || !isSafe) return [place];
  const isAddress =
    words.text[end] === ADDRESS || BEHIND_ADDRESS.test(words.text.slice(Math.max(0, start - NEAR), start));
  return isAddress || !keepsMarkdown(source, offset, written, fix)
    ? [place]
    : [{ ...place, fix: { length: written.length, text: fix } }];
}

/** What the parser leaves of a word that begins with an address is a few marks. Before one no letter may come. */
const BEHIND_ADDRESS = new RegExp(`${ADDRESS}\\S*$`, "u");
const NEAR = 100;

/** In half width a mark beside others may mean something: “](”, “]:”, “![”. */
const WIDE = /[\uFF01-\uFF5E]/u;
const OF_WORDS = /^[\p{L}\p{N}\s]?$/u;
const EMPHASIS = /[*_~]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Emphasis begins and ends by whether there is a letter beside its marks (CommonMark 6.2). */
function keepsMarkdown(source: string, offset: number, written: string, fix: string): boolean {
  const [before, behind] = [source.charAt(offset - 1), source.charAt(offset + written.length)];
  if (WIDE.test(written)) return OF_WORDS.test(before) && OF_WORDS.test(behind);
  const isLike = (at: 0 | -1): boolean => LETTER.test(written.at(at) ?? "") === LETTER.test(fix.at(at) ?? "");
  return (!EMPHASIS.test(before) || isLike(0)) && (!EMPHASIS.test(behind) || isLike(-1));
}

/** In a quotation, or in an element of MDX with words of another language. */
function isQuoted(node: Readonly<MdastNode>, ctx: MdastVisitorContext): boolean {
  for (let parent = ctx.parent(node); parent !== undefined; parent = ctx.parent(parent)) {
    if (parent.type === "blockquote") return true;
    const attributes = parent.type === "mdxJsxFlowElement" ? parent.attributes : [];
    if (attributes.some((one) => "name" in one && one.name === "lang")) return true;
  }
  return false;
}
