/** `npm run build`: checks the knowledge, builds into a fresh folder, and only then puts it in the place of the last. */
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build as astroBuild } from "astro";
import { openKnowledge } from "../knowledge/current.ts";
import { KnowledgeError, type Problem } from "../knowledge/problems.ts";
import { publishedProblems } from "../knowledge/published.ts";
import { readSettings } from "../knowledge/settings.ts";
import { takeTurn } from "./turn.mjs";

/**
 * Builds the site. Until everything has succeeded the finished site of the last build stays as it is.
 * @throws {KnowledgeError} when the knowledge base or the built site breaks a rule
 */
export async function build(): Promise<void> {
  const settings = readSettings();
  const { problems } = await openKnowledge(settings);
  refuse(problems);
  const fresh = join(dirname(settings.outDir), `.build-${process.pid}`);
  // Astro keeps what it generates on the way in the project's .astro folder, whatever the site and its output are.
  const endTurn = await takeTurn(resolve(".cache/build.pid"));
  try {
    await mkdir(dirname(settings.outDir), { recursive: true });
    // Astro caches rendered Markdown by the article's digest; `force` makes every record's change reach its pages.
    await astroBuild({ outDir: fresh, force: true });
    refuse(await publishedProblems(pathToFileURL(`${fresh}/`)));
    await swap(fresh, settings.outDir);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    endTurn();
  }
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new KnowledgeError(problems);
}

/** Two renames, so that there is no moment at which a half-copied site could be served. */
async function swap(fresh: string, outDir: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(outDir, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(fresh, outDir);
  await rm(old, { recursive: true, force: true });
}

/** For an author's mistake the list of problems is all there is to say; anything else is ours and keeps its stack. */
export function reportFailure(error: unknown): void {
  console.error(error instanceof KnowledgeError ? error.message : error);
  process.exitCode = 1;
}

if (import.meta.main) await build().catch(reportFailure);
