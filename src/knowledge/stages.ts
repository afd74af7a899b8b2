/** How long the stages of a build take, for whoever measures it: marks on the performance timeline (W3C User Timing). */
import { writeFile } from "node:fs/promises";
import { type PerformanceMark, performance } from "node:perf_hooks";
import process from "node:process";

/** In their order; "end" is none. */
export const STAGES = ["read", "bundle", "render", "sitemap", "search", "published", "end"] as const;
export type Stage = (typeof STAGES)[number];

/** Begins the names of our marks. */
const MARK = "build: ";

/** When a stage began. */
export interface Begun {
  stage: Stage;
  /** Milliseconds since the process began. */
  at: number;
  /** Milliseconds that the processors had spent on the process until then, in all of its threads. */
  spent: number;
}

/** Says that a stage begins, and so that the one before it ends. */
export function enter(stage: Stage): void {
  const { user, system } = process.cpuUsage();
  performance.mark(`${MARK}${stage}`, { detail: (user + system) / 1000 });
}

/** Writes what was marked, as JSON, to the file that KB_TIMES names, if it does. */
export async function writeTimes(file = process.env["KB_TIMES"]): Promise<void> {
  if (!file) return;
  // A stage that was entered several times begins with the last.
  const marks = STAGES.flatMap((stage) => performance.getEntriesByName(`${MARK}${stage}`).slice(-1));
  const begun = (marks as PerformanceMark[]).map(({ name, startTime, detail }) => ({
    stage: name.slice(MARK.length),
    at: startTime,
    spent: detail,
  }));
  await writeFile(file, JSON.stringify(begun));
}
