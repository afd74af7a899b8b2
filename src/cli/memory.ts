/** Keeps the build of a very large base within the memory of an ordinary machine, and from looking through it too often. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";

/** Articles from which on it matters. */
const MANY = 5000;

/** Flags of V8, which other versions of it may not have. */
export const FLAGS = { counted: "external-memory-accounted-in-global-limit", growth: "heap-growing-percent" } as const;

/** How much the heap may grow beyond what is in use before it is cleared, in per cent. V8 would let it grow to 4 GB. */
const GROWTH = 30;

/**
 * Sets how V8 clears the memory, once for the process. Every page passes through buffers, and for 64 MB of them V8 would
 * look through all that it holds, the knowledge too: the larger the base, the more a page would cost. Counted with the
 * rest of the memory, they ask for no more than the rest does.
 */
export async function holdMemory(contentDir: string): Promise<void> {
  setFlagsFromString(`--${FLAGS.counted}`);
  const articles = await readdir(join(contentDir, "articles")).catch(() => []);
  if (articles.length >= MANY) setFlagsFromString(`--${FLAGS.growth}=${GROWTH}`);
}
