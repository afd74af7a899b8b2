import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrayOf, itemOf } from "../../../../src/search/index/cbor.ts";
import { type Chunk, chunksOf, wordOf } from "../../../../src/search/index/chunks.ts";

/** Pagefind's order of words. */
const inBytes = (a: string, b: string): number => Buffer.from(a).compare(Buffer.from(b));
const entryOf = (word: string): Buffer => arrayOf([itemOf(word), arrayOf([])]);
const wordsIn = ({ entries }: Chunk): string[] => entries.map(wordOf);

/** The chunk that Pagefind asks for a word: the first in whose range it is. */
const chunkFor = (word: string, chunks: readonly Chunk[]): Chunk | undefined =>
  chunks.find(({ from, to }) => inBytes(word, from) >= 0 && inBytes(word, to) <= 0);

const letters = fc.constantFrom("a", "b", "è", "ي", "上", "🔪", "1");
const words = fc
  .uniqueArray(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 60 })
  .map((all) => all.toSorted(inBytes));
const sizes = fc.integer({ min: 1, max: 400 });

describe("the chunks of an index", () => {
  test("have all entries, in their order", () => {
    fc.assert(
      fc.property(words, sizes, (all, small) => {
        const entries = all.map(entryOf);
        expect(chunksOf(entries, small).flatMap((chunk) => chunk.entries)).toEqual(entries);
      }),
    );
  });

  test("give all words that begin as somebody types, from the first letter on", () => {
    fc.assert(
      fc.property(words, sizes, (all, small) => {
        const chunks = chunksOf(all.map(entryOf), small);
        for (const word of all) {
          const typed = [...word].map((_, at) => [...word].slice(0, at + 1).join(""));
          for (const beginning of typed) {
            const found = chunkFor(beginning, chunks);
            const expected = all.filter((other) => other.startsWith(beginning));
            expect(found && wordsIn(found).filter((other) => other.startsWith(beginning))).toEqual(expected);
          }
        }
      }),
    );
  });

  test("know where a word would stand that is in none, up to the last letter", () => {
    fc.assert(
      fc.property(words, sizes, fc.string({ unit: "grapheme", minLength: 1 }), (all, small, word) => {
        const chunks = chunksOf(all.map(entryOf), small);
        const isBehind = all.every((other) => inBytes([...other][0] ?? "", [...word][0] ?? "") < 0);
        expect(chunkFor(word, chunks) === undefined).toBe(isBehind);
      }),
    );
  });

  test("are small, but for one letter’s", () => {
    fc.assert(
      fc.property(words, sizes, (all, small) => {
        for (const { entries } of chunksOf(all.map(entryOf), small)) {
          const firsts = new Set(entries.map((entry) => [...wordOf(entry)][0]));
          if (firsts.size > 1) expect(Buffer.concat(entries).length).toBeLessThanOrEqual(small);
        }
      }),
    );
  });

  test("are no more than it takes: two that follow each other are too much for one", () => {
    fc.assert(
      fc.property(words, sizes, (all, small) => {
        const chunks = chunksOf(all.map(entryOf), small).map(({ entries }) => Buffer.concat(entries).length);
        for (const [at, size] of chunks.slice(1).entries()) expect((chunks[at] ?? 0) + size).toBeGreaterThan(small);
      }),
    );
  });
});
