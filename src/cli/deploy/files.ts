/** What stands in the two folders of a deploy: the finished site, and the web root. */
import { createHash } from "node:crypto";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../scaffold.ts";
import { baseOf, lacksOf, names, needsOf } from "./needs.ts";
import { packingsOf } from "./pack.ts";
import { type Mark, type Marks, packedMark } from "./plan.ts";

/** Folder in a web root that deploys keep to themselves. */
export const OWN = ".deploy";

export interface Listing {
  /** Sizes of the files, by their path from the folder, with "/". */
  readonly files: ReadonlyMap<string, number>;
  /** Symbolic links, and what is neither file nor folder. They are not followed. */
  readonly others: ReadonlySet<string>;
}

/** @param folder absolute; one that is not there has nothing in it */
export async function list(folder: string): Promise<Listing> {
  const files = new Map<string, number>();
  const others = new Set<string>();
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    await atOnce(entries, async (entry) => {
      const path = `${below}${entry.name}`;
      if (path === OWN) return;
      if (entry.isDirectory()) await walk(`${path}/`);
      else if (entry.isFile()) files.set(path, (await lstat(join(folder, path))).size);
      else others.add(path);
    });
  };
  await walk("").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  return { files, others };
}

/** Work on files that is done at the same time: more than processors, because much of it is waiting. */
const AT_ONCE = 16;

/** Does the same to many things, some at a time. @throws what the first that fails throws */
export async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}

/**
 * Reads a finished site, and sees that it is whole.
 * @param packs whether packed copies belong to it; they are named here and made later
 * @throws {Refusal} when it is not there, is not whole, or has links that may lead out of it
 */
export async function readSite(folder: string, packs: boolean): Promise<Marks> {
  const { files, others } = await list(folder);
  const paths = new Set(files.keys());
  refuse(others, "links, or no files; a site is made of plain files");
  refuse(lacksOf(paths), `missing. ${folder} is not a finished site; npm run build makes one`);
  const base = baseOf(await readFile(join(folder, "index.html"), "utf8"));
  const marks = new Map<string, Mark>();
  const lost = new Set<string>();
  await atOnce([...paths], async (path) => {
    const bytes = await readFile(join(folder, path));
    const digest = digestOf(bytes);
    marks.set(path, { digest, size: bytes.length });
    const copies = packs ? packingsOf(path, bytes.length).map((ending) => path + ending) : [];
    for (const copy of copies) if (!paths.has(copy)) marks.set(copy, packedMark(digest));
    if (!names(path)) return;
    for (const need of needsOf(path, bytes.toString(), base)) if (!paths.has(need)) lost.add(`${need} (for ${path})`);
  });
  refuse(lost, "missing. The site is not whole; build it anew, or lay all its parts together first");
  return marks;
}

export const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64url");

const SHOWN = 5;

/** @throws {Refusal} when there are any */
export function refuse(paths: Iterable<string>, why: string): void {
  const found = [...paths].toSorted();
  const more = found.length > SHOWN ? `\n  and ${found.length - SHOWN} more` : "";
  if (found.length > 0)
    throw new Refusal(`Nothing was changed. These are ${why}:\n  ${found.slice(0, SHOWN).join("\n  ")}${more}`);
}
