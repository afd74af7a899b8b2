/** What of a block's text tells that another text is another state of it, or its translation. */
import { type Bag, bagOf } from "./bag.ts";
import { normalised } from "./fingerprint.ts";

export interface Features {
  /** "mixed" is what several blocks are together. */
  kind: "heading" | "table" | "code" | "text" | "mixed";
  /** "#" of a heading. */
  depth: number;
  /** UTF-16 units. */
  length: number;
  /** Sources and passages that it cites, where links lead, code, and the figures in it: the same in every language. */
  marks: Bag;
  words: Bag;
}

const MARK = /@[a-z0-9-]+(?:#[a-z0-9-]+)?|\b(?:article|page|topic|source|https?):[^\s)\]]+|`[^`]+`|\p{Nd}+/gu;

/** @param text a block's, as `Block.text` has it */
export function featuresOf(text: string): Features {
  const depth = /^#{1,6}(?=\s|$)/u.exec(text)?.[0].length ?? 0;
  return {
    kind: depth > 0 ? "heading" : /^\|.*\|$/su.test(text) ? "table" : /^(?:```|~~~)/u.test(text) ? "code" : "text",
    depth,
    length: text.length,
    marks: bagOf(text.match(MARK) ?? []),
    words: bagOf(normalised(text).toLowerCase().split(" ")),
  };
}
