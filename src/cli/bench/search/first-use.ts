/** Weighs what a reader's first search loads, from a closed dialog to its results. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright";
import { type Dialog, openDialog } from "./dialog.ts";

/** A file that was asked for. */
export interface Loaded {
  /** Path below the site's root. */
  path: string;
  /** Bytes that cross the wire from a host that compresses with gzip. */
  bytes: number;
}

/** Files that are compressed already, whatever a host does. */
const COMPRESSED = /\.(?:pf_\w+|pagefind)$/u;

/** A first use and what it loads. */
export interface FirstUse {
  query: string;
  loaded: readonly Loaded[];
}

/** First uses that are under way together; each has a profile of its own, and what they load does not depend on it. */
const AT_ONCE = 3;

/**
 * Weighs a first use for each query.
 * @returns in the order in which they ended; `undefined` where no dialog opens
 */
export async function weighFirstUses(
  browser: Browser,
  queries: readonly string[],
  site: { root: string; start: string; home: string },
): Promise<FirstUse[] | undefined> {
  const uses: FirstUse[] = [];
  const left = queries.values();
  const work = async (): Promise<boolean> => {
    for (const query of left) {
      const loaded = await weighFirstUse(browser, { ...site, query });
      if (loaded === undefined) return false;
      uses.push({ query, loaded });
    }
    return true;
  };
  const isThere = await Promise.all(Array.from({ length: AT_ONCE }, work));
  return isThere.includes(false) ? undefined : uses;
}

/**
 * What is loaded from the key that opens the dialog until the results of the whole query are shown, by a reader who has
 * never been here and writes it without a pause.
 * @param root folder of the site that stands at `start`
 * @returns `undefined` where no dialog opens
 */
export async function weighFirstUse(
  browser: Browser,
  { root, start, home, query }: { root: string; start: string; home: string; query: string },
): Promise<Loaded[] | undefined> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(home, { waitUntil: "networkidle" });
    const asked = requestsOf(page);
    const panel = await openDialog(page);
    if (panel === undefined) return undefined;
    await panel.input.fill(query);
    await shows(panel, query);
    return await Promise.all([...asked].map((address) => weigh(address.slice(start.length), root)));
  } finally {
    await context.close();
  }
}

/** Addresses that a page asks for from now on, each once. */
function requestsOf(page: Page): Set<string> {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(request.url().replace(/[?#].*$/u, "")));
  return asked;
}

/** The attribute is set when the results are there, or the word that there are none. */
const shows = ({ panel }: Dialog, query: string): Promise<void> =>
  panel.and(panel.page().locator(`[data-query=${JSON.stringify(query)}]`)).waitFor({ state: "attached" });

async function weigh(path: string, root: string): Promise<Loaded> {
  const file = await readFile(join(root, path.replace(/(?:^|(?<=\/))$/u, "index.html")));
  const bytes = COMPRESSED.test(path) ? file.length : gzipSync(file, { level: 9 }).length;
  return { path, bytes };
}
