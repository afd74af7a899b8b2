/** Reads XML strictly: what is not well-formed, or uses an unknown prefix, throws (XML 1.0, Namespaces in XML). */
import { parser } from "sax";

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Of this element alone. */
  text: string;
}

export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const reader = parser(true, { xmlns: true });
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, value]) => [
      key,
      typeof value === "string" ? value : value.value,
    ]);
    const element = { name, attributes: Object.fromEntries(values) as Record<string, string>, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  reader.onclosetag = () => void open.pop();
  const add = (text: string): void => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  reader.ontext = add;
  reader.oncdata = add;
  reader.write(source).close();
  const [first] = root.children;
  if (first === undefined || root.children.length > 1) throw new Error("XML has one element around all.");
  return first;
}

/** The elements of one name right below another. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);
