/**
 * `npm run bench`: how well the search finds what it should, what a first use loads and how fast it answers. It prints and
 * judges nothing; what must hold is in the tests, and times are not, because they are the machine's.
 */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright";
import { homeAddress, searchAddress } from "../knowledge/addresses.ts";
import { currentKnowledge, openKnowledge } from "../knowledge/current.ts";
import type { Knowledge } from "../knowledge/model.ts";
import { readSettings } from "../knowledge/settings.ts";
import { askAll } from "./asking.ts";
import { findBrowser } from "./browser.ts";
import { build, reportFailure } from "./build.ts";
import { readClient } from "./client.ts";
import { weighFirstUses } from "./first-use.ts";
import { faultLines, figureLines } from "./judgement.ts";
import { IN_TIME, type Times, timeKeystrokes } from "./keystrokes.ts";
import { serve } from "./serve.ts";
import { clientLines, firstUseLines } from "./weights.ts";

/** One in so many of the judged queries is weighed: all of them take minutes. */
const WEIGHED = 3;

/** How much slower the processor of a cheap phone is, roughly, than that of a developer's machine. */
const PHONE = 6;

async function bench(): Promise<void> {
  const root = await finishedSite();
  const knowledge = currentKnowledge();
  const server = await serve({ root, base: knowledge.site.root.pathname, port: 0 });
  try {
    const answers = await askAll(knowledge, server.url);
    print("What is found", [...figureLines(answers), ...faultLines(answers)]);
    print("The site’s own client, compressed", await ownClient(knowledge, root));
    await inBrowser((browser) => measure(browser, knowledge, { root, start: server.url }));
  } finally {
    await server.close();
  }
}

/** A site's folder, and the address of its start page. */
interface Served {
  root: string;
  start: string;
}

async function ownClient({ site }: Knowledge, root: string): Promise<string[]> {
  const pages = { home: homeAddress(site, site.sourceLocale), searchPage: searchAddress(site, site.sourceLocale) };
  return clientLines(await readClient({ root, base: site.root.pathname }, pages));
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

async function measure(browser: Browser, { site, searches }: Knowledge, { root, start }: Served): Promise<void> {
  for (const { tag } of site.locales) {
    const home = new URL(homeAddress(site, tag), start).href;
    const judged = searches.filter(({ locale }) => locale === tag).map(({ query }) => query);
    const queries = judged.length > 0 ? judged : [tag];
    const weighed = [...queries.filter((_, at) => at % WEIGHED === 0), misspelt(queries)];
    const uses = await weighFirstUses(browser, weighed, { root, start, home });
    print(`First use in ${tag}, from a closed dialog: one in ${WEIGHED} of the judged queries, and a misspelt one`, [
      ...(uses === undefined ? [MISSING] : firstUseLines(uses)),
    ]);
    for (const slowdown of [1, PHONE]) {
      const times = await timeKeystrokes(browser, { home, queries, slowdown });
      const processor = slowdown === 1 ? "this processor" : `a processor ${slowdown} times slower`;
      print(`From a keystroke to its results in ${tag}, once warm, with ${processor}`, [timesLine(times)]);
    }
  }
}

const MISSING = "not there yet: no dialog opens";

/** The longest word that is judged, with two letters in the wrong order. */
function misspelt(queries: readonly string[]): string {
  const [longest = ""] = queries
    .flatMap((query) => query.match(/\p{L}+/gu) ?? [])
    .toSorted((a, b) => b.length - a.length);
  return longest.replace(/(?<=^..)(.)(.)/u, "$2$1");
}

function timesLine(times: Times | undefined): string {
  if (times === undefined) return MISSING;
  const { keystrokes, median, p95, inTime } = times;
  const within = `${inTime.toFixed(3)} within ${IN_TIME} ms`;
  return `median ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms, ${within}, of ${keystrokes} keystrokes`;
}

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.join("\n")}`);
}

if (import.meta.main) await bench().catch(reportFailure);
