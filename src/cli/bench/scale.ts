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

/** Articles, each in two languages. */
export const SIZES = [100, 1000] as const;

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
 * @throws when a build fails
 */
export async function scale(sizes: readonly number[] = SIZES): Promise<void> {
  const builds: Built[] = [];
  for (const articles of sizes) {
    console.log(`Building ${articles} articles in two languages …`);
    builds.push(await built(articles));
  }
  console.log(["", "Builds of large bases", ...scaleLines(builds)].join("\n"));
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

/** The most that 1,000 articles may take, in seconds, and 10,000 need, in bytes: the aims on two processors. */
const AIMS = { articles: 1000, seconds: 15, growth: 1.2, most: 10_000, resident: 4 * 2 ** 30 } as const;

/** A table with a column for each build. */
export function scaleLines(builds: readonly Built[]): string[] {
  const row = (name: string, say: (built: Built) => string): string[] => [name, ...builds.map(say)];
  const stages = STAGES.filter((stage) => stage !== "end");
  const first = builds.find(({ articles }) => articles === AIMS.articles);
  const lines = table(
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
      row("most memory", ({ need }) => (need.resident === undefined ? "?" : `${whole(need.resident / 2 ** 20)} MiB`)),
    ],
    1,
  );
  return [...lines, "", ...(first ? [timeAim(first)] : []), ...builds.flatMap((built) => largeAims(built, first))];
}

const timeAim = ({ seconds, articles }: Built): string =>
  `${whole(articles)} articles: ${seconds.toFixed(1)} s (aim on two processors: ${AIMS.seconds} s)`;

function largeAims(built: Built, first: Built | undefined): string[] {
  if (built.articles < AIMS.most) return [];
  const gibibytes = ((built.need.resident ?? Number.NaN) / 2 ** 30).toFixed(2);
  const memory = `${whole(built.articles)} articles: ${gibibytes} GiB (aim: ${AIMS.resident / 2 ** 30} GiB)`;
  if (first === undefined) return [memory];
  const growth = (perPage(built) / perPage(first)).toFixed(2);
  return [
    memory,
    `a page of ${whole(built.articles)} articles: ${growth} × one of ${whole(first.articles)} (aim: ${AIMS.growth} ×)`,
  ];
}

const perPage = ({ pages, seconds }: Built): number => (seconds * 1000) / pages;

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

if (import.meta.main) await scale(process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES);
