/** The text of a page in the browser, cut into words as the index does, and the way back from it to the document. */
import type { Place } from "./marked-words.ts";

/** Numbers of citations and notes, and the ways back: no words, but they part those on both sides. */
const MARKERS = ".citation, .figure-source, sup:has(> [data-footnote-ref]), [data-footnote-backref]";

/** Not part of what a page says: what the index leaves out too, and what only a print or a script shows. */
const LEFT_OUT = [
  "[hidden]",
  ".exports",
  ".cite-page",
  ".contents",
  ".breadcrumb",
  ".block-note",
  ".translation-state",
  ".notice",
  ".margin-sources",
  ".folded-sources",
  ".figure-scale",
  ".figure-data",
  ".entry-uses",
  ".entry-page",
  ".passage-open",
  ".passage-missing",
  ".print-address",
  ...["form", "iframe", "label", "nav", "noscript", "script", "style", "svg", "template"],
].join();

/** Elements inside of which a word goes on: `<code>TPU</code>s` is one. All others part words. */
const WITHIN_WORDS =
  "a, abbr, b, bdi, bdo, cite, code, data, del, dfn, em, i, ins, kbd, mark, q, s, samp, small, span, strong, sub, sup, time, u, var, wbr";

/** Stands where an element begins or ends that parts words; no text of a page has it. */
const BREAK = "\u2029";

/** Characters around a word that tell where it stands. */
const AROUND = 80;

export class PageText {
  text = "";
  readonly #pieces: { node: Text; from: number }[] = [];

  constructor(root: Element) {
    this.#read(root);
  }

  #read(parent: Element): void {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        this.#pieces.push({ node, from: this.text.length });
        this.text += node.data;
      } else if (node instanceof Element && node.matches(MARKERS)) {
        this.text += " ";
      } else if (node instanceof Element && !node.matches(LEFT_OUT)) {
        const edge = node.matches(WITHIN_WORDS) ? "" : BREAK;
        this.text += edge;
        this.#read(node);
        this.text += edge;
      }
    }
  }

  rangeOf({ from, to }: Place): Range {
    const range = document.createRange();
    const first = this.#pieces.findLast((piece) => piece.from <= from);
    const last = this.#pieces.findLast((piece) => piece.from < to);
    if (first) range.setStart(first.node, from - first.from);
    if (last) range.setEnd(last.node, to - last.from);
    return range;
  }

  wordAt({ from, to }: Place): string {
    return this.text.slice(from, to);
  }

  /** The words around a place, of the same paragraph, heading or cell. */
  around(place: Place): string {
    const before = this.text.slice(this.text.lastIndexOf(BREAK, place.from) + 1, place.from);
    const after = this.text.slice(place.to, this.text.indexOf(BREAK, place.to));
    const words = [
      before.slice(-AROUND).replace(before.length > AROUND ? /^\S*/u : "", ""),
      this.wordAt(place),
      after.slice(0, AROUND).replace(after.length > AROUND ? /\S*$/u : "", ""),
    ];
    return words.join("").replaceAll(/\s+/gu, " ").trim();
  }
}
