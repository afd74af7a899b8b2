/** `npm run build`: checks the knowledge, builds into a fresh folder, and only then puts it in the place of the last. */
import { existsSync, readdirSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build as astroBuild } from "astro";
import { openKnowledge } from "../knowledge/current.ts";
import { describe, startOf } from "../knowledge/files.ts";
import { formatProblem, isError, KnowledgeError, type Problem, problemAt } from "../knowledge/problems.ts";
import { publishedProblems } from "../knowledge/published.ts";
import { readSettings, type Settings } from "../knowledge/settings.ts";
import { enter, writeTimes } from "../knowledge/stages.ts";
import {
  buildFolder,
  buildTurn,
  clearUp,
  dropWork,
  moveBeside,
  openToReaders,
  recover,
  swap,
} from "./finished-site.ts";
import { holdMemory } from "./memory.ts";

/**
 * Builds the site. Until everything has succeeded the finished site of the last build stays as it is, and so it does
 * when the process is stopped or killed.
 * @throws {KnowledgeError} when the knowledge base or the built site breaks a rule
 */
export async function build(): Promise<void> {
  const settings = readSettings();
  enter("read");
  await holdMemory(settings.contentDir);
  const { problems } = await openKnowledge(settings);
  refuse(problems.filter(isError));
  for (const advice of problems) console.error(formatProblem(advice));
  refuseOutput(settings);
  const endTurn = await buildTurn();
  const letStop = onStop(settings.outDir, endTurn);
  try {
    await buildBeside(settings.outDir);
    enter("end");
    await writeTimes();
  } finally {
    await clearUp(settings.outDir);
    letStop();
    endTurn();
  }
}

async function buildBeside(outDir: string): Promise<void> {
  const folder = buildFolder();
  await mkdir(dirname(outDir), { recursive: true });
  // What cannot be written is said before the work, not behind it.
  await access(dirname(outDir), constants.W_OK);
  recover(outDir);
  await clearUp(outDir);
  enter("bundle");
  // Vite goes by it, and what is published must not hang on what a shell or a test runner has set.
  process.env["NODE_ENV"] = "production";
  // Astro caches rendered Markdown by the article's digest; `force` makes every record's change reach its pages.
  await astroBuild({ outDir: folder, force: true });
  enter("published");
  refuse(await publishedProblems(pathToFileURL(`${folder}/`)));
  const fresh = await moveBeside(outDir);
  openToReaders(fresh);
  swap(fresh, outDir);
}

/** Ctrl+C leaves nothing behind; the process ends as the signal would have ended it. @returns takes that back */
function onStop(outDir: string, endTurn: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    forget();
    dropWork(outDir);
    endTurn();
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const forget = (): void => {
    for (const signal of signals) process.off(signal, stop);
  };
  for (const signal of signals) process.once(signal, stop);
  return forget;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new KnowledgeError(problems);
}

/** Every build makes this page. */
const isSite = (folder: string): boolean => existsSync(join(folder, "404.html"));

/**
 * The finished site replaces what stands at its place, so that must not be anything else.
 * @throws {KnowledgeError} when the folder holds or belongs to the project's own files, or files that no build made
 */
function refuseOutput({ outDir, contentDir }: Settings): void {
  const own = ["src", "public", "tests", "node_modules", ".git"].map((name) => resolve(name));
  const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}${sep}`);
  const clashes =
    [contentDir, ...own].some((folder) => within(outDir, folder) || within(folder, outDir)) ||
    within(process.cwd(), outDir);
  const foreign = existsSync(outDir) && readdirSync(outDir).length > 0 && !isSite(outDir);
  const message = clashes
    ? "the finished site would replace files of the project; let KB_OUT name a folder of its own."
    : "the folder holds files that no build has made, and a build would replace them; empty it, or name another in KB_OUT.";
  if (clashes || foreign) refuse([problemAt(startOf(describe(outDir, outDir).file || "."), "output-own", message)]);
}

/** What the system refuses to a build: room, rights, a folder of its own. */
const REFUSALS = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EBUSY", "EXDEV"]);

/**
 * For an author's mistake the list of problems is all there is to say, and for the system's refusal its sentence;
 * anything else is ours and keeps its stack.
 */
export function reportFailure(error: unknown): void {
  const isPlain = error instanceof KnowledgeError || REFUSALS.has((error as NodeJS.ErrnoException).code ?? "");
  console.error(isPlain ? (error as Error).message : error);
  const { outDir } = readSettings();
  if (isSite(outDir))
    console.error(`“${describe(outDir, outDir).file}” is unchanged: it holds the site of the last build.`);
  process.exitCode = 1;
}

if (import.meta.main) await build().catch(reportFailure);
