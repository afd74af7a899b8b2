/** Writes a file that others may be reading. */
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";

/** What the names of drafts begin with, as editors name their own litter: nobody takes one for a file of the knowledge. */
export const DRAFT = ".#";

/**
 * In one step: whoever reads sees the old file or the new one, whenever the work is stopped.
 * @param path absolute
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `${DRAFT}${basename(path)}.${process.pid}`);
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
