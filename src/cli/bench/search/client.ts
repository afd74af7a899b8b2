/** The search's own scripts in a finished site: which are loaded when, and what they weigh. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";

/** A script of the site. */
export interface Script {
  /** Path below the site's root. */
  path: string;
  /** Bytes that cross the wire, compressed with gzip at its best. */
  bytes: number;
}

/** Scripts that are there because of the search, each list with all that it imports. */
export interface Client {
  /** On every page, before a reader shows interest. */
  launcher: Script[];
  /** When a reader shows interest, besides those. */
  interest: Script[];
  /** On the search page, altogether. */
  searchPage: Script[];
  /** On a page that marks what was found, altogether. */
  marked: Script[];
}

interface Module extends Script {
  statics: string[];
  dynamics: string[];
  /** Whether it loads Pagefind: what leads here is the search. */
  isSearch: boolean;
}

const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/gu;
const STATIC = /\b(?:from|import)\s*(["'`])(\.[^"'`]+\.js)\1/gu;
const DYNAMIC = /\bimport\(\s*(["'`])(\.[^"'`]+\.js)\1/gu;

/**
 * Follows the imports of two pages.
 * @param root folder of the site
 * @param base path that the site stands under
 * @param pages addresses of any page with the dialog and of the search page, beginning with the base
 * @throws when the first does not lead to the search
 */
export async function readClient(
  { root, base }: { root: string; base: string },
  pages: { home: string; searchPage: string },
): Promise<Client> {
  const modules = new Map<string, Module>();
  const entriesOf = async (address: string): Promise<string[]> => {
    const html = await readFile(join(root, address.slice(base.length), "index.html"), "utf8");
    const entries = [...html.matchAll(ENTRY)].map(([, source = ""]) => source.slice(base.length));
    await Promise.all(entries.map((entry) => readInto(modules, root, entry)));
    return entries;
  };
  const all = (paths: readonly string[], dynamic = false): Module[] => withImports(modules, paths, dynamic);
  const isSearch = (path: string): boolean => all([path]).some((module) => module.isSearch);
  const dynamicsOf = (path: string): string[] => all([path]).flatMap(({ dynamics }) => dynamics);

  const starters = (await entriesOf(pages.home)).filter((path) => dynamicsOf(path).some(isSearch));
  if (starters.length === 0) throw new Error(`No script of ${pages.home} leads to the search.`);
  const launcher = all(starters);
  const later = starters.flatMap(dynamicsOf);
  const dialog = all(later.filter(isSearch), true);
  const more = (await entriesOf(pages.searchPage)).filter((path) => !starters.includes(path));
  const ofPage = more.map((path) => all([path], true)).filter((modules) => modules.some((module) => module.isSearch));
  return {
    launcher,
    interest: dialog.filter((module) => !launcher.includes(module)),
    searchPage: [...new Set([...launcher, ...ofPage.flat()])],
    marked: all([...starters, ...later.filter((path) => !isSearch(path))]),
  };
}

/** Reads a module and all that it imports, at once or later. */
async function readInto(modules: Map<string, Module>, root: string, path: string): Promise<void> {
  if (modules.has(path)) return;
  const code = await readFile(join(root, path), "utf8");
  const imports = (pattern: RegExp): string[] =>
    [...code.matchAll(pattern)].map(([, , name = ""]) => posix.join(posix.dirname(path), name));
  const module: Module = {
    path,
    bytes: gzipSync(code, { level: 9 }).length,
    statics: imports(STATIC),
    dynamics: imports(DYNAMIC),
    isSearch: code.includes("pagefind.js"),
  };
  modules.set(path, module);
  await Promise.all([...module.statics, ...module.dynamics].map((next) => readInto(modules, root, next)));
}

/** Modules and what they import at once, or later too, each once. */
function withImports(modules: ReadonlyMap<string, Module>, paths: readonly string[], dynamic: boolean): Module[] {
  const reached = new Set<Module>();
  const reach = (path: string): void => {
    const module = modules.get(path);
    if (module === undefined || reached.has(module)) return;
    reached.add(module);
    for (const next of [...module.statics, ...(dynamic ? module.dynamics : [])]) reach(next);
  };
  for (const path of paths) reach(path);
  return [...reached];
}

/** @returns bytes of all scripts together */
export const weightOf = (files: readonly { bytes: number }[]): number =>
  files.reduce((total, { bytes }) => total + bytes, 0);
