/** What the deploys have noted of a web root, in a file of its own in it. */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DRAFT, writeWhole } from "../../knowledge/whole-file.ts";
import { Refusal } from "../scaffold.ts";
import { OWN } from "./files.ts";
import type { Marks, Noted } from "./plan.ts";

/** Rises when an older command could not read what is noted. */
const FORMAT = 1;

type Rows = Record<string, readonly [digest: string, size: number]>;

const pathIn = (root: string): string => join(root, OWN, "record.json");

/**
 * @returns undefined for a folder that no deploy has touched
 * @throws {Refusal} when the record cannot be read: what stands there would be taken for somebody else's
 */
export async function readRecord(root: string): Promise<Noted | undefined> {
  const text = await readFile(pathIn(root), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const { format, coming, ...rows } = JSON.parse(text) as Record<keyof Noted, Rows> & { format: number };
    if (format !== FORMAT) throw new TypeError(`format ${format}`);
    const { now, kept, half, gone } = rows;
    const noted = { now: marksOf(now), kept: marksOf(kept), half: marksOf(half), gone: marksOf(gone) };
    return { ...noted, ...(coming && { coming: marksOf(coming) }) };
  } catch (cause) {
    throw new Refusal(`${pathIn(root)} cannot be read; deploy into an empty folder instead.`, { cause });
  }
}

export async function writeRecord(root: string, noted: Noted): Promise<void> {
  const rows = Object.entries(noted).flatMap(([name, marks]) => (marks ? [[name, rowsOf(marks)]] : []));
  await mkdir(dirname(pathIn(root)), { recursive: true });
  await writeWhole(pathIn(root), `${JSON.stringify({ format: FORMAT, ...Object.fromEntries(rows) })}\n`);
}

/** Takes away drafts of the record that deploys have left that were killed while they wrote. Only in one's turn. */
export async function dropDrafts(root: string): Promise<void> {
  const folder = dirname(pathIn(root));
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
}

const marksOf = (rows: Rows): Marks =>
  new Map(Object.entries(rows).map(([path, [digest, size]]) => [path, { digest, size }]));

const rowsOf = (marks: Marks): Rows =>
  Object.fromEntries([...marks].toSorted().map(([path, { digest, size }]) => [path, [digest, size]]));
