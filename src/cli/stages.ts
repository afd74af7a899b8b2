/**
 * Runs the stages of a command one after the other, each a script of package.json, and adds up what they count.
 *
 * A failure does not stop the run, so that one run shows every problem. The last line is for machines as well:
 * `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { npmCommand } from "./npm.mjs";
import { type Count, closingLine, countOfCommand, countOfRunner, sum } from "./test-count.ts";

export interface Stage {
  /** The script of package.json; what it runs is said there and only there. */
  readonly script: string;
  /** Words behind the script. */
  readonly words?: readonly string[];
  /** Whether it writes a report of single tests; if not, it counts as one. */
  readonly hasReport?: boolean;
  /** A stage whose built sites it reads, where that has succeeded, instead of building the same ones again. */
  readonly readsSitesOf?: string;
}

/** Where the tests build their sites. */
const SITES = ".cache/sites";

interface Result {
  readonly script: string;
  readonly count: Count;
  readonly seconds: number;
}

/** Runs the script with its output going where ours goes; true when it exits with 0. */
function run({ script, words = [] }: Stage, report: string, sites: string | undefined): Promise<boolean> {
  const npm = npmCommand();
  const env = {
    ...process.env,
    KB_REPORT: report,
    ASTRO_TELEMETRY_DISABLED: "1",
    ...(sites && { KB_TEST_SITES: sites }),
  };
  return new Promise((resolve) => {
    spawn(npm.file, [...npm.args, "run", "--silent", script, ...(words.length > 0 ? ["--", ...words] : [])], {
      env,
      shell: npm.shell,
      stdio: ["ignore", "inherit", "inherit"],
    })
      .once("error", () => resolve(false))
      .once("close", (code) => resolve(code === 0));
  });
}

async function runStage(stage: Stage, folder: string, before: readonly Result[]): Promise<Result> {
  const { script, hasReport = false, readsSitesOf } = stage;
  const hasSites = before.some((result) => result.script === readsSitesOf && result.count.failed === 0);
  console.log(`\n── ${script}`);
  const report = join(folder, `${script.replace(":", "-")}.json`);
  const start = performance.now();
  const isSuccess = await run(stage, report, hasSites ? SITES : undefined);
  const seconds = (performance.now() - start) / 1000;
  return { script, count: hasReport ? countOfRunner(report, isSuccess) : countOfCommand(isSuccess), seconds };
}

function summary(results: readonly Result[]): string {
  const width = Math.max(...results.map(({ script }) => script.length));
  const rows = results.map(({ script, count, seconds }) => {
    const mark = count.failed > 0 ? "✗" : "✓";
    return `${mark} ${script.padEnd(width)} ${seconds.toFixed(1).padStart(6)} s  ${closingLine(count)}`;
  });
  return `\n── summary\n${rows.join("\n")}\n`;
}

/** Runs them all, prints a summary and the closing line, and sets the exit code: 1 when anything failed. */
export async function runStages(stages: readonly Stage[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kb-test-"));
  try {
    const results: Result[] = [];
    // One after the other: they share the cores and the built folder.
    for (const stage of stages) results.push(await runStage(stage, folder, results));
    const total = sum(results.map(({ count }) => count));
    console.log(`${summary(results)}\n${closingLine(total)}`);
    process.exitCode = total.failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
