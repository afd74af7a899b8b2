/** A reader of the built sites: every test notices errors in the console and requests to other hosts. */
import process from "node:process";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "playwright/test";
import { addresses } from "./sites.ts";

/** Address of a site, ending in "/". */
export function siteAddress(name: keyof typeof addresses): string {
  const address = process.env[addresses[name]];
  if (address === undefined)
    throw new Error("The sites are not served; run the tests with tests/e2e/playwright.config.ts.");
  return address;
}

interface Options {
  /** Console errors that a test is about. */
  allowedErrors: RegExp | undefined;
  /** Whether the test is about pages of other hosts. */
  otherHosts: boolean;
}

export const test = base.extend<Options & { witness: undefined }>({
  allowedErrors: [undefined, { option: true }],
  otherHosts: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  baseURL: async ({}, use) => use(siteAddress("fixture")),
  witness: [
    async ({ page, allowedErrors, otherHosts }, use) => {
      const own = otherHosts ? [""] : [siteAddress("fixture"), siteAddress("based"), siteAddress("content")];
      const complaints = await complaintsOf(page, own, allowedErrors);
      await use(undefined);
      expect(complaints, "console errors, breaches of the policy and requests to other hosts").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * What is wrong with a page, from now on and as it happens: errors in its console, what the policy of the site keeps it
 * from, and what it asks other hosts for.
 * @param own what addresses of the site begin with
 * @param allowed errors that are expected
 */
export async function complaintsOf(page: Page, own: readonly string[], allowed?: RegExp): Promise<readonly string[]> {
  const complaints: string[] = [];
  const complain = (text: string): unknown => !allowed?.test(text) && complaints.push(text);
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      // biome-ignore lint/suspicious/noConsole: heard below; a browser tells most of them there itself.
      console.error("policy:", violatedDirective, blockedURI, sample),
    ),
  );
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("pageerror", ({ message }) => complain(message));
  page.on("request", (request) => {
    const isOwn = [...own, "data:", "blob:"].some((start) => request.url().startsWith(start));
    if (!isOwn) complaints.push(`request to ${request.url()}`);
  });
  return complaints;
}

/** One address of the fixture for each type of page in each language. */
export const fixturePages = [
  "/",
  "/en/",
  "/en/articles/",
  "/en/topics/arches/",
  "/en/bridges-in-every-form/",
  "/en/cables-from-mdx/",
  "/en/bridges-in-figures/",
  "/en/about/",
  "/en/terms/",
  "/en/search/?q=bridge",
  "/en/sources/",
  "/en/sources/marlow-spans/",
  "/en/sources/withdrawn-study/",
  "/en/status/",
  "/en/bridges-in-figures/parallel/",
  "/404.html",
  "/it/ponte-di-carta/",
  "/ar/jisr-min-waraq/",
  "/ar/",
  "/ar/maqalat/",
  "/ar/mawadi/kablat/",
  "/ar/al-jusur/",
  "/ar/al-jusur/mutaqabilan/",
  "/ar/al-jusur-fi-ashkal/",
  "/ar/an-al-daftar/",
  "/ar/mustalahat/",
  "/ar/bahth/?q=جسر",
  "/ar/masadir/",
  "/ar/masadir/bureau-of-fords/",
  "/ar/hala/",
] as const;

/** The pages of single sources are many and of one make: one of so many stands for them. */
const SOURCES_APART = 40;

/** Paths of the pages in the sitemaps of the project's own site. */
export async function contentPages(page: Page): Promise<string[]> {
  const pathsIn = async (path: string): Promise<string[]> => {
    const sitemap = await (await page.request.get(new URL(path, siteAddress("content")).href)).text();
    return [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, url = ""]) => new URL(url).pathname);
  };
  const paths = (await Promise.all((await pathsIn("/sitemap-index.xml")).map(pathsIn))).flat();
  const ofSources = paths.filter((path) => /\/(?:sources|fonti)\/[^/]+\/$/u.test(path));
  return paths.filter((path) => !ofSources.includes(path) || ofSources.indexOf(path) % SOURCES_APART === 0);
}

/**
 * Axe for a page. Its other mode looks into frames of other hosts too, which there are none of, at twice the time; and
 * what is in order need not be described.
 * @param rules options of axe: which rules it applies
 */
export const axeOn = (page: Page, rules: RunOptions = {}): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ ...rules, resultTypes: ["violations"] });

type RunOptions = Parameters<AxeBuilder["options"]>[0];

/** How far a page is wider than its window, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Presses Tab until the element with an id, or a link to an address, has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}
