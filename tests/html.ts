/** Reads finished pages as a browser would, with parse5. */
import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

export type Element = Tree.Element;
type Node = Tree.Node;

export const parsePage = (html: string): Tree.Document => parse(html);

/** Every element below a node, in document order. */
export function elementsOf(node: Node): Element[] {
  const elements: Element[] = [];
  const walk = (parent: Node): void => {
    for (const child of "childNodes" in parent ? parent.childNodes : []) {
      if (!("tagName" in child)) continue;
      elements.push(child);
      walk(child);
    }
  };
  walk(node);
  return elements;
}

/** An element and everything around it, innermost first. */
export function ancestorsOf(element: Element): Element[] {
  const parent = element.parentNode;
  return parent && "tagName" in parent ? [parent, ...ancestorsOf(parent)] : [];
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** Text as it stands, comments left out. */
export function rawTextOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(rawTextOf).join("") : "";
}

/** Text as a reader sees it: runs of white space are one space. */
export const textOf = (node: Node): string => rawTextOf(node).replaceAll(/\s+/gu, " ").trim();

/** What a compound selector asks of one element. */
function matcher(selector: string): (element: Element) => boolean {
  const parts = selector.match(/^[\w-]+|[.#][\w-]+|\[[^\]]+\]/gu) ?? [];
  if (parts.join("") !== selector) throw new Error(`Not a compound selector: ${selector}`);
  const tests = parts.map((part): ((element: Element) => boolean) => {
    if (part.startsWith("."))
      return (element) => (attributeOf(element, "class") ?? "").split(" ").includes(part.slice(1));
    if (part.startsWith("#")) return (element) => attributeOf(element, "id") === part.slice(1);
    if (!part.startsWith("[")) return (element) => element.tagName === part;
    const [name = "", value] = part.slice(1, -1).split("=");
    return (element) =>
      value === undefined ? attributeOf(element, name) !== undefined : attributeOf(element, name) === value;
  });
  return (element) => tests.every((test) => test(element));
}

/** Whether an element is what a compound selector asks for. */
export const matches = (element: Element, selector: string): boolean => matcher(selector)(element);

/** Elements below a node by selectors such as `section.notes a[role=doc-biblioref]`: compounds and descendants only. */
export function select(root: Node, selector: string): Element[] {
  const [first = "", ...rest] = selector.split(" ");
  const found = elementsOf(root).filter(matcher(first));
  if (rest.length === 0) return found;
  return [...new Set(found.flatMap((element) => select(element, rest.join(" "))))];
}

/** The one element that a selector means. */
export function only(root: Node, selector: string): Element {
  const found = select(root, selector);
  const [element] = found;
  if (element === undefined || found.length > 1) throw new Error(`${found.length} elements match "${selector}".`);
  return element;
}
