/** What a page of the finished site loads before its reader does anything, file by file, compressed. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { pack } from "../deploy/pack.ts";

/** A file that crosses the wire. */
export interface Weighed {
  /** From the site's root. */
  path: string;
  /** With brotli at its best; what is compressed already, as it is. */
  bytes: number;
}

/** What a page loads besides itself. Each list has every file once. */
export interface PageFiles {
  css: Weighed[];
  /** Those of the page with all that they import at once; what they import later waits for a reader. */
  scripts: Weighed[];
  /** All that the stylesheets have; a page loads those that its letters ask for. */
  fonts: Weighed[];
  /** All else that the page names as a part of itself, but the icon and pictures of its text: none is expected. */
  others: string[];
}

/** As the deploy packs it. */
const brotli = async (bytes: Buffer): Promise<Buffer> => (await pack(".br", bytes)) ?? bytes;

const STYLESHEET = /<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/gu;
const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"/gu;
const OTHER =
  /<(?:(?:iframe|object|embed|video|audio|source|track)(?![-\w])|link\b[^>]*\brel="(?:preconnect|dns-prefetch|modulepreload|manifest)")[^>]*>/gu;
const IMPORT = /\b(?:from|import)\s*(["'`])(\.[^"'`]+\.js)\1/gu;
const FONT = /url\(["']?([^"')]+\.woff2)["']?\)/gu;

/** A built site: its folder, and the path that it stands under. */
interface Site {
  root: string;
  base: string;
}

const fileOf = ({ base }: Site, address: string): string => `${address.slice(base.length)}index.html`;

/** @param address of a page, from the base on */
export async function weighHtml(site: Site, address: string): Promise<Weighed> {
  const path = fileOf(site, address);
  return { path, bytes: (await brotli(await readFile(join(site.root, path)))).length };
}

/** @param address of a page, from the base on */
export async function weighFiles(site: Site, address: string): Promise<PageFiles> {
  const { root, base } = site;
  const html = await readFile(join(root, fileOf(site, address)), "utf8");
  const named = (pattern: RegExp): string[] => [
    ...new Set([...html.matchAll(pattern)].map(([, source = ""]) => source.slice(base.length))),
  ];
  const css = named(STYLESHEET);
  const texts = await Promise.all(css.map((file) => readFile(join(root, file), "utf8")));
  const fonts = texts.flatMap((text) => [...text.matchAll(FONT)].map(([, font = ""]) => font.slice(base.length)));
  return {
    css: await weighed(root, css),
    scripts: await weighed(root, await withImports(root, named(SCRIPT))),
    fonts: await weighed(root, [...new Set(fonts)]),
    others: [...html.matchAll(OTHER)].map(([element]) => element),
  };
}

/** Pages share most of their files, whose names change with their content. */
const known = new Map<string, Promise<number>>();

const weighed = (root: string, paths: readonly string[]): Promise<Weighed[]> =>
  Promise.all(paths.map(async (path) => ({ path, bytes: await bytesOf(join(root, path)) })));

function bytesOf(file: string): Promise<number> {
  const bytes = known.get(file) ?? weigh(file);
  known.set(file, bytes);
  return bytes;
}

async function weigh(file: string): Promise<number> {
  const content = await readFile(file);
  return file.endsWith(".woff2") ? content.length : (await brotli(content)).length;
}

/** Scripts and all that they import at once. `import()` of a name has a bracket where these have a mark. */
async function withImports(root: string, paths: readonly string[]): Promise<string[]> {
  const reached = new Set(paths);
  for (const path of reached) {
    const code = await readFile(join(root, path), "utf8");
    for (const [, , name = ""] of code.matchAll(IMPORT)) reached.add(posix.join(posix.dirname(path), name));
  }
  return [...reached];
}

/** @returns bytes of all files together */
export const together = (files: readonly Weighed[]): number => files.reduce((total, { bytes }) => total + bytes, 0);
