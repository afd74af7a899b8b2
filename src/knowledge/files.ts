/** Files of the knowledge, as text with a place for complaints. */
import type { Dirent } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { placeOf } from "../markdown/source-map.ts";
import { decodeText } from "./encoding.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

export interface SourceFile {
  /** Path from the project's root, with "/": what problems print. */
  file: string;
  /** Absolute path. */
  path: string;
  /** Path from the folder that was listed, with "/". */
  name: string;
  /** Folder that it may not lead out of as a symbolic link; what was listed has been looked at. */
  root?: string;
}

/** Something in a folder, and why nobody can read it. */
export interface Entry extends SourceFile {
  kind: "file" | "folder";
  /** To be put behind "the file" or "the folder". */
  fault?: string;
}

/** Files that operating systems, editors and version control leave behind. */
const LITTER = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.git|\..*\.sw[a-p]|\.#.*)$/u;

/**
 * Every file below a folder that could be read, sorted by name; none when the folder does not exist. What cannot be
 * read is told by `listEntries`.
 * @param root folder that no symbolic link may leave
 */
export async function listFiles(folder: string, root = dirname(folder)): Promise<SourceFile[]> {
  const entries = await listEntries(folder, root);
  return entries
    .filter(({ kind, fault }) => kind === "file" && fault === undefined)
    .map(({ file, path, name }) => ({ file, path, name }));
}

/** Everything below a folder, sorted by name. Symbolic links to folders are not followed. */
export async function listEntries(folder: string, root = dirname(folder)): Promise<Entry[]> {
  const inside = await realpath(root).catch(() => root);
  // Whoever lists the folder around it is told.
  if (!isWithin(await realpath(folder).catch(() => inside), inside)) return [];
  const entries = await entriesIn(folder, folder, inside);
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}${sep}`);

async function entriesIn(path: string, folder: string, root: string): Promise<Entry[]> {
  let found: Dirent[];
  try {
    found = await readdir(path, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another room says what is wrong with a file in the place of a folder.
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    return [{ ...describe(path, folder), kind: "folder", fault: unreadable(error as NodeJS.ErrnoException) }];
  }
  const kept = found.filter(({ name }) => !LITTER.test(name));
  return (await Promise.all(kept.map((entry) => describeEntry(entry, join(path, entry.name), folder, root)))).flat();
}

async function describeEntry(entry: Dirent, path: string, folder: string, root: string): Promise<Entry[]> {
  const source = describe(path, folder);
  if (entry.isDirectory()) {
    const inside = await entriesIn(path, folder, root);
    // One that cannot be read has told so itself.
    return inside.some((found) => found.path === path) ? inside : [{ ...source, kind: "folder" }, ...inside];
  }
  const fault = entry.isSymbolicLink() ? await linkFault(path, root) : undefined;
  return [{ ...source, kind: "file", ...(fault && { fault }) }];
}

/** Why a symbolic link cannot stand for the file that it leads to. */
async function linkFault(path: string, root: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    if (!isWithin(target, root))
      return "is a symbolic link that leads out of the folder of the knowledge; put a copy in its place";
    return (await stat(target)).isDirectory()
      ? "is a symbolic link to a folder, which the site does not follow; put a copy in its place"
      : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "is a symbolic link to nothing; put the file in its place, or delete the link";
    if (code === "ELOOP")
      return "is a symbolic link that leads back to itself; put the file in its place, or delete it";
    return unreadable(error as NodeJS.ErrnoException);
  }
}

/** A file at the top of the knowledge, which nobody lists. */
export const topFile = (contentDir: string, name: string): SourceFile => ({
  ...describe(join(contentDir, name), contentDir),
  root: contentDir,
});

export function describe(path: string, folder: string): SourceFile {
  return { path, file: slashes(relative(process.cwd(), path)), name: slashes(relative(folder, path)) };
}

const slashes = (path: string): string => path.split(sep).join("/");

export const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

/**
 * Bytes of a text, of the record of a translation, of the list of published addresses, and of other data: many times
 * what anybody reads at once, and small enough to check. The list has a line for each of a million addresses.
 */
const MOST_BYTES = { text: 500_000, record: 4_000_000, list: 64_000_000, data: 256_000 };
/**
 * Characters of a line of a text, and of what stands between two empty lines: a book's chapter without a break. What
 * reads Markdown may take the square of them in time.
 */
const MOST_CHARACTERS = { line: 20_000, paragraph: 50_000 };

/** The text of a file without a leading byte order mark, or the problem that kept it from being read. */
export async function readText({ path, file, root }: SourceFile): Promise<string | Problem> {
  const problem = (message: string): Problem => problemAt(startOf(file), "file-readable", `the file ${message}.`);
  try {
    if (root !== undefined && (await lstat(path)).isSymbolicLink()) {
      const fault = await linkFault(path, await realpath(root));
      if (fault !== undefined) return problem(fault);
    }
    const found = await stat(path);
    if (!found.isFile()) return problem("is no file that can be read; put a file in its place");
    const kind = kindOf(file);
    if (found.size > MOST_BYTES[kind]) return tooLarge(file, found.size, MOST_BYTES[kind]);
    const text = decodeText(await readFile(path), file);
    if (typeof text !== "string" || kind !== "text") return text;
    return longRun(text, file, "line") ?? longRun(text, file, "paragraph") ?? text;
  } catch (error) {
    return problem(unreadable(error as NodeJS.ErrnoException));
  }
}

function kindOf(file: string): keyof typeof MOST_BYTES {
  if (/\.mdx?$/iu.test(file)) return "text";
  if (file.endsWith(".sync.json")) return "record";
  return file.endsWith(".txt") ? "list" : "data";
}

/** 1,000,000 */
const grouped = (number: number): string => String(number).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");

function tooLarge(file: string, size: number, most: number): Problem {
  const message = `the file has ${grouped(size)} bytes, and ${grouped(most)} are the most; divide it into several, or shorten it.`;
  return problemAt(startOf(file), "file-small", message);
}

const ENDS = {
  line: /\r\n?|[\n\u2028\u2029]/gu,
  paragraph: /(?:\r\n?|[\n\u2028\u2029])[ \t]*(?=[\r\n\u2028\u2029])/gu,
};

function longRun(text: string, file: string, kind: "line" | "paragraph"): Problem | undefined {
  const most = MOST_CHARACTERS[kind];
  let start = 0;
  for (const end of [...text.matchAll(ENDS[kind]), { index: text.length, 0: "" }]) {
    if (end.index - start > most) return tooLong(text, file, { kind, start, length: end.index - start, most });
    start = end.index + end[0].length;
  }
  return undefined;
}

function tooLong(
  text: string,
  file: string,
  { kind, start, length, most }: { kind: string; start: number; length: number; most: number },
): Problem {
  // Behind the empty lines before it.
  const { line } = placeOf(text, start + text.slice(start).search(/\S|$/u));
  const message = `the ${kind} that begins here has ${grouped(length)} characters, and ${grouped(most)} are the most; break it into several.`;
  return problemAt({ file, line, column: 1 }, "file-small", message);
}

function unreadable(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT":
      return "does not exist; write it, or put it back if it was deleted while the check ran";
    case "EACCES":
    case "EPERM":
      return "cannot be read, because you have no permission to; allow it (chmod u+r)";
    default:
      return `cannot be read (${error.code ?? error.message})`;
  }
}
