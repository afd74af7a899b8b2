/** `npm run build`: checks the knowledge, builds into a fresh folder, and only then puts it in the place of the last. */
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build as astroBuild } from "astro";
import { openKnowledge } from "../knowledge/current.ts";
import { describe, startOf } from "../knowledge/files.ts";
import { formatProblem, isError, KnowledgeError, type Problem, problemAt } from "../knowledge/problems.ts";
import { publishedProblems } from "../knowledge/published.ts";
import { readSettings, type Settings } from "../knowledge/settings.ts";
import { enter, writeTimes } from "../knowledge/stages.ts";
import { takeTurn } from "./turn.mjs";

/**
 * Builds the site. Until everything has succeeded the finished site of the last build stays as it is.
 * @throws {KnowledgeError} when the knowledge base or the built site breaks a rule
 */
export async function build(): Promise<void> {
  const settings = readSettings();
  enter("read");
  const { problems } = await openKnowledge(settings);
  refuse(problems.filter(isError));
  for (const advice of problems) console.error(formatProblem(advice));
  refuseOutput(settings);
  const fresh = `${workPrefix(settings.outDir)}${process.pid}`;
  // Astro keeps what it generates on the way in the project's .astro folder, whatever the site and its output are.
  const endTurn = await takeTurn(resolve(".cache/build.pid"));
  try {
    await mkdir(dirname(settings.outDir), { recursive: true });
    await recover(settings.outDir);
    enter("bundle");
    // Astro caches rendered Markdown by the article's digest; `force` makes every record's change reach its pages.
    await astroBuild({ outDir: fresh, force: true });
    enter("published");
    refuse(await publishedProblems(pathToFileURL(`${fresh}/`)));
    await swap(fresh, settings.outDir);
    enter("end");
    await writeTimes();
  } finally {
    await rm(fresh, { recursive: true, force: true });
    endTurn();
  }
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new KnowledgeError(problems);
}

/** Beginning of the paths of a build's own folders, beside the finished site; the last one's end in "-old". */
const workPrefix = (outDir: string): string => join(dirname(outDir), `.${basename(outDir)}.build-`);

/** Two renames: a half-copied site is never served, and where the second fails the last site comes back. */
async function swap(fresh: string, outDir: string): Promise<void> {
  const old = `${fresh}-old`;
  const hadSite = existsSync(outDir);
  if (hadSite) await rename(outDir, old);
  try {
    await rename(fresh, outDir);
  } catch (error) {
    if (hadSite) await rename(old, outDir);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Clears up after builds that were killed; one that died between the two renames gets its last site back. */
async function recover(outDir: string): Promise<void> {
  const leftovers = (await readdir(dirname(outDir)))
    .map((name) => join(dirname(outDir), name))
    .filter((path) => path.startsWith(workPrefix(outDir)));
  const lastSite = leftovers.find((path) => path.endsWith("-old"));
  if (lastSite !== undefined && !existsSync(outDir)) await rename(lastSite, outDir);
  await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
}

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
  const foreign = existsSync(outDir) && readdirSync(outDir).length > 0 && !existsSync(join(outDir, "404.html"));
  const message = clashes
    ? "the finished site would replace files of the project; let KB_OUT name a folder of its own."
    : "the folder holds files that no build has made, and a build would replace them; empty it, or name another in KB_OUT.";
  if (clashes || foreign) refuse([problemAt(startOf(describe(outDir, outDir).file || "."), "output-own", message)]);
}

/** For an author's mistake the list of problems is all there is to say; anything else is ours and keeps its stack. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof KnowledgeError ? error.message : error);
  process.exitCode = 1;
}

if (import.meta.main) await build().catch(reportFailure);
