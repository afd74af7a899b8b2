/** Files of the knowledge, as text with a place for complaints. */
import { readdir, readFile } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Place, Problem } from "./problems.ts";

export interface SourceFile {
  /** Path from the project's root, with "/": what problems print. */
  file: string;
  /** Absolute path. */
  path: string;
  /** Path from the folder that was listed, with "/". */
  name: string;
}

/** Files that operating systems leave behind. */
const LITTER = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** Every file below a folder, sorted by name; none when the folder does not exist. */
export async function listFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noFolder);
  return entries
    .filter((entry) => !entry.isDirectory() && !LITTER.has(entry.name))
    .map((entry) => describe(resolve(entry.parentPath, entry.name), folder))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function describe(path: string, folder: string): SourceFile {
  return { path, file: slashes(relative(process.cwd(), path)), name: slashes(relative(folder, path)) };
}

const slashes = (path: string): string => path.split(sep).join("/");

export const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

/** The text of a file without a leading byte order mark, or the problem that kept it from being read. */
export async function readText({ path, file }: SourceFile): Promise<string | Problem> {
  try {
    const bytes = await readFile(path);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    return {
      ...startOf(file),
      rule: "file-readable",
      message: `the file ${unreadable(error as NodeJS.ErrnoException)}.`,
    };
  }
}

function unreadable(error: NodeJS.ErrnoException): string {
  if (error instanceof TypeError) return "is not UTF-8; save it as UTF-8";
  if (error.code === "ENOENT") return "does not exist";
  return `cannot be read (${error.code ?? error.message})`;
}

function noFolder(error: NodeJS.ErrnoException): never[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
