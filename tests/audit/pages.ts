/** The pages that the audit of accessibility looks at, and how it opens what is folded in them. */
import { glob, readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright/test";
import { siteAddress } from "../e2e/reader.ts";
import { rootOf } from "../e2e/sites.ts";

/** Pages of one make that stand for all of them, in each language. */
const MOST = 6;

/** Pages that are looked at side by side: other files of tests are at work too. */
const AT_ONCE = 2;

/** Milliseconds for one deed of a reader's. */
const PATIENCE = 60_000;

/** Addresses of every page of the tests' own base, and of the project's own some of each make. */
export async function auditedPages(): Promise<string[]> {
  const [all, projects] = await Promise.all([pagesOf("fixture"), pagesOf("content")]);
  const makes = Map.groupBy(projects, ({ url, layout }) => {
    const steps = new URL(url).pathname.split("/");
    return [steps[1], steps.length, layout].join(" ");
  });
  const some = [...makes.values()].flatMap((pages) => {
    const apart = Math.ceil(pages.length / MOST);
    return pages.filter((_, index) => index % apart === 0);
  });
  return [...all, ...some].map(({ url }) => url);
}

async function pagesOf(site: "fixture" | "content"): Promise<{ url: string; layout: string }[]> {
  const root = rootOf(site);
  const pages: { url: string; layout: string }[] = [];
  for await (const file of glob("**/*.html", { cwd: root })) {
    const html = await readFile(`${root}/${file}`, "utf8");
    // Who comes to a page that leads on by itself sees the next one.
    if (html.includes('http-equiv="refresh"')) continue;
    const address = file.replaceAll("\\", "/").replace(/index\.html$/u, "");
    pages.push({ url: new URL(address, siteAddress(site)).href, layout: /<body class="(\w+)/u.exec(html)?.[1] ?? "" });
  }
  return pages.toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/**
 * Looks at every page in a window of its own, and says what it finds.
 * @returns what `look` says of the pages, the path in front
 */
export async function onEveryPage(
  browser: Browser,
  look: (page: Page) => Promise<string[]>,
  settings: BrowserContextOptions = {},
): Promise<string[]> {
  const addresses = await auditedPages();
  const waiting = addresses.values();
  const found = new Map<string, string[]>();
  const go = async (): Promise<void> => {
    for (const address of waiting) {
      const page = await browser.newPage(settings);
      page.setDefaultTimeout(PATIENCE);
      await page.goto(address);
      found.set(address, await look(page));
      await page.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, go));
  return addresses.flatMap((address) => [...new Set(found.get(address))].map((line) => `${pathOf(address)} ${line}`));
}

const pathOf = (address: string): string => decodeURI(new URL(address).pathname);

/** Opens every fold of a page: contents, section sources, notes, figures as tables, exports. */
export const openFolds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });

/** Asks the search of a page for a word of its heading; does nothing where there is none. */
export async function fillSearch(page: Page): Promise<void> {
  const field = page.locator(":is(dialog[open], main) search-panel input[type=search]");
  if ((await field.count()) === 0) return;
  await field.fill(await wordOf(page));
  await page.locator(":is(dialog[open], main) search-panel:is([data-phase=found], [data-phase=none])").waitFor();
  // Words of results, and finds of other languages, come after the first ones and take their places.
  await page.evaluate(rest, REST);
}

/** Milliseconds in which nothing changes when all has come. */
const REST = 1000;

/** Waits until a page has left itself as it is for so long. Runs in the page. */
const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(stop, milliseconds);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(stop, milliseconds);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });

/** Opens the card of the first citation; says whether the page has one. */
export async function openCard(page: Page): Promise<boolean> {
  const marker = page.locator("a[role=doc-biblioref]:visible").first();
  if ((await marker.count()) === 0) return false;
  await marker.press("Enter");
  await page.locator(".card:popover-open").waitFor();
  return true;
}

/** Opens the search over the page and finds something; says whether the page has one. */
export async function openSearch(page: Page): Promise<boolean> {
  const button = page.locator(".search-open:visible");
  if ((await button.count()) === 0) return false;
  await button.press("Enter");
  await fillSearch(page);
  return true;
}

/** A word that is searched for on a page: the longest of its heading, so that articles are found in every language. */
const wordOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const words = document.querySelector("h1")?.textContent?.match(/[\p{L}\p{M}]+/gu) ?? [];
    return words.toSorted((a, b) => b.length - a.length)[0] ?? "";
  });

/**
 * Calls a function in the page, with others that it calls: they know nothing else of their file.
 * @param functions the one to call first
 */
export const runIn = <Result>(
  page: Page,
  // biome-ignore lint/complexity/noBannedTypes: whatever they take and give, only their text matters.
  [main, ...others]: readonly Function[],
  ...words: readonly string[]
): Promise<Result> =>
  page.evaluate(`(() => { ${others.join("\n")}\nreturn (${main})(...${JSON.stringify(words)}); })()`);
