/** Says what first uses of the search load, and what its own client weighs. */
import { BUNDLES } from "../../../search/bundle.ts";
import { type Client, type Script, weightOf } from "./client.ts";
import type { FirstUse, Loaded } from "./first-use.ts";

/** The most that a first use may load, in bytes. */
export const MOST = 160_000;

/** The heaviest, the median and the share that is light enough; apart for those that asked a second language. */
export function firstUseLines(uses: readonly FirstUse[]): string[] {
  const { own = [], more = [] } = Object.groupBy(uses, ({ loaded }) => (languagesOf(loaded).size > 1 ? "more" : "own"));
  const [heaviest] = byWeight(own);
  return [
    ...summary(own, "answered in the reader’s own language"),
    ...summary(more, `that asked another language too, which takes two stemmers (${stemmersOf(more)})`),
    ...(heaviest === undefined ? [] : [`The heaviest in one language, ${heaviest.query}, by file:`]),
    ...fileLines(heaviest?.loaded ?? []),
  ];
}

/** Languages whose bundles a use asked. */
export const languagesOf = (loaded: readonly Loaded[]): Set<string> =>
  new Set(
    loaded.flatMap(({ path }) =>
      path.startsWith(`${BUNDLES}/`) ? [path.slice(BUNDLES.length + 1).split("/")[0] ?? ""] : [],
    ),
  );

const byWeight = (uses: readonly FirstUse[]): FirstUse[] =>
  uses.toSorted((a, b) => weightOf(b.loaded) - weightOf(a.loaded));

function summary(uses: readonly FirstUse[], which: string): string[] {
  if (uses.length === 0) return [];
  const sorted = byWeight(uses);
  const [heaviest] = sorted;
  const median = sorted[Math.floor(sorted.length / 2)];
  const light = uses.filter(({ loaded }) => weightOf(loaded) <= MOST).length;
  return [
    `${uses.length} queries ${which}:`,
    `${kilobytes(weightOf(heaviest?.loaded ?? []))}  the heaviest, ${heaviest?.query ?? ""}`,
    `${kilobytes(weightOf(median?.loaded ?? []))}  the median`,
    `${(light / uses.length).toFixed(3).padStart(7)}     of them within ${MOST / 1000} kB`,
  ];
}

function stemmersOf(uses: readonly FirstUse[]): string {
  const stemmers = (uses[0]?.loaded ?? []).filter(({ path }) => path.endsWith(".pagefind"));
  return stemmers.map(({ bytes }) => kilobytes(bytes).trim()).join(" and ");
}

/** Files by weight, those that a bundle has many of together, and the weight of the site's own. */
function fileLines(loaded: readonly Loaded[]): string[] {
  const groups = Map.groupBy(loaded, ({ path }) => path.replace(/(?<=\/)[^/]+\.pf_(?:fragment|index|filter)$/u, ""));
  return [...groups]
    .toSorted(([, a], [, b]) => weightOf(b) - weightOf(a))
    .map(([name, files]) => `${kilobytes(weightOf(files))}  ${name}${files.length > 1 ? ` (${files.length})` : ""}`);
}

/** What readers load of the site's own code because of the search, and when. */
export function clientLines({ launcher, interest, searchPage, marked }: Client): string[] {
  const line = (scripts: readonly Script[], when: string): string =>
    `${kilobytes(weightOf(scripts))}  ${when}: ${scripts.map(nameOf).join(", ")}`;
  return [
    line(launcher, "on every page, before interest"),
    line(interest, "at interest"),
    line([...launcher, ...interest], "for the dialog, altogether"),
    line(searchPage, "on the search page, altogether"),
    line(marked, "on a page that marks what was found, altogether"),
  ];
}

/** The file's name without the digest of its content and what Astro says of its origin. */
const nameOf = ({ path }: Script): string =>
  path
    .replace(/^.*\//u, "")
    .replace(/\.[\w-]{8}\.js$/u, "")
    .replace(/\.astro_astro_type_script.*$/u, "");

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
