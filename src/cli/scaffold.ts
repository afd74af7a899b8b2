/** Writes the files of a command: all of them or none, and never over another. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import process from "node:process";

export interface NewFile {
  /** Absolute. */
  path: string;
  text: string;
}

/** The command cannot do what the author asked for; the message says why, and what to do instead. */
export class Refusal extends Error {}

/** A path as an author knows it: from the project's root. */
export const shown = (path: string): string => relative(process.cwd(), path).replaceAll("\\", "/");

/** The folder of the JSON Schemas, from the project's root. */
export const SCHEMAS = ".schemas";

/** Address of a schema for the modeline of a file: relative to it, with "/". */
export const schemaFor = (name: string, file: string): string =>
  relative(dirname(file), resolve(SCHEMAS, `${name}.json`)).replaceAll("\\", "/");

/**
 * @param dryRun prints the files instead
 * @throws {Refusal} when one of them exists; then none is written
 */
export async function writeNew(files: readonly NewFile[], dryRun: boolean): Promise<void> {
  if (dryRun) {
    for (const { path, text } of files) console.log(`── ${shown(path)}\n${text}`);
    return;
  }
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: "wx" });
      written.push(path);
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(path)));
    const { code, path = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new Refusal(`${shown(path)} exists already; nothing was written.`);
    throw error;
  }
}
