/**
 * Reads a finished page into a tree, as parse5 makes it but five times as fast. It is what our own components and the
 * Markdown engine print: every element is closed but those that are void, and of characters only those of markup are
 * written as references.
 */
import { defaultTreeAdapter, html, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** Comments and declarations, tags, and the text between them. */
const PARTS =
  /<!--[\s\S]*?-->|<!(?:[^>]*)>|<(?<slash>\/?)(?<name>[a-z][\w-]*)(?<written>(?:[^"'>]|"[^"]*"|'[^']*')*)>|[^<]+|</giu;
const ATTRIBUTES = /([^\s"'=/]+)(?:="([^"]*)")?/gu;
/** Without end tag (HTML 13.1.2). */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** In these "<" begins no tag. */
const RAW = /(<(script|style)\b[^>]*>)[\s\S]*?(?=<\/\2>)/giu;

/** @throws when an element is not closed, or a character is referred to by a name that we do not write */
export function treeOf(page: string): Tree.DocumentFragment {
  const root = defaultTreeAdapter.createDocumentFragment();
  const open: Tree.ParentNode[] = [root];
  for (const { 0: part, groups: { slash, name = "", written = "" } = {} } of page
    .replaceAll(RAW, "$1")
    .matchAll(PARTS)) {
    const parent = open.at(-1) ?? root;
    if (slash === "/") close(open, name);
    else if (slash === undefined) addText(parent, part);
    else {
      const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attributesIn(written));
      // What is in a template is no part of the page.
      if (name !== "template") defaultTreeAdapter.appendChild(parent, element);
      if (!VOID.has(name) && !written.endsWith("/")) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`A page leaves <${nameOf(open.at(-1))}> open.`);
  return root;
}

function close(open: Tree.ParentNode[], name: string): void {
  const last = open.pop();
  if (nameOf(last) !== name) throw new Error(`A page closes <${name}> where <${nameOf(last)}> is open.`);
}

const nameOf = (node: Tree.ParentNode | undefined): string => (node && "tagName" in node ? node.tagName : "");

function addText(parent: Tree.ParentNode, written: string): void {
  if (!written.startsWith("<!")) defaultTreeAdapter.insertText(parent, decoded(written));
}

const attributesIn = (written: string): { name: string; value: string }[] =>
  [...written.matchAll(ATTRIBUTES)].map(([, name = "", value = ""]) => ({ name, value: decoded(value) }));

const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00A0"],
]);

const decoded = (written: string): string =>
  written.includes("&") ? written.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/giu, referred) : written;

function referred(written: string, hex?: string, decimal?: string, name = ""): string {
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  const character = NAMED.get(name);
  if (character === undefined)
    throw new Error(`A page refers to a character as “${written}”, which is not known here.`);
  return character;
}
