/**
 * What Lighthouse says of the finished site under nginx: a cheap phone on a slow line, as it simulates them
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md).
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { homeAddress, proseAddress, searchAddress, sourceAddress } from "../../knowledge/addresses.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { findBrowser } from "../browser.ts";
import { install } from "../install.mjs";
import { table } from "../table.ts";
import { withNginx } from "./nginx.ts";
import type { Row } from "./row.ts";
import { finishedSite, print } from "./site.ts";

const TOOLS = "tests/audit";
const PROGRAM = join(TOOLS, "node_modules/lighthouse/cli/index.js");

/** Each page is looked at so often, and the middle figure counts: other work on the machine disturbs single ones. */
const RUNS = 3;

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Milliseconds; the shift has no unit. */
const AUDITS = ["largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"] as const;
const LATEST_PAINT = 1100;

type Figures = Record<(typeof CATEGORIES)[number] | (typeof AUDITS)[number], number>;

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; numericValue?: number; title: string; displayValue?: string }>;
}

/** Looks at the start page, an article, a source's page and the search page of every language. */
export async function lighthouse(): Promise<Row[]> {
  await install(TOOLS);
  const site = await finishedSite();
  const pages = pagesOf(site.knowledge);
  return withNginx(site, "https", async (start) => {
    const lines: string[][] = [["page", ...CATEGORIES, "LCP ms", "CLS", "TBT ms"], []];
    const all: Figures[] = [];
    for (const [name, address] of pages) {
      const { figures, faults } = await lookAt(new URL(address, start).href);
      all.push(figures);
      lines.push([name, ...Object.values(figures).map((figure) => String(Math.round(figure * 1000) / 1000))]);
      lines.push(...faults.map((fault) => [`    ${fault}`]));
    }
    print(`Lighthouse, mobile, simulated throttling, the median of ${RUNS} runs`, table(lines, 1));
    return rowsOf(all);
  });
}

function pagesOf({ site, articles, references }: Knowledge): [name: string, address: string][] {
  const [variants] = articles.values();
  const [key = ""] = references.keys();
  return site.locales.flatMap(({ tag }): [string, string][] => {
    const article = variants?.get(tag);
    return [
      [`${tag} home`, homeAddress(site, tag)],
      ...(article ? [[`${tag} article`, proseAddress(site, article)] satisfies [string, string]] : []),
      [`${tag} source`, sourceAddress(site, tag, key)],
      [`${tag} search`, searchAddress(site, tag)],
    ];
  });
}

/** The worst page of all counts. */
function rowsOf(all: readonly Figures[]): Row[] {
  const least = (name: keyof Figures): number => Math.min(...all.map((figures) => figures[name]));
  const most = (name: keyof Figures): number => Math.max(...all.map((figures) => figures[name]));
  const row = (what: string, figure: number, unit: string, aim: Row["aim"] & {}): Row => ({
    ...{ what: `Lighthouse, the worst of ${all.length} pages: ${what}`, figure, unit, aim },
  });
  return [
    ...CATEGORIES.map((name) => row(name, least(name), "", { least: 100 })),
    row("largest contentful paint", most("largest-contentful-paint"), "ms", { most: LATEST_PAINT }),
    row("cumulative layout shift", most("cumulative-layout-shift"), "", { most: 0 }),
    row("total blocking time", most("total-blocking-time"), "ms", { most: 0 }),
  ];
}

/** The medians of several runs, and what took points away in the last. */
async function lookAt(address: string): Promise<{ figures: Figures; faults: string[] }> {
  const runs: Report[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await reportOn(address));
  const median = (pick: (report: Report) => number | null | undefined): number => {
    const values = runs.map((report) => pick(report) ?? Number.NaN).toSorted((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? Number.NaN;
  };
  const score = (name: string): number => Math.round(median(({ categories }) => categories[name]?.score) * 100);
  const value = (name: string): number => median(({ audits }) => audits[name]?.numericValue);
  const figures = Object.fromEntries([
    ...CATEGORIES.map((name) => [name, score(name)]),
    ...AUDITS.map((name) => [name, value(name)]),
  ]) as Figures;
  return { figures, faults: faultsOf(runs.at(-1)) };
}

function faultsOf(report: Report | undefined): string[] {
  const { categories = {}, audits = {} } = report ?? {};
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return [...new Set(counted.map(({ id }) => id))].flatMap((id) => {
    const { score = null, title = id, displayValue = "" } = audits[id] ?? {};
    return score !== null && score < 1 ? [`${title}: ${displayValue || score}`] : [];
  });
}

/** Lighthouse in a process of its own, with a browser of its own. */
async function reportOn(address: string): Promise<Report> {
  const browser = findBrowser();
  if (browser === undefined) throw new Error("There is no browser; `node src/cli/browser.ts` gets one.");
  if (!existsSync(PROGRAM))
    throw new Error(`There is no Lighthouse in ${TOOLS}; npm install --prefix ${TOOLS} gets it.`);
  const folder = await mkdtemp(join(tmpdir(), "bench-lighthouse-"));
  const file = join(folder, "report.json");
  const flags = ["--headless", "--ignore-certificate-errors", ...browser.args].join(" ");
  const args = [PROGRAM, address, "--quiet", "--output=json", `--output-path=${file}`, `--chrome-flags=${flags}`];
  const { executablePath = "" } = browser;
  const env = { ...process.env, ...(executablePath && { CHROME_PATH: executablePath }) };
  try {
    await ended([...args, `--only-categories=${CATEGORIES.join(",")}`], env);
    const report = JSON.parse(await readFile(file, "utf8")) as Report;
    if (report.runtimeError) throw new Error(`${address}: ${report.runtimeError.message}`);
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ended(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] })
      .once("error", reject)
      .once("close", (code) => (code === 0 ? resolve() : reject(new Error(`Lighthouse ended with ${code}.`))));
  });
}
