/** Reads the texts of a large base a second time in threads of their own, while they are read for the first time. */
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { SecondReading } from "./reading-rules.ts";
import type { Settings } from "./settings.ts";

/** By file. */
export type SecondReadings = ReadonlyMap<string, SecondReading>;

/** What one thread has to read: of all texts in turn, each `of`-th, from the `part`-th on. */
export interface Share {
  contentDir: string;
  part: number;
  of: number;
}

/** Folders with texts from which on a thread is worth its start, which takes as long as a hundred of them. */
const MANY = 100;
/** More threads would wait for the first reading, which has one. */
const MOST = 4;

/** @returns nothing of a small base, and of one that is to be read once: its texts are read again where that is asked for */
export async function secondReadings({ contentDir, oneReading }: Settings): Promise<SecondReadings> {
  if (oneReading || (await foldersIn(join(contentDir, "articles"))) < MANY) return new Map();
  const of = Math.min(availableParallelism(), MOST);
  const shares = await Promise.all(Array.from({ length: of }, (_, part) => readShare({ contentDir, part, of })));
  return new Map(shares.flatMap((readings) => [...readings]));
}

function readShare(share: Share): Promise<SecondReadings> {
  const worker = new Worker(new URL("./second-reader.ts", import.meta.url), { workerData: share });
  return new Promise((done, fail) => {
    worker.once("message", done);
    worker.once("error", fail);
  });
}

const foldersIn = async (folder: string): Promise<number> => (await readdir(folder).catch(() => [])).length;
