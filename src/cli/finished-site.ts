/** The folder of the finished site: how a new site takes the place of the last one, whenever a build may die. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isAlive, takeTurn } from "./turn.mjs";

/** Only one build at a time: Astro keeps what it generates on the way in `.astro`, whatever the site and its output are. */
export const buildTurn = (): Promise<() => void> => takeTurn(resolve(".cache/build.pid"));

/** Beginning of the paths of builds' own folders, beside the finished site; behind it stands the process's id. */
const workPrefix = (outDir: string): string => join(dirname(outDir), `.${basename(outDir)}.build-`);

/** A folder of this process, beside the finished site. */
export const workFolder = (outDir: string): string => `${workPrefix(outDir)}${process.pid}`;

/**
 * The folder in which Astro builds: in the project, wherever the finished site goes. It renames files out of `.astro` when
 * its output is outside, which fails on another disk (Astro 7.3.5).
 */
export const buildFolder = (): string => workFolder(STAGE);
const STAGE = resolve(".cache/site");

/** Moves what was built to the folder of the finished site, as its neighbour. */
export async function moveBeside(outDir: string): Promise<string> {
  const [built, fresh] = [buildFolder(), workFolder(outDir)];
  try {
    renameSync(built, fresh);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    await cp(built, fresh, { recursive: true });
  }
  return fresh;
}

/** Where the last site stands for the moment between two renames. */
const asideOf = (fresh: string): string => `${fresh}-old`;

/**
 * Puts the fresh site in the place of the last, which is left in a folder that `clearUp` takes away.
 *
 * On Linux the two trade places in one step of the system, so that at no moment there is no site. Elsewhere it takes two
 * renames; the last site comes back where the second fails, and by `bringBack` where the process dies before it. A
 * symbolic link could be turned in one step everywhere, but then `dist` would be one, and copying it (`cp -r dist`,
 * Docker's COPY) would copy a link to nowhere. Nothing else of this process runs meanwhile.
 */
export function swap(fresh: string, outDir: string): void {
  if (!existsSync(outDir)) renameSync(fresh, outDir);
  else if (!exchange(fresh, outDir)) exchangeBySteps(fresh, outDir);
}

function exchangeBySteps(fresh: string, outDir: string): void {
  const aside = asideOf(fresh);
  renameSync(outDir, aside);
  try {
    renameSync(fresh, outDir);
  } catch (error) {
    renameSync(aside, outDir);
    throw error;
  }
}

/** Numbers of the system call renameat2(2), by processor. */
const RENAMEAT2 = new Map([
  ["x64", 316],
  ["arm64", 276],
]);

/** Two names trade what they stand for. Node has no words for RENAME_EXCHANGE (2); Perl, which is nearly everywhere, has. */
function exchange(one: string, other: string): boolean {
  const call = process.platform === "linux" ? RENAMEAT2.get(process.arch) : undefined;
  if (call === undefined) return false;
  // -100 is AT_FDCWD.
  const program = "exit(syscall(shift() + 0, -100, shift(), -100, shift(), 2) == 0 ? 0 : 1)";
  return spawnSync("perl", ["-e", program, String(call), one, other], { stdio: "ignore" }).status === 0;
}

/** Folders of builds that died, and of this process's own. */
function leftovers(outDir: string): string[] {
  const [folder, prefix] = [dirname(outDir), workPrefix(outDir)];
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder).map((name) => join(folder, name));
  const holder = (path: string): number => Number.parseInt(path.slice(prefix.length), 10);
  const isOthers = (path: string): boolean => holder(path) !== process.pid && isAlive(holder(path));
  return paths.filter((path) => path.startsWith(prefix) && !isOthers(path));
}

/** The last site, where a build died between its two renames. */
const lostSite = (outDir: string): string | undefined =>
  existsSync(outDir) ? undefined : leftovers(outDir).find((path) => path.endsWith(asideOf("")));

/** Brings the last site back, if a build that died has left none. Whatever reads the finished site calls this before. */
export async function bringBack(outDir: string): Promise<void> {
  if (lostSite(outDir) === undefined) return;
  const endTurn = await buildTurn();
  try {
    recover(outDir);
  } finally {
    endTurn();
  }
}

/** The same for the process that builds. */
export function recover(outDir: string): void {
  const lost = lostSite(outDir);
  if (lost !== undefined) renameSync(lost, outDir);
}

/** Takes away what this build and those that died have left; what cannot go waits for the next. */
export async function clearUp(outDir: string): Promise<void> {
  const goes = [STAGE, outDir].flatMap(leftovers).map((path) => rm(path, { recursive: true, force: true }));
  await Promise.allSettled(goes);
}

/** The same for this build alone, at once. */
export function dropWork(outDir: string): void {
  for (const folder of [buildFolder(), workFolder(outDir)]) rmSync(folder, { recursive: true, force: true });
}

/**
 * Lets everybody read the site, and no one but its owner write it: a web server is another user, and what one builds
 * under a strict umask must be the same files as everybody else's. File systems that know no modes stay as they are.
 */
export function openToReaders(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  try {
    chmodSync(folder, 0o755);
    // What a link leads to is not of the site.
    for (const entry of entries.filter((one) => !one.isSymbolicLink()))
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  } catch (error) {
    if (!["EPERM", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
