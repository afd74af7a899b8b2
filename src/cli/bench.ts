/**
 * `npm run bench -- [part…] [size…]`: figures of the search, of weights, of Lighthouse, of scale and of serving, each
 * beside what it should be. It prints and judges nothing; what must hold is in the tests, and times are not, because they
 * are the machine's.
 */
import process from "node:process";
import { didYouMean } from "../knowledge/nearest.ts";
import { KnowledgeError } from "../knowledge/problems.ts";
import { figureTable, type Row } from "./bench/row.ts";
import { print } from "./bench/site.ts";
import { UsageError } from "./command.ts";

/** Loaded when they are called: what one needs does not hinder the others. Each prints as it goes. */
const PARTS: Record<string, (sizes: number[]) => Promise<Row[]>> = {
  search: async () => (await import("./bench/search.ts")).search(),
  weights: async () => (await import("./bench/weights.ts")).weights(),
  lighthouse: async () => (await import("./bench/lighthouse.ts")).lighthouse(),
  scale: async (sizes) => (await import("./bench/scale.ts")).scale(sizes.length > 0 ? sizes : undefined),
  serving: async () => (await import("./bench/serving.ts")).serving(),
};

/**
 * Runs parts one after the other, never two at once, and ends with the table of all their figures. A part that fails is
 * told and costs the others nothing.
 * @param words names of parts, none for all of them; numbers are sizes of large bases, in articles
 * @returns the exit code: 1 when a part could not be measured
 * @throws {UsageError} for a name that is no part
 */
async function bench(words: readonly string[]): Promise<0 | 1> {
  const [sizes, names] = [words.filter(isSize).map(Number), words.filter((word) => !isSize(word))];
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) throw new UsageError(`There is no part “${unknown}”.${didYouMean(unknown, all)} ${usage}`);
  const tables: Row[][] = [];
  const failed: string[] = [];
  for (const name of names.length > 0 ? names : all) {
    console.log(`\n=== ${name}`);
    try {
      tables.push((await PARTS[name]?.(sizes)) ?? []);
    } catch (error) {
      console.error(error instanceof KnowledgeError ? error.message : error);
      failed.push(`${name} could not be measured; why is said above.`);
    }
  }
  print("All figures", [...figureTable(tables), ...failed]);
  return failed.length > 0 ? 1 : 0;
}

const isSize = (word: string): boolean => /^[1-9]\d*$/u.test(word);
const all = Object.keys(PARTS);
const usage = `Parts: ${all.join(", ")}. Without one, all are measured. Numbers are sizes for scale: scale 100 1000 10000.`;

if (import.meta.main) {
  process.exitCode = await bench(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof UsageError ? error.message : error);
    return 2;
  });
}
