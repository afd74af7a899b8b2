/** How the words of an index are parted, so that a search loads little besides what it asks for. */
import { firstItemOf, textOf } from "./cbor.ts";

/** Entries of the index, and between which words they are looked for. */
export interface Chunk {
  from: string;
  to: string;
  entries: Buffer[];
}

/** Bytes that a chunk of several first letters has at most, before it is compressed. */
const SMALL = 4096;

/** Sorts behind every letter. */
const END = "\u{10FFFF}";

/**
 * Cuts between first letters only: whoever types finds all words that begin so, and for a word that the index does not
 * know, Pagefind goes back to the same beginning. The chunks follow each other without gaps.
 * @param entries in Pagefind's order, which is that of the words' bytes
 */
export function chunksOf(entries: readonly Buffer[], small = SMALL): Chunk[] {
  const chunks: Chunk[] = [];
  for (const [letter, own] of Map.groupBy(entries, (entry) => firstOf(wordOf(entry)))) {
    const last = chunks.at(-1);
    const to = letter + END;
    if (last && sizeOf([...last.entries, ...own]) <= small) {
      last.entries.push(...own);
      last.to = to;
    } else chunks.push({ from: last?.to ?? "", to, entries: own });
  }
  return chunks;
}

/** The word of an entry. */
export const wordOf = (entry: Buffer): string => textOf(firstItemOf(entry) ?? entry);

const firstOf = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);
const sizeOf = (parts: readonly Buffer[]): number => parts.reduce((size, { length }) => size + length, 0);
