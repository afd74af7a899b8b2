/** Complains about what lies in the folder of the knowledge: nothing of it vanishes unnoticed. */
import { join } from "node:path";
import { describe, type Entry, listEntries, startOf } from "./files.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

/** The folders and files at the top of a knowledge base. */
const ROOMS =
  /^(?:(?:site|searches|redirects)\.yaml|source-status\.json|published-addresses\.txt|(?:articles|references|pages|introductions|messages)\/.+)$/u;
const TOP_FILES = ["site.yaml", "searches.yaml", "redirects.yaml", "source-status.json", "published-addresses.txt"];
const FOLDER_OF_TEXTS = /^(?:articles|pages|introductions)\/[^/]+$/u;

/** Whatever can be said of files and folders without reading a file. */
export async function fileProblems(contentDir: string): Promise<Problem[]> {
  const entries = await listEntries(contentDir, contentDir);
  return [
    ...entries.flatMap(faultOf),
    ...emptyFolders(entries),
    ...twins(entries),
    ...(entries.some(({ kind, name }) => kind === "file" && name.startsWith("articles/"))
      ? []
      : [noArticles(contentDir)]),
  ];
}

function faultOf({ file, name, kind, fault }: Entry): Problem[] {
  if (fault !== undefined) return [problemAt(startOf(file), "file-readable", `the ${kind} ${fault}.`)];
  if (kind === "folder" || ROOMS.test(name)) return [];
  const message = `nothing of the site uses this file; its place is articles/, references/, pages/, introductions/ or messages/.${didYouMean(name, TOP_FILES)}`;
  return [problemAt(startOf(file), "file-in-place", message)];
}

function noArticles(contentDir: string): Problem {
  const { file } = describe(join(contentDir, "articles"), contentDir);
  return problemAt(
    startOf(file),
    "content-exists",
    "there are no articles; the folder of the knowledge is set by KB_CONTENT.",
  );
}

/** A text that was begun, or moved away; git does not keep such a folder. */
function emptyFolders(entries: readonly Entry[]): Problem[] {
  const used = new Set(
    entries.filter(({ kind, fault }) => kind === "file" || fault).flatMap(({ name }) => above(name)),
  );
  return entries
    .filter(({ kind, name, fault }) => kind === "folder" && !fault && FOLDER_OF_TEXTS.test(name) && !used.has(name))
    .map(({ file }) =>
      problemAt(startOf(file), "folder-used", "the folder is empty; write <locale>.md in it, or delete it."),
    );
}

/** Every folder that something lies in. */
const above = (name: string): string[] => [...name.matchAll(/\//gu)].map(({ index }) => name.slice(0, index));

const folderOf = (name: string): string => name.replace(/\/?[^/]*$/u, "");

/** On macOS and Windows one of them would overwrite the other. */
function twins(entries: readonly Entry[]): Problem[] {
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry): Problem[] => {
    const alike = entry.name.normalize("NFC").toLowerCase();
    const first = firsts.get(alike);
    if (first === undefined) {
      firsts.set(alike, entry);
      return [];
    }
    // What lies in two folders that are twins is told with them.
    if (folderOf(first.name) !== folderOf(entry.name)) return [];
    const form = first.name.toLowerCase() === entry.name.toLowerCase() ? "capitals" : "the form of their accents";
    const message = `this name and ${first.file} differ only by ${form}, which macOS and Windows take for one name; rename one.`;
    return [problemAt(startOf(entry.file), "file-name-unique", message)];
  });
}
