/** Takes out of a rendered text what is not its words: the markers, and what only repeats something. */
import type { DefaultTreeAdapterTypes as Tree } from "parse5";

const REPEATING = ["block-note", "margin-sources", "folded-sources", "figure-scale", "figure-data"];
const NEVER_TEXT = ["script", "style", "template", "noscript", "button"];
const HEADING = /^h[1-6]$/u;

/**
 * Leaves the words of an element as somebody would read them aloud, "word [1]." as "word.", in bare elements. Headings
 * keep their ids.
 */
export function keepOwnText(parent: Tree.ParentNode): void {
  const kept: Tree.ChildNode[] = [];
  let afterMarker = false;
  for (const node of parent.childNodes) {
    if (isElement(node) ? isLeftOut(node) : !("value" in node)) continue;
    if (isElement(node) && isMarker(node)) {
      trimEnd(kept);
      afterMarker = true;
      continue;
    }
    if (isElement(node)) strip(node);
    if (afterMarker && touches(kept.at(-1), node)) kept.push({ nodeName: "#text", value: " ", parentNode: parent });
    kept.push(node);
    afterMarker = false;
  }
  parent.childNodes = kept;
}

function strip(element: Tree.Element): void {
  element.attrs = element.attrs.filter(({ name }) => name === "id" && HEADING.test(element.tagName));
  keepOwnText(element);
}

/** Words of a node as they stand, runs of white space as one space. */
export const textOf = (node: Tree.Node): string => rawText(node).replaceAll(/\s+/gu, " ").trim();

function rawText(node: Tree.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(rawText).join("") : "";
}

/** Whether a text has the words of another, side by side. */
export function says(text: string, other: string): boolean {
  const words = wordsOf(other);
  return words !== "" && ` ${wordsOf(text)} `.includes(` ${words} `);
}

const wordsOf = (text: string): string => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");

export const isElement = (node: Tree.Node): node is Tree.Element => "tagName" in node;

export const attributeOf = ({ attrs }: Tree.Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

export const hasClass = (element: Tree.Element, name: string): boolean =>
  (attributeOf(element, "class") ?? "").split(" ").includes(name);

const isLeftOut = (element: Tree.Element): boolean =>
  NEVER_TEXT.includes(element.tagName) ||
  attributeOf(element, "hidden") !== undefined ||
  REPEATING.some((name) => hasClass(element, name));

/** A citation's number or a note's, or the way back from a note. */
const isMarker = (element: Tree.Element): boolean =>
  hasClass(element, "citation") ||
  hasClass(element, "figure-source") ||
  attributeOf(element, "data-footnote-backref") !== undefined ||
  (element.tagName === "sup" &&
    element.childNodes.some((child) => isElement(child) && attributeOf(child, "data-footnote-ref") !== undefined));

/** White space before a marker belongs to the marker. */
function trimEnd(nodes: Tree.ChildNode[]): void {
  const last = nodes.at(-1);
  if (last === undefined || !("value" in last)) return;
  last.value = last.value.trimEnd();
  if (last.value === "") nodes.pop();
}

/** Whether two words would become one where a marker stood between them. */
const touches = (before: Tree.ChildNode | undefined, after: Tree.ChildNode): boolean =>
  before !== undefined && /[\p{L}\p{N}]$/u.test(rawText(before)) && /^[\p{L}\p{N}]/u.test(rawText(after));
