/** Makes HTML fit to be read elsewhere: complete addresses, and nothing that needs the page around it. */
import { html, parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** Attributes that hold an address. */
const ADDRESSES = new Set(["href", "src", "poster", "cite"]);
/** What an address in a feed may ask a reader's program to do. */
const SCHEMES = /^(?:https?|mailto|tel):/u;
/** Attributes that say something to a reader; ids, classes, roles and states belong to the page. */
const KEPT = new Set([
  ...ADDRESSES,
  ..."abbr align alt checked colspan datetime dir disabled headers height lang rowspan scope start title type value width".split(
    " ",
  ),
]);
/** The language that a link leads to in words, which the site's style sheet shows behind it (knowledge/links.ts). */
const LABEL = "data-in-language";
/** Elements that a feed must not carry (RFC 4287, 8.1), with what is in them. */
const DROPPED = new Set("base button embed form iframe link meta noscript object script style template".split(" "));

/**
 * A fragment of a page with complete addresses, without scripts, styles, comments and hidden parts. What style sheets say
 * of a link stands in it as text.
 * @param page complete address of the page; `#…` leads into it
 */
export function absoluteHtml(fragment: string, page: string): string {
  const root = parseFragment(fragment);
  clean(root, page);
  return serialize(root);
}

function clean(parent: Tree.ParentNode, page: string): void {
  parent.childNodes = parent.childNodes.filter((node) => isText(node) || (isElement(node) && isShown(node)));
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const language = node.attrs.find(({ name }) => name === LABEL)?.value;
    node.attrs = node.attrs
      .filter(({ name }) => KEPT.has(name))
      .map(({ name, value }) => ({ name, value: ADDRESSES.has(name) ? complete(value, page) : value }))
      .filter(({ name, value }) => !ADDRESSES.has(name) || SCHEMES.test(value));
    clean(node, page);
    if (language !== undefined) appendText(node, ` (${language})`);
  }
}

const appendText = (parent: Tree.Element, value: string): void => {
  parent.childNodes.push({ nodeName: "#text", value, parentNode: parent });
};

const isElement = (node: Tree.ChildNode): node is Tree.Element => "tagName" in node;
const isText = (node: Tree.ChildNode): boolean => node.nodeName === "#text";
const isShown = ({ tagName, namespaceURI, attrs }: Tree.Element): boolean =>
  !DROPPED.has(tagName) && namespaceURI === html.NS.HTML && !attrs.some(({ name }) => name === "hidden");

/** The address as seen from a page; one that cannot be read stays as it is. */
export const complete = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address;
