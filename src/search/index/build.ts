/** Builds the search bundles from the finished pages, each in a thread of its own. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Worker } from "node:worker_threads";
import { translator } from "../../i18n/translate.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { BUNDLES } from "../bundle.ts";
import type { IndexTask } from "./locale-index.ts";
import { pagesToIndex } from "./pages.ts";

/** Bytes for each page of an index that is being made. Pagefind takes 490,000 of 10,000 pages, and fewer of few. */
const NEEDED = 600_000;

/**
 * Writes one bundle a built locale into `<site>/<BUNDLES>/<locale>/`. One bundle each, because Pagefind goes by
 * `<html lang>` alone and would answer from the largest language where one is missing.
 * @param site folder of the finished site
 * @returns pages in each index; a locale without any has none
 * @throws when a page is missing, the indexer reports an error, or the bundle has not what it should
 */
export async function buildIndexes(site: string, knowledge: Knowledge): Promise<Map<string, number>> {
  const tasks = knowledge.built.map((locale) => taskOf(site, knowledge, locale));
  const waiting = tasks.filter(({ pages }) => pages.length > 0).values();
  const work = async (): Promise<void> => {
    for (const task of waiting) await inThread(task);
  };
  const largest = Math.max(0, ...tasks.map(({ pages }) => pages.length));
  const threads = Array.from({ length: atOnce(largest, availableParallelism(), process.availableMemory()) }, work);
  // None may go on writing when another has failed, and the folder is cleared away.
  const failed = (await Promise.allSettled(threads)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return new Map(tasks.map(({ locale, pages }) => [locale, pages.length]));
}

/** How many indexes of so many pages are made at once: one for each processor that there is memory for. */
export const atOnce = (pages: number, processors: number, bytes: number): number =>
  Math.max(1, Math.min(processors, Math.floor(bytes / (pages * NEEDED))));

const taskOf = (site: string, knowledge: Knowledge, locale: string): IndexTask => ({
  site,
  root: knowledge.site.root.pathname,
  bundle: join(site, BUNDLES, locale),
  locale,
  pages: pagesToIndex(knowledge, locale),
  separator: translator(locale)("citation.separator"),
});

function inThread(task: IndexTask): Promise<void> {
  const thread = new Worker(new URL("./indexer.ts", import.meta.url), { workerData: task });
  return new Promise((done, fail) => {
    thread.once("error", fail);
    thread.once("exit", () => done());
  });
}
