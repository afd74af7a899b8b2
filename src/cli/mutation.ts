/**
 * Tries the tests of the citation core: `npm run mutation`. First its laws, each with many inputs, then every small change
 * of its code, of which the tests must notice nearly all; what they cannot notice stands with its reason in a list.
 *
 * KB_SEED repeats an earlier run.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import {
  type Explained,
  type MutationReport,
  percentOf,
  type Score,
  type Survivor,
  scoresOf,
  survivorsOf,
  unexplained,
} from "./mutants.ts";

/** Inputs for each law, at least. */
const RUNS = 10_000;
/** Hundredths of all changes that the tests must notice. */
const AIM = 90;

const root = fileURLToPath(new URL("../..", import.meta.url));
const NOTES = ".cache/mutation/properties.txt";
const REPORT = ".cache/mutation/report.json";
const EXPLAINED = "tests/audit/survivors.yaml";

const read = (file: string): string => readFileSync(new URL(file, `file://${root}`), "utf8");

/** Runs a program of Node's with its output going where ours goes; true when it exits with 0. */
function run(words: readonly string[], environment: Record<string, string>): boolean {
  const env = { ...process.env, ...environment };
  return spawnSync(process.execPath, words, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Whether every law holds, each for so many inputs. */
function tryLaws(seed: string): boolean {
  rmSync(NOTES, { force: true });
  mkdirSync(dirname(NOTES), { recursive: true });
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/audit/citations.config.ts"];
  const holds = run(vitest, { KB_SEED: seed, KB_PROPERTY_RUNS: String(RUNS), KB_PROPERTY_NOTES: NOTES });
  const counts = read(NOTES).trim().split("\n").map(Number);
  const least = Math.min(...counts);
  console.log(`\n${counts.length} laws, each with at least ${least} inputs, seed ${seed}`);
  return holds && least >= RUNS;
}

function changeCode(seed: string): boolean {
  rmSync(REPORT, { force: true });
  const stryker = "tests/audit/node_modules/@stryker-mutator/core/bin/stryker.js";
  return run([stryker, "run", "tests/audit/stryker.config.mjs"], { KB_SEED: seed });
}

const row = (name: string, scores: readonly Score[]): string =>
  `${name.padEnd(32)} ${percentOf(scores).toFixed(1).padStart(5)} %  ${scores.map(({ killed, total }) => `${killed} of ${total}`).join()}`;

const sentence = ({ file, code, becomes, line }: Survivor): string =>
  `  ${file}: ${code} → ${becomes}\n    in: ${line}`;

/** Prints what became of the changes; whether it is good enough. */
function judge(report: MutationReport): boolean {
  const scores = scoresOf(report);
  const survivors = survivorsOf(report);
  const explained = parse(read(EXPLAINED)) as Explained[];
  const { without, stale } = unexplained(survivors, explained);
  const percent = percentOf(scores);
  console.log(`\nChanges that the tests notice\n${scores.map((score) => row(score.file, [score])).join("\n")}`);
  console.log(`${"all".padEnd(32)} ${percent.toFixed(1).padStart(5)} %  aim: ${AIM} %`);
  console.log(
    `\nSurvivors: ${survivors.length}, of which ${survivors.length - without.length} are explained in ${EXPLAINED}`,
  );
  if (without.length > 0) console.log(`\nWithout an explanation:\n${without.map(sentence).join("\n")}`);
  if (stale.length > 0) console.log(`\nExplained, and noticed or gone:\n${stale.map(sentence).join("\n")}`);
  return percent >= AIM && without.length === 0 && stale.length === 0;
}

if (import.meta.main) {
  const seed = process.env["KB_SEED"] || String(Math.floor(Math.random() * 2 ** 31));
  console.log(`Seed ${seed}; KB_SEED=${seed} repeats this run.`);
  const holds = tryLaws(seed);
  const isNoticed = changeCode(seed) && judge(JSON.parse(read(REPORT)) as MutationReport);
  process.exitCode = holds && isNoticed ? 0 : 1;
}
