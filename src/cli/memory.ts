/** Keeps the build of a very large base within the memory of an ordinary machine. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";

/** Articles from which on it matters. */
const MANY = 5000;

/** How much the heap may grow beyond what is in use before it is cleared, in per cent. V8 would let it grow to 4 GB. */
const GROWTH = 30;

/** Has the memory of a very large base cleared more often; it costs some time, and others are built as fast as they can be. */
export async function holdMemory(contentDir: string): Promise<void> {
  const articles = await readdir(join(contentDir, "articles")).catch(() => []);
  if (articles.length >= MANY) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
