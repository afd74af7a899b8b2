/** Reads finished HTML by its tags. It is what our own components print: every element that is not void is closed. */

/** A tag, or a comment; what stands in quotation marks may look like its end. */
const TAGS = /<!--[\s\S]*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/giu;
const NAME = /^<\/?([a-z][\w-]*)/iu;
/** Without end tag (HTML 13.1.2). */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** HTML whose tags are written anew; comments and the text between them stay. */
export const withTags = (html: string, written: (tag: string) => string): string =>
  html.replaceAll(TAGS, (tag) => (tag.startsWith("<!") ? tag : written(tag)));

/** An element that stands in nothing else, with the text before the next one. */
export interface Piece {
  html: string;
  /** Name of the element; "" for text before the first. */
  name: string;
  /** Its start tag. */
  tag: string;
}

/** Parts HTML at its outermost elements; joined, the pieces are what they were. Space before the first is left out. */
export function piecesOf(html: string): Piece[] {
  const starts: { at: number; tag: string }[] = [];
  let depth = 0;
  for (const { 0: tag, index } of html.matchAll(TAGS)) {
    if (tag.startsWith("<!")) continue;
    if (tag.startsWith("</")) depth -= 1;
    else {
      if (depth === 0) starts.push({ at: index, tag });
      if (!tag.endsWith("/>") && !VOID.has(nameOf(tag))) depth += 1;
    }
  }
  const before = html.slice(0, starts[0]?.at);
  const pieces = starts.map(({ at, tag }, index): Piece => {
    return { html: html.slice(at, starts[index + 1]?.at), name: nameOf(tag), tag };
  });
  return before.trim() === "" ? pieces : [{ html: before, name: "", tag: "" }, ...pieces];
}

const nameOf = (tag: string): string => (NAME.exec(tag)?.[1] ?? "").toLowerCase();

/** What stands between the start tag and the end tag of a piece. */
export const innerOf = ({ html, tag }: Piece): string => html.slice(tag.length, html.lastIndexOf("</"));

/** Values of an attribute, in the order of the tags that have it. */
export function valuesOf(html: string, attribute: RegExp): string[] {
  const values: string[] = [];
  for (const [tag] of html.matchAll(TAGS)) {
    const value = attribute.exec(tag)?.[1];
    if (value !== undefined) values.push(value);
  }
  return values;
}
