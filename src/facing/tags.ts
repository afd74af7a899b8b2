/** Reads finished HTML by its tags. It is what our own components print: every element that is not void is closed. */

/** A tag, or a comment; what stands in quotation marks may look like its end. */
const TAGS = /<!--[\s\S]*?-->|<\/?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/giu;
const NAME = /^<\/?([a-z][\w-]*)/iu;
/** Without end tag (HTML 13.1.2). */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** HTML whose tags are written anew; comments and the text between them stay. */
export const withTags = (html: string, written: (tag: string) => string): string =>
  html.replace(TAGS, (tag) => (tag.startsWith("<!") ? tag : written(tag)));

/** An element that stands in nothing else, with the text before the next one. */
export interface Piece {
  html: string;
  /** Name of the element; "" for text before the first. */
  name: string;
  /** Its start tag, and those inside of it. */
  tags: readonly string[];
}

/** Parts HTML at its outermost elements; joined, the pieces are what they were. Space before the first is left out. */
export function piecesOf(html: string): Piece[] {
  const starts: { at: number; tags: string[] }[] = [];
  let depth = 0;
  for (const { 0: tag, index } of html.matchAll(TAGS)) {
    if (tag.startsWith("<!")) continue;
    if (tag.startsWith("</")) depth -= 1;
    else {
      if (depth === 0) starts.push({ at: index, tags: [] });
      starts.at(-1)?.tags.push(tag);
      if (!tag.endsWith("/>") && !VOID.has(nameOf(tag))) depth += 1;
    }
  }
  const before = html.slice(0, starts[0]?.at);
  const pieces = starts.map(({ at, tags }, index): Piece => {
    return { html: html.slice(at, starts[index + 1]?.at), name: nameOf(tags[0]), tags };
  });
  return before.trim() === "" ? pieces : [{ html: before, name: "", tags: [] }, ...pieces];
}

const nameOf = (tag = ""): string => (NAME.exec(tag)?.[1] ?? "").toLowerCase();

/** What stands between the start tag and the end tag of a piece. */
export const innerOf = ({ html, tags: [tag = ""] }: Piece): string => html.slice(tag.length, html.lastIndexOf("</"));
