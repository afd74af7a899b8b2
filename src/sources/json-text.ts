/** The texts that data holds, for pages that write themselves from data. */
import { htmlText } from "./html-text.ts";

/** Every string of a JSON text, in its order, markup taken off; nothing of a text that is no JSON. */
export function jsonText(json: string): string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return "";
  }
  return stringsOf(value)
    .map((text) => (text.includes("<") ? htmlText(text).text : text))
    .join("\n");
}

/** Without recursion, because data may be nested as deep as it is long. */
function stringsOf(value: unknown): string[] {
  const found: string[] = [];
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") found.push(next);
    else if (typeof next === "object" && next !== null)
      for (const child of Object.values(next).toReversed()) waiting.push(child);
  }
  return found;
}
