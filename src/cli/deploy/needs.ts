/** Whether a finished site is whole: what its pages load is there, and so are the languages it offers. */
import { posix } from "node:path";
import { BUNDLES } from "../../search/bundle.ts";

/** Elements that load a file with the page, and their attributes. In a text, "<" is written otherwise. */
const LOADING = /<(?:script|link|img|source)\b[^>]*?\s(?:src|href)="([^"]*)"/gu;
const LINK = /<a\b[^>]*?\shref="([^"]*)"/gu;
const IMPORT = /(?:\bimport\(|\bfrom|\bimport)\s*[`"'](\.\/[^`"']+)[`"']/gu;
const STYLE_URL = /\burl\(["']?(\/[^"')]+)["']?\)/gu;
/** By what stands before it in an address of a style, the base path can be told. */
const ASSETS = "_astro/";
const START = "index.html";
const ENTRY = "pagefind-entry.json";

/** Files whose text names others. */
export const names = (path: string): boolean => /\.(?:html|css|js)$/u.test(path) || posix.basename(path) === ENTRY;

/** The path under which a site lives, as its start page tells: "/", "/kb/". */
export const baseOf = (start: string): string =>
  matches(LOADING, start)
    .find((address) => address.startsWith("/") && address.includes(ASSETS))
    ?.split(ASSETS)[0] ?? "/";

/**
 * Paths of the files that a file needs to be of use.
 * @param path of the file, from the site's root
 * @param base path under which the site lives, ending in "/"
 */
export function needsOf(path: string, text: string, base: string): string[] {
  const inside = (address: string): string[] => (address.startsWith(base) ? [fileAt(address.slice(base.length))] : []);
  const beside = (name: string): string => posix.join(posix.dirname(path), name);
  if (path.endsWith(".css")) return matches(STYLE_URL, text).flatMap(inside);
  if (path.startsWith(ASSETS)) return matches(IMPORT, text).map(beside);
  if (path.endsWith(ENTRY)) return bundleFiles(text).map(beside);
  if (!path.endsWith(".html")) return [];
  const links = path === START ? matches(LINK, text) : [];
  return [...matches(LOADING, text), ...links].flatMap(inside);
}

const matches = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** The file that answers at an address. */
function fileAt(address: string): string {
  const path = decodeURI(address.replace(/[?#].*$/su, ""));
  return path === "" || path.endsWith("/") ? `${path}${START}` : path;
}

/** What every search of a bundle begins with. */
function bundleFiles(entry: string): string[] {
  const { languages } = JSON.parse(entry) as { languages: Record<string, { hash: string; wasm: string | null }> };
  return Object.values(languages).flatMap(({ hash, wasm }) => [
    "pagefind.js",
    `pagefind.${hash}.pf_meta`,
    `wasm.${wasm ?? "unknown"}.pagefind`,
  ]);
}

/** What a site without which nothing works has to have: the pages of choice and of what is missing, a search. */
export const lacksOf = (paths: ReadonlySet<string>): string[] => [
  ...[START, "404.html"].filter((path) => !paths.has(path)),
  ...([...paths].some((path) => path.startsWith(`${BUNDLES}/`)) ? [] : [`${BUNDLES}/`]),
];
