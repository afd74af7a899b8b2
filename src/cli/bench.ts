/**
 * `npm run bench`: how well the search finds what it should, what it loads and how fast it answers. It prints and judges
 * nothing; what must hold is in the tests, and times are not, because they are the machine's.
 */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright";
import { homeAddress } from "../knowledge/addresses.ts";
import { currentKnowledge, openKnowledge } from "../knowledge/current.ts";
import type { Knowledge } from "../knowledge/model.ts";
import { readSettings } from "../knowledge/settings.ts";
import { askAll } from "./asking.ts";
import { findBrowser } from "./browser.ts";
import { build, reportFailure } from "./build.ts";
import { type Loaded, weighFirstUse } from "./first-use.ts";
import { faultLines, figureLines } from "./judgement.ts";
import { type Times, timeKeystrokes } from "./keystrokes.ts";
import { serve } from "./serve.ts";

/** How much slower the processor of a cheap phone is, roughly, than that of a developer's machine. */
const PHONE = 6;

async function bench(): Promise<void> {
  const root = await finishedSite();
  const knowledge = currentKnowledge();
  const server = await serve({ root, base: knowledge.site.root.pathname, port: 0 });
  try {
    const answers = await askAll(knowledge, server.url);
    print("What is found", [...figureLines(answers), ...faultLines(answers)]);
    await inBrowser((browser) => measure(browser, knowledge, { root, start: server.url }));
  } finally {
    await server.close();
  }
}

/** The folder that KB_OUT names, if there is a site in it; otherwise one built for this. */
async function finishedSite(): Promise<string> {
  const named = process.env["KB_OUT"];
  if (named && existsSync(resolve(named, "404.html"))) {
    await openKnowledge(readSettings());
    console.log(`The site is the finished one in ${named}.`);
    return resolve(named);
  }
  process.env["KB_OUT"] = named || ".cache/bench/dist";
  await build();
  const { outDir } = readSettings();
  console.log(`\nThe site was built for this, into ${relative(process.cwd(), outDir)}.`);
  return outDir;
}

async function inBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const found = findBrowser();
  if (found === undefined) return print("In a browser", ["there is none; `node src/cli/browser.ts` gets one"]);
  const { executablePath, args } = found;
  const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, knowledge: Knowledge, site: { root: string; start: string }): Promise<void> {
  for (const { tag } of knowledge.site.locales) {
    const home = new URL(homeAddress(knowledge.site, tag), site.start).href;
    const queries = knowledge.searches.filter(({ locale }) => locale === tag).map(({ query }) => query);
    const [query = tag] = queries;
    const loaded = await weighFirstUse(browser, { ...site, home, query });
    print(`First use in ${tag}, from the closed dialog to the results of “${query}”`, loadedLines(loaded));
    for (const slowdown of [1, PHONE]) {
      const times = await timeKeystrokes(browser, { home, queries: queries.length > 0 ? queries : [query], slowdown });
      const processor = slowdown === 1 ? "this processor" : `a processor ${slowdown} times slower`;
      print(`From a keystroke to its results in ${tag}, once warm, with ${processor}`, [timesLine(times)]);
    }
  }
}

const MISSING = "not there yet: no dialog opens";

function loadedLines(loaded: readonly Loaded[] | undefined): string[] {
  if (loaded === undefined) return [MISSING];
  const sum = (files: readonly Loaded[]): number => files.reduce((total, { bytes }) => total + bytes, 0);
  const row = (bytes: number, name: string): string => `${kilobytes(bytes)}  ${name}`;
  return [
    ...loaded.toSorted((a, b) => b.bytes - a.bytes).map(({ bytes, path }) => row(bytes, path)),
    row(sum(loaded), "together"),
    row(sum(loaded.filter(({ isPagefind }) => !isPagefind)), "of it the site’s own client"),
  ];
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

function timesLine(times: Times | undefined): string {
  if (times === undefined) return MISSING;
  const { keystrokes, median, p95 } = times;
  return `median ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms, of ${keystrokes} keystrokes`;
}

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.join("\n")}`);
}

if (import.meta.main) await bench().catch(reportFailure);
