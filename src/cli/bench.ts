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
    const judged = knowledge.searches.filter(({ locale }) => locale === tag).map(({ query }) => query);
    const queries = judged.length > 0 ? judged : [tag];
    print(`First use in ${tag}`, await firstUses(browser, queries, { ...site, home }));
    for (const slowdown of [1, PHONE]) {
      const times = await timeKeystrokes(browser, { home, queries, slowdown });
      const processor = slowdown === 1 ? "this processor" : `a processor ${slowdown} times slower`;
      print(`From a keystroke to its results in ${tag}, once warm, with ${processor}`, [timesLine(times)]);
    }
  }
}

const MISSING = "not there yet: no dialog opens";

/** First uses that are weighed; what they load depends on the query. */
const FIRST_USES = 6;

async function firstUses(
  browser: Browser,
  queries: readonly string[],
  site: { root: string; start: string; home: string },
): Promise<string[]> {
  const uses: { query: string; loaded: Loaded[] }[] = [];
  const step = Math.ceil(queries.length / FIRST_USES);
  for (const query of queries.filter((_, at) => at % step === 0)) {
    const loaded = await weighFirstUse(browser, { ...site, query });
    if (loaded === undefined) return [MISSING];
    uses.push({ query, loaded });
  }
  const sorted = uses.toSorted((a, b) => bytesOf(b.loaded) - bytesOf(a.loaded));
  const others = sorted.map(({ query, loaded }) => `${kilobytes(bytesOf(loaded))}  to the results of ${query}`);
  return [...others, "The first of these, by file:", ...fileLines(sorted[0]?.loaded ?? [])];
}

const bytesOf = (files: readonly Loaded[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** Files by weight, those that a bundle has many of together, and the weight of the site's own. */
function fileLines(loaded: readonly Loaded[]): string[] {
  const groups = Map.groupBy(loaded, ({ path }) => path.replace(/(?<=\/)[^/]+\.pf_(?:fragment|index|filter)$/u, ""));
  const rows = [...groups].toSorted(([, a], [, b]) => bytesOf(b) - bytesOf(a));
  const own = loaded.filter(({ isPagefind }) => !isPagefind);
  return [
    ...rows.map(
      ([name, files]) => `${kilobytes(bytesOf(files))}  ${name}${files.length > 1 ? ` (${files.length})` : ""}`,
    ),
    `${kilobytes(bytesOf(own))}  of them are the site’s own client`,
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
