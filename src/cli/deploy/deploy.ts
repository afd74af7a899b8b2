/**
 * Brings a finished site into a web root that is being served: no reader meets a page that lacks something, and whoever
 * has a page of the last site open goes on with it.
 */
import { chmod, mkdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, sep } from "node:path";
import { Refusal } from "../scaffold.ts";
import { takeTurn } from "../turn.mjs";
import { atOnce, digestOf, type Listing, list, OWN, readSite, refuse } from "./files.ts";
import { pack } from "./pack.ts";
import {
  allAdded,
  doubtfulIn,
  isPacked,
  knownIn,
  type Mark,
  type Marks,
  NOTHING,
  type Noted,
  type Plan,
  planOf,
  type Step,
  settled,
} from "./plan.ts";
import { dropDrafts, readRecord, writeRecord } from "./record.ts";

export interface Deployment {
  /** Folder of the finished site. */
  readonly site: string;
  /** Folder that is served, or brought to where it is. */
  readonly root: string;
  /** Whether packed copies are laid beside texts. */
  readonly packs: boolean;
}

/** What the web server may read, whoever builds and however careful he is; what deploys keep to themselves is not served. */
const MODES = { file: 0o644, folder: 0o755, own: 0o700 } as const;
/** Programs that prove who owns a host write there (RFC 8615). */
const WELL_KNOWN = ".well-known/";

/** What a deploy finds. */
interface Sight {
  readonly plan: Plan;
  /** The finished site. */
  readonly marks: Marks;
  readonly noted: Noted;
  /** Whether the last deploy was stopped. */
  readonly isOpen: boolean;
}

/**
 * Looks at both folders and changes nothing.
 * @throws {Refusal} when the site is not whole, or files would be lost that no deploy has made
 */
export async function look({ site, root, packs }: Deployment): Promise<Sight> {
  await refuseOverlap(site, root);
  const [marks, standing, record] = [await readSite(site, packs), await list(root), await readRecord(root)];
  const known = knownIn(record ?? NOTHING);
  const foreign = [...standing.files.keys(), ...standing.others].filter((path) => !known.has(path));
  if (record === undefined)
    refuse(
      foreign.filter((path) => !path.startsWith(WELL_KNOWN)),
      `files that no deploy has made in ${root}; empty it, or name another folder`,
    );
  refuse(
    clashes(marks, standing, new Set(foreign)),
    `in ${root} in the way of files or folders of the site; move them`,
  );
  const noted = await settle(record ?? NOTHING, root, standing.files);
  return { plan: planOf(noted, standing.files, marks), marks, noted, isOpen: record?.coming !== undefined };
}

/** Reads what a deploy that was stopped has left open; what packed copies hold cannot be told, they are made again. */
async function settle(noted: Noted, root: string, present: Listing["files"]): Promise<Noted> {
  const found = new Map<string, Mark>();
  const doubtful = doubtfulIn(noted).filter((path) => present.has(path));
  await atOnce(doubtful, async (path) => {
    const bytes = await readFile(join(root, path));
    found.set(path, { digest: isPacked(noted.coming?.get(path)) ? "" : digestOf(bytes), size: bytes.length });
  });
  return noted.coming === undefined ? noted : settled(noted, found);
}

/** @throws {Refusal} when one folder is in the other */
async function refuseOverlap(site: string, root: string): Promise<void> {
  const [one, other] = await Promise.all([site, root].map((folder) => realpath(folder).catch(() => folder)));
  const isWithin = (path = "", folder = ""): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);
  if (isWithin(one, other) || isWithin(other, one))
    throw new Refusal(`${root} and the finished site, ${site}, must not be one in the other.`);
}

/** What stands where a file of the site goes, or where one of its folders goes; a link could lead out of the root. */
function clashes(marks: Marks, { files, others }: Listing, foreign: ReadonlySet<string>): Set<string> {
  const folders = new Set([...marks.keys()].flatMap(parentsOf));
  const parents = new Set([...files.keys(), ...others].flatMap(parentsOf));
  const inWay = [...foreign].filter((path) => marks.has(path) || folders.has(path));
  const isFolderNow = [...marks.keys()].filter((path) => parents.has(path));
  return new Set([...inWay, ...isFolderNow, ...[...files.keys()].filter((path) => folders.has(path))]);
}

