/** Whole folders, down to the byte. */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, stat, utimes } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).toSorted();
}

/** Every file of a folder by its path: who may read it, and the hash of its bytes. */
export async function treeOf(folder: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>();
  for (const file of await filesIn(folder)) {
    const path = join(folder, file);
    const { mode } = await stat(path);
    const hash = createHash("sha256").update(await readFile(path));
    tree.set(file, `${(mode & 0o777).toString(8)} ${hash.digest("hex")}`);
  }
  return tree;
}

/** Files that are in one of two trees only, or not the same in both. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  const files = new Set([...one.keys(), ...other.keys()]);
  return [...files].filter((file) => one.get(file) !== other.get(file)).toSorted();
}

/** A copy whose files were made in the reverse order, and are as old as nothing else on the disk. */
export async function copyInReverse(folder: string, copy: string): Promise<string> {
  for (const [age, file] of (await filesIn(folder)).toReversed().entries()) {
    const path = join(copy, file);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(join(folder, file), path);
    await utimes(path, age, age);
  }
  return copy;
}
