/** The record of a source that nobody has read yet: its address, and in comments all that is known and to be done. */
import { recordYaml } from "../knowledge/record-yaml.ts";
import { type Addressed, addressOf } from "./sources.ts";

/**
 * @param notes what else is to be known, a sentence each
 * @param schema address of the JSON Schema of records, from their folder
 */
export function stubOf(source: Addressed, notes: readonly string[], schema: string): string {
  const { number, page, doubts, address } = source;
  const name = page.file.replace(/^.*\//u, "");
  const remarks = [
    `Imported: source ${number} of “${page.title}” (${name}).`,
    ...(address.words.length > 0
      ? [`Its list says about it: ${address.words.map(({ text }) => bare(text)).join(" … ")}`]
      : []),
    ...(address.mended.length > 0 ? [`Mended in the address: ${address.mended.join(", ")}.`] : []),
    ...doubts.map(({ message }) => `Doubtful: ${message}.`),
    ...notes,
    "To do: open the address, read the page and complete this record; then take these lines out.",
  ];
  return recordYaml({ draft: true, URL: addressOf(source) }, schema, remarks);
}

/** Words without the punctuation that parted them from the address. */
const bare = (text: string): string => text.replace(/^[\s,;:.()[\]<>–—-]+|(?:\]\(|[\s,;:([<–—-])+$/gu, "");