/** "a/b/c" → "a", "a/b". */
const parentsOf = (path: string): string[] =>
  [...path.matchAll(/\//gu)].map(({ index }) => path.slice(0, index)).filter((parent) => parent !== "");

/**
 * Does what the look says. Stopped at any moment, the web root is whole, and the same call finishes.
 * @returns what was done
 */
export async function deploy(deployment: Deployment): Promise<Plan> {
  const { root } = deployment;
  await look(deployment);
  await makeFolder(root);
  const endTurn = await takeTurn(join(root, OWN, "turn.pid"));
  try {
    await chmod(join(root, OWN), MODES.own);
    await dropDrafts(root);
    // Another deploy may have ended in between.
    const { plan, marks, noted, isOpen } = await look(deployment);
    const fresh = join(root, OWN, "new");
    await rm(fresh, { recursive: true, force: true });
    if (plan.steps.length === 0 && !isOpen) return plan;
    const made = await stage(plan, deployment, fresh, marks, noted);
    await writeRecord(root, { ...noted, coming: made });
    const paths = (what: Step["does"]) => plan.steps.filter(({ does }) => does === what).map((step) => step.paths);
    for (const some of paths("add")) await place(some, made, fresh, root);
    await writeRecord(root, allAdded(noted, made));
    for (const some of paths("replace")) await place(some, made, fresh, root);
    await writeRecord(root, { ...NOTHING, now: made, kept: plan.kept, gone: plan.gone });
    for (const some of paths("remove")) await remove(some, root);
    await writeRecord(root, { ...NOTHING, now: made, kept: plan.kept });
    await rm(fresh, { recursive: true, force: true });
    return plan;
  } finally {
    endTurn();
  }
}

/**
 * Lays all that is new ready, readable and packed, where nobody asks for it: then putting it in place is quick.
 * @returns the site with the sizes of its packed copies
 */
async function stage(
  { steps }: Plan,
  { site }: Deployment,
  fresh: string,
  marks: Marks,
  { now, kept, half, gone }: Noted,
): Promise<Marks> {
  const standing = new Map([...gone, ...kept, ...half, ...now]);
  const made = new Map([...marks].map(([path, mark]) => [path, isPacked(mark) ? (standing.get(path) ?? mark) : mark]));
  const due = steps.flatMap(({ does, paths }) => (does === "remove" ? [] : paths));
  await atOnce(due, async (path) => {
    const mark = marks.get(path) as Mark;
    const ending = isPacked(mark) ? extname(path) : "";
    const source = await readFile(join(site, path.slice(0, path.length - ending.length)));
    const bytes = ending ? await pack(ending, source) : source;
    made.set(path, { ...mark, size: bytes?.length ?? 0 });
    if (bytes !== undefined) await write(join(fresh, path), bytes);
  });
  return made;
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  await chmod(path, MODES.file);
}

/** Each file at one stroke: whoever asks gets the old one or the new one. */
async function place(paths: readonly string[], made: Marks, fresh: string, root: string): Promise<void> {
  for (const folder of new Set(paths.flatMap(parentsOf))) await makeFolder(join(root, folder));
  await atOnce(paths, async (path) => {
    const mark = made.get(path);
    if (isPacked(mark) && mark?.size === 0) await rm(join(root, path), { force: true });
    else await rename(join(fresh, path), join(root, path));
  });
}

async function makeFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(folder, { recursive: true });
  await chmod(folder, MODES.folder);
}

/** And the folders that are empty then. */
async function remove(paths: readonly string[], root: string): Promise<void> {
  await atOnce(paths, (path) => rm(join(root, path), { force: true }));
  const folders = [...new Set(paths.flatMap(parentsOf))].toSorted((a, b) => b.length - a.length);
  for (const folder of folders) {
    await rmdir(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
      if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(error.code ?? "")) throw error;
    });
  }
}
