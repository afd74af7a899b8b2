/** CSL-JSON: one item or a list of them. */
import type { ForeignItem } from "../../citations/from-csl.ts";
import { BibliographyError, type RawEntry } from "./entry.ts";

export function readCslJson(text: string): RawEntry[] {
  const items = [parseJson(text)].flat();
  return items.map((item, index) => {
    if (!isItem(item))
      throw new BibliographyError(`entry ${index + 1} is no item of CSL-JSON, which has a "type" and a "title"`);
    const label = item["citation-key"] ?? item["id"];
    return { label: typeof label === "string" ? label : undefined, line: 1, raw: item, toCsl: (fields) => fields };
  });
}

/** Many a JSON file has types; items are about something besides. */
const isItem = (item: unknown): item is ForeignItem =>
  typeof item === "object" &&
  item !== null &&
  "type" in item &&
  ["title", "author", "URL", "DOI"].some((name) => name in item);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const [, position] = /at position (\d+)/u.exec(message) ?? [];
    const end = /end of JSON/u.test(message) ? text.length : Number(position ?? 0);
    const before = text.slice(0, end).split("\n");
    const reason = message.replace(/ (?:at position|in JSON).*$/su, "").replace(/, ".*$/su, "");
    throw new BibliographyError(`it is no JSON: ${reason}`, {
      line: before.length,
      column: (before.at(-1) ?? "").length + 1,
    });
  }
}
