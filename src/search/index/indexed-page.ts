/** Makes of a finished page the small document that is indexed: its own text and nothing around it. */
import { defaultTreeAdapter, html, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { type Field, type Filter, languagesName, type Note, variantsName, workName } from "../bundle.ts";
import { WEIGHTS } from "../ranking.ts";
import { attributeOf, hasClass, isElement, keepOwnText, says, textOf } from "./own-text.ts";
import type { Indexed, SourceWords } from "./pages.ts";
import { treeOf } from "./tree.ts";

/**
 * A page as it is indexed. Apostrophes are straight, because Pagefind takes ’ for a letter and "archivio" would not
 * find "l’archivio"; spaces may all be broken, because readers type no others; ids stand on headings only, because Pagefind keeps each of them.
 * @param page the finished page
 * @param separator what the locale puts between words of a list
 * @throws when the page lacks the text or a place that it should have
 */
export function indexedPage(page: string, entry: Indexed, locale: string, separator: string): string {
  const source = descendantsOf(treeOf(page));
  const body = entry.record === undefined ? proseOf(source, entry) : sourceOf(source, entry, entry.record, separator);
  const root = element("html", { lang: locale }, [
    element("head", {}, [...fieldsOf(entry, separator), ...filtersOf(entry)]),
    element("body", { "data-pagefind-body": "" }, body),
  ]);
  simplify(root);
  return `<!doctype html>${serialize(element("div", {}, [root]))}`;
}

function fieldsOf({ title, record }: Indexed, separator: string): Tree.Element[] {
  const fields: Partial<Record<Field, string>> = record
    ? { name: title, authors: record.authors.join(separator) }
    : { title };
  return metaElements("meta", fields);
}

/** Each on an element of its own: Pagefind does not split a list of them. */
function filtersOf({ work, trail, lang, entries, variants }: Indexed): Tree.Element[] {
  const filters: Record<Filter | Note, string | undefined> = {
    kind: work.kind,
    topic: work.topic,
    work: workName(work),
    trail,
    lang,
    entries: languagesName(entries),
    variants: variantsName(variants),
  };
  return metaElements("filter", filters);
}

const metaElements = (kind: "meta" | "filter", values: Readonly<Record<string, string | undefined>>): Tree.Element[] =>
  Object.entries(values).flatMap(([name, content]) =>
    content ? [element("meta", { [`data-pagefind-${kind}`]: `${name}[content]`, content })] : [],
  );

/** Title, standfirst and text of an article or a page, and each entry of its bibliography under a heading. */
function proseOf(page: readonly Tree.Element[], entry: Indexed): Tree.Element[] {
  const prose = firstOf(page, "prose");
  if (prose === undefined) throw new Error(`The page ${entry.address} has no text for the search index.`);
  keepOwnText(prose);
  return [
    element("h1", {}, [text(entry.title)]),
    ...page
      .filter((part) => hasClass(part, "standfirst"))
      .map((opening) => paragraph(textOf(opening), WEIGHTS.standfirst)),
    element("div", {}, prose.childNodes),
    ...placesOf(firstOf(page, "bibliography"), entry, isOfEntry),
  ];
}

/** The title is in no heading, because Pagefind would make a field of it. */
function sourceOf(
  page: readonly Tree.Element[],
  entry: Indexed,
  { authors, rest }: SourceWords,
  separator: string,
): Tree.Element[] {
  return [
    paragraph(entry.title, WEIGHTS.name),
    ...[authors.join(separator), ...rest].filter(Boolean).map((words) => paragraph(words, WEIGHTS.record)),
    ...placesOf(firstOf(page, "source-passages"), entry, ({ tagName }) => tagName === "blockquote"),
  ];
}

/** The items of a list; those without a heading come first, where they do not count to the one before. */
function placesOf(
  list: Tree.Element | undefined,
  { places, address }: Indexed,
  isSaid: (part: Tree.Element) => boolean,
): Tree.Element[] {
  const items = list ? descendantsOf(list).filter((item) => item.tagName === "li" && hasPlace(item)) : [];
  const ids = items.map((item) => attributeOf(item, "id") ?? "");
  const lost = [...places.keys()].filter((id) => !ids.includes(id));
  if (lost.length > 0) throw new Error(`The page ${address} lacks what its search results lead to: ${lost.join(", ")}`);
  const isNamed = (item: Tree.Element): boolean => places.has(attributeOf(item, "id") ?? "");
  return [...items.filter((item) => !isNamed(item)), ...items.filter(isNamed)].flatMap((item) =>
    placeOf(item, places, isSaid),
  );
}

const hasPlace = (item: Tree.Element): boolean => attributeOf(item, "id") !== undefined;

/** An entry or a passage: its heading, and what it says besides. */
function placeOf(
  item: Tree.Element,
  places: Indexed["places"],
  isSaid: (part: Tree.Element) => boolean,
): Tree.Element[] {
  const id = attributeOf(item, "id") ?? "";
  const name = places.get(id);
  const heading = name === undefined ? [] : [element("h6", { id, ...weight(WEIGHTS.place) }, [text(name)])];
  const words = descendantsOf(item)
    .filter(isSaid)
    .map(textOf)
    .filter((part) => name === undefined || !says(name, part));
  return [...heading, ...words.map((part) => paragraph(part, WEIGHTS.quoted))];
}

/** What an entry names. The quotations below it are indexed once, on the page of their source. */
const isOfEntry = (part: Tree.Element): boolean =>
  part.tagName === "cite" || hasClass(part, "entry-authors") || hasClass(part, "entry-container");

/** In the order of the page. */
function descendantsOf(node: Tree.ParentNode, found: Tree.Element[] = []): Tree.Element[] {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    found.push(child);
    descendantsOf(child, found);
  }
  return found;
}

const firstOf = (page: readonly Tree.Element[], name: string): Tree.Element | undefined =>
  page.find((part) => hasClass(part, name));

const text = (value: string): Tree.TextNode => ({ nodeName: "#text", value, parentNode: null });

function element(tag: string, attributes: Record<string, string>, children: Tree.ChildNode[] = []): Tree.Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const made = defaultTreeAdapter.createElement(tag, html.NS.HTML, attrs);
  for (const child of children) defaultTreeAdapter.appendChild(made, child);
  return made;
}

const weight = (value: number): Record<string, string> => ({ "data-pagefind-weight": String(value) });
const paragraph = (words: string, value: number): Tree.Element => element("p", weight(value), [text(words)]);

function simplify(node: Tree.ChildNode): void {
  if ("value" in node) node.value = simplified(node.value);
  if (!isElement(node)) return;
  for (const attribute of node.attrs) attribute.value = simplified(attribute.value);
  for (const child of node.childNodes) simplify(child);
}

const simplified = (words: string): string => words.replaceAll("’", "'").replaceAll("\u00A0", " ");
