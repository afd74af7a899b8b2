/** The record of a source that nobody has read yet: its address, and in comments all that is known and to be done. */
import { stringify } from "yaml";
import { type Addressed, addressOf } from "./sources.ts";

/** @param notes what else is to be known, a sentence each */
export function stubOf(source: Addressed, notes: readonly string[]): string {
  const { number, page, doubts, address } = source;
  const name = page.file.replace(/^.*\//u, "");
  const comments = [
    `Source ${number} of “${page.title}” (${name}). Nobody has read it for this base yet.`,
    ...(address.words.length > 0
      ? [`Its list says about it: ${address.words.map(({ text }) => bare(text)).join(" … ")}`]
      : []),
    ...(address.mended.length > 0 ? [`Mended in the address: ${address.mended.join(", ")}.`] : []),
    ...doubts.map(({ message }) => `Doubtful: ${message}.`),
    ...notes,
    "To do: open the address and read the page; complete the record as README.md shows under “Add a source”; then take",
    "“draft: true” and these lines out. As long as they stand, no published text can cite this source.",
  ];
  return `${comments.map(comment).join("")}draft: true\n${stringify({ URL: addressOf(source) }, { lineWidth: 0 })}`;
}

/** Words without the punctuation that parted them from the address. */
const bare = (text: string): string => text.replace(/^[\s,;:.()[\]<>–—-]+|(?:\]\(|[\s,;:([<–—-])+$/gu, "");

const comment = (line: string): string => `# ${line.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim()}\n`;
