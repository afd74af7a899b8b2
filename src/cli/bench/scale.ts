/** `npm run bench -- scale`: how long builds of large knowledge bases take, and what they need. */
import { spawn } from "node:child_process";
import { glob, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Begun, STAGES, type Stage } from "../../knowledge/stages.ts";
import { table } from "../table.ts";
import { writeCorpus } from "./corpus.ts";
import { type Need, watchTree } from "./process-tree.ts";
import type { Row } from "./row.ts";
import { print } from "./site.ts";

/** Articles, each in two languages. */
const SIZES = [100, 1000, 10_000] as const;

/** What one build was like. */
export interface Built {
  articles: number;
  /** Files of HTML, and of all kinds. */
  pages: number;
  files: number;
  bytes: number;
  /** Seconds from the start of the process to its end. */
  seconds: number;
  /** When each stage began, in order. */
  begun: readonly Begun[];
  need: Need;
}

const FOLDER = ".cache/bench/scale";

/** What `npm run build` runs. */
const BUILD = fileURLToPath(new URL("../build.ts", import.meta.url));

/**
 * Makes a corpus of each size, builds it as `npm run build` does, and prints what that took.
 * @returns the figures that have an aim
 * @throws when a build fails
 */
export async function scale(sizes: readonly number[] = SIZES): Promise<Row[]> {
  const builds: Built[] = [];
  for (const articles of sizes) {
    console.log(`Building ${articles} articles in two languages …`);
    builds.push(await built(articles));
  }
  print("Builds of large bases", scaleLines(builds));
  return scaleRows(builds);
}

async function built(articles: number): Promise<Built> {
  const folder = resolve(FOLDER, String(articles));
  const content = join(folder, "content");
  const out = join(folder, "dist");
  const times = join(folder, "times.json");
  await writeCorpus(content, articles);
  const start = performance.now();
  const need = await runBuild({ KB_CONTENT: content, KB_OUT: out, KB_TIMES: times });
  const seconds = (performance.now() - start) / 1000;
  const begun = JSON.parse(await readFile(times, "utf8")) as Begun[];
  return { articles, ...(await sizeOf(out)), seconds, begun, need };
}

/** A build in a process of its own. */
function runBuild(settings: Readonly<Record<string, string>>): Promise<Need> {
  // A deploy's settings would make another site.
  const { KB_URL: _url, KB_BASE: _base, ...environment } = process.env;
  const child = spawn(process.execPath, [BUILD], {
    env: { ...environment, ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const need = watchTree(child.pid ?? 0);
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("exit", (code) => {
      const needed = need();
      if (code === 0) done(needed);
      else fail(new Error(`The build ended with ${code}.`));
    });
  });
}

async function sizeOf(folder: string): Promise<{ pages: number; files: number; bytes: number }> {
  const size = { pages: 0, files: 0, bytes: 0 };
  for await (const entry of glob("**/*", { cwd: folder })) {
    const found = await stat(join(folder, entry));
    if (!found.isFile()) continue;
    size.files += 1;
    size.bytes += found.size;
    if (entry.endsWith(".html")) size.pages += 1;
  }
  return size;
}

const WORDS: Record<Stage, string> = {
  read: "read and check",
  bundle: "bundle",
  render: "render pages and exports",
  sitemap: "sitemap",
  search: "search index",
  published: "read the finished site",
  end: "",
};

/** A table with a column for each build. */
export function scaleLines(builds: readonly Built[]): string[] {
  const row = (name: string, say: (built: Built) => string): string[] => [name, ...builds.map(say)];
  const stages = STAGES.filter((stage) => stage !== "end");
  return table(
    [
      row("articles × 2 languages", ({ articles }) => whole(articles)),
      [],
      row("pages", ({ pages }) => whole(pages)),
      row("files", ({ files }) => whole(files)),
      row("bytes", ({ bytes }) => `${whole(bytes / 1e6)} MB`),
      [],
      row("seconds", ({ seconds }) => seconds.toFixed(1)),
      row("  start", ({ begun }) => inSeconds(begun[0]?.at ?? 0)),
      ...stages.map((stage) => row(`  ${WORDS[stage]}`, ({ begun }) => inSeconds(lengthOf(begun, stage, "at")))),
      row("processor seconds", ({ need }) => inSeconds(need.spent)),
      ...stages.map((stage) => row(`  ${WORDS[stage]}`, ({ begun }) => inSeconds(lengthOf(begun, stage, "spent")))),
      [],
      row("pages a second", ({ pages, seconds }) => whole(pages / seconds)),
      row("milliseconds a page", (built) => perPage(built).toFixed(2)),
      row("milliseconds a text", (built) => perText(built).toFixed(2)),
      row("most memory", ({ need }) => (need.resident === undefined ? "?" : `${whole(need.resident / 2 ** 20)} MiB`)),
    ],
    1,
  );
}

/** The aims, for two processors: how long a base of 1,000 articles takes, and how much more a page of 10,000 does. */
export function scaleRows(builds: readonly Built[]): Row[] {
  const middle = builds.find(({ articles }) => articles === 1000);
  const large = builds.find(({ articles }) => articles === 10_000);
  const rows: Row[] = [];
  if (middle) rows.push({ what: "build of 2 × 1000 articles", figure: middle.seconds, unit: "s", aim: { most: 15 } });
  if (middle && large) {
    const figure = perPage(large) / perPage(middle);
    rows.push({ what: "time a page at 2 × 10 000, beside 2 × 1000", figure, unit: "×", aim: { most: 1.2 } });
    rows.push({
      what: "time a text at 2 × 10 000, beside 2 × 1000",
      figure: perText(large) / perText(middle),
      unit: "×",
    });
  }
  if (large?.need.resident !== undefined) {
    const figure = large.need.resident / 2 ** 30;
    rows.push({ what: "most memory at 2 × 10 000 articles", figure, unit: "GiB", aim: { most: 4 } });
  }
  return rows;
}

/** Milliseconds. */
const perPage = ({ pages, seconds }: Built): number => (seconds * 1000) / pages;

/** Milliseconds. A small base has as many sources as a large one, so that more of its pages are theirs, and short. */
const perText = ({ articles, seconds }: Built): number => (seconds * 1000) / (articles * 2);

/** Until the next stage begins. */
function lengthOf(begun: readonly Begun[], stage: Stage, clock: "at" | "spent"): number {
  const index = begun.findIndex((each) => each.stage === stage);
  const [start, end] = [begun[index], begun[index + 1]];
  return start && end ? end[clock] - start[clock] : 0;
}

const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
const whole = (value: number): string =>
  Math.round(value)
    .toString()
    .replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
