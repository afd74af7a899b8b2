/** Writes a file that others may be reading. */
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";

/**
 * In one step: whoever reads sees the old file or the new one, whenever the work is stopped.
 * @param path absolute
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  // A name that editors use for their own litter: nobody takes the draft for a file of the knowledge.
  const draft = join(dirname(path), `.#${basename(path)}.${process.pid}`);
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
