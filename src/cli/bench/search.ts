/** How well the search finds what it should, what a first use loads and how fast it answers. */
import type { Browser } from "playwright";
import { homeAddress, searchAddress } from "../../knowledge/addresses.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { figuresOf } from "../../search/judge.ts";
import { serve } from "../serve.ts";
import type { Row } from "./row.ts";
import { askAll, type Judged } from "./search/asking.ts";
import { readClient, weightOf } from "./search/client.ts";
import { type FirstUse, weighFirstUses } from "./search/first-use.ts";
import { faultLines, figureLines } from "./search/judgement.ts";
import { IN_TIME, type Times, timeKeystrokes } from "./search/keystrokes.ts";
import { clientLines, firstUseLines, languagesOf, MOST } from "./search/weight-lines.ts";
import { finishedSite, inBrowser, print } from "./site.ts";

/** One in so many of the judged queries is weighed: all of them take minutes. */
const WEIGHED = 3;

/** How much slower the processor of a cheap phone is, roughly, than that of a developer's machine. */
const PHONE = 6;

/** Asks the finished site all judged searches, then uses its search in a browser, in every language. */
export async function search(): Promise<Row[]> {
  const { root, knowledge } = await finishedSite();
  const base = knowledge.site.root.pathname;
  const server = await serve({ root, base, port: 0 });
  try {
    const answers = await askAll(knowledge, server.url);
    print("What is found", [...figureLines(answers), ...faultLines(answers)]);
    print("The site’s own client, compressed", await ownClient(knowledge, root));
    const used = await inBrowser((browser) => measure(browser, knowledge, { root, start: server.url }));
    return [...foundRows(answers), ...used];
  } finally {
    await server.close();
  }
}

function foundRows(answers: readonly Judged[]): Row[] {
  const { successAt3, meanReciprocalRank } = figuresOf(answers.map(({ outcome }) => outcome));
  const row = (what: string, figure = Number.NaN): Row => ({ what: `judged searches: ${what}`, figure, unit: "" });
  return [row("found among the first three", successAt3), row("mean reciprocal rank", meanReciprocalRank)];
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

async function measure(browser: Browser, { site, searches }: Knowledge, served: Served): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { tag } of site.locales) {
    const home = new URL(homeAddress(site, tag), served.start).href;
    const judged = searches.filter(({ locale }) => locale === tag).map(({ query }) => query);
    const queries = judged.length > 0 ? judged : [tag];
    const weighed = [...queries.filter((_, at) => at % WEIGHED === 0), misspelt(queries)];
    const uses = await weighFirstUses(browser, weighed, { ...served, home });
    if (uses === undefined) throw new Error(`No search dialog opens at ${home}.`);
    print(
      `First use in ${tag}, from a closed dialog: one in ${WEIGHED} of the judged queries, and a misspelt one`,
      firstUseLines(uses),
    );
    rows.push(heaviestRow(uses, tag), ...(await keystrokeRows(browser, { home, queries, tag })));
  }
  return rows;
}

function heaviestRow(uses: readonly FirstUse[], tag: string): Row {
  const own = uses.filter(({ loaded }) => languagesOf(loaded).size === 1).map(({ loaded }) => weightOf(loaded) / 1000);
  const what = `first search in ${tag}, the heaviest in one language, gzip`;
  return { what, figure: Math.max(...own), unit: "kB", aim: { most: MOST / 1000 } };
}

async function keystrokeRows(
  browser: Browser,
  { home, queries, tag }: { home: string; queries: readonly string[]; tag: string },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slowdown of [1, PHONE]) {
    const times = await timeKeystrokes(browser, { home, queries, slowdown });
    if (times === undefined) throw new Error(`No search dialog opens at ${home}.`);
    const processor = slowdown === 1 ? "this processor" : `a processor ${slowdown} times slower`;
    const what = `from a keystroke to its results in ${tag}, once warm, with ${processor}`;
    print(what, [timesLine(times)]);
    rows.push({ what: `${what}, p95`, figure: times.p95, unit: "ms" });
  }
  return rows;
}

/** The longest word that is judged, with two letters in the wrong order. */
function misspelt(queries: readonly string[]): string {
  const [longest = ""] = queries
    .flatMap((query) => query.match(/\p{L}+/gu) ?? [])
    .toSorted((a, b) => b.length - a.length);
  return longest.replace(/(?<=^..)(.)(.)/u, "$2$1");
}

function timesLine({ keystrokes, median, p95, inTime }: Times): string {
  const within = `${inTime.toFixed(3)} within ${IN_TIME} ms`;
  return `median ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms, ${within}, of ${keystrokes} keystrokes`;
}
