/** XML as it is written here: one element a line. */
import { xmlText } from "./escape.ts";

/** @param content text that is XML already, or elements, which stand on lines of their own */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | string[] = "",
): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${xmlText(value)}"`);
  const inside = typeof content === "string" ? content : `\n${content.join("\n")}\n`;
  return inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`;
}
