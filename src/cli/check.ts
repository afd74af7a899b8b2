/** `npm run check`: holds the knowledge base against every rule and prints all problems, without building a page. */
import { existsSync, watch } from "node:fs";
import { readFile, realpath, writeFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import process from "node:process";
import { stripVTControlCharacters, styleText } from "node:util";
import { withFixes } from "../knowledge/fixes.ts";
import { readKnowledge } from "../knowledge/load.ts";
import type { Reading } from "../knowledge/model.ts";
import { isError, type Problem } from "../knowledge/problems.ts";
import { readSettings, type Settings } from "../knowledge/settings.ts";
import { requireFolder } from "./base.ts";
import { annotations, type Counts, closingLine, jsonReport, problemLines } from "./check-report.ts";
import { readWords, slip, UsageError } from "./command.ts";
import { shown } from "./scaffold.ts";

const USAGE = `Usage: npm run check -- [options] [paths]

Holds the knowledge base against every rule and prints all problems, one a line:
  file:line:column rule-id: what is wrong, and the way out

  paths     print problems of these files and folders only; the whole base is read in any case
  --strict  warnings fail as well
  --fix     write the fixes that cannot change what is understood, then check again
  --watch   check again after every change, until Ctrl+C
  --json    print everything for programs
  --help    print this

Exit code: 0 no errors (with --strict, no warnings either), 1 there are some, 2 the check itself failed.
One rule explained: npm run kb -- rule <rule-id>

Examples:
  npm run check -- content/articles/<id>
  npm run check -- --strict
  npm run check -- --fix content/articles/<id>/<locale>.md`;

const OPTIONS = {
  strict: { type: "boolean", default: false },
  fix: { type: "boolean", default: false },
  watch: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

type Options = ReturnType<typeof readOptions>;

function readOptions(words: readonly string[]) {
  const { values, positionals } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
  return { ...values, paths: positionals.map((path) => resolve(path)) };
}

/** Reads the base, mends it where asked, and prints what is wrong. */
async function check(settings: Settings, options: Options): Promise<void> {
  const reading = await readKnowledge(settings);
  print(options.fix ? await mended(reading, settings, options) : reading, options);
}

/** One fix may make another possible; this many rounds are more than any text has needed. */
const ROUNDS = 100;

/** Writes fixes until none is left. */
async function mended(first: Reading, settings: Settings, options: Options): Promise<Reading> {
  const counts = new Map<string, number>();
  let reading = first;
  for (let round = 0; round < ROUNDS; round++) {
    const changes = await mend(
      reading.problems.filter((problem) => isAmong(problem, options.paths)),
      settings,
    );
    if (changes.size === 0) break;
    for (const [file, count] of changes) counts.set(file, (counts.get(file) ?? 0) + count);
    reading = await readKnowledge(settings);
  }
  for (const [file, count] of counts) console.error(`${file}: ${count} mended.`);
  return reading;
}

/** @returns how many fixes went into each file that was written */
async function mend(problems: readonly Problem[], { contentDir }: Settings): Promise<Map<string, number>> {
  const changes = new Map<string, number>();
  const root = await realpath(contentDir);
  for (const [file, own] of Map.groupBy(problems, (problem) => problem.file)) {
    if (!own.some(({ fix }) => fix !== undefined)) continue;
    // A link may lead to a file that is not the author's.
    if (!(await realpath(file)).startsWith(`${root}${sep}`)) continue;
    const written = await readFile(file, "utf8");
    const { text, count } = withFixes(written, own);
    if (text === written) continue;
    await writeFile(file, text);
    changes.set(file, count);
  }
  return changes;
}

function print({ knowledge, problems: all }: Reading, options: Options): void {
  const problems = all.filter((problem) => isAmong(problem, options.paths));
  const failing = options.strict ? problems : problems.filter(isError);
  process.exitCode = failing.length > 0 ? 1 : 0;
  const counts = { articles: knowledge?.articles.size ?? 0, sources: knowledge?.references.size ?? 0 };
  if (options.json) console.log(jsonReport(problems, counts));
  else printLines(problems, counts);
}

function printLines(problems: readonly Problem[], counts: Counts): void {
  for (const line of problemLines(problems)) console.log(forStream(line));
  // Forges read these among the other lines and show them in the change itself.
  if (process.env["GITHUB_ACTIONS"]) for (const line of annotations(problems)) console.log(line);
  console.log(forStream(closingLine(problems, counts)));
}

/** Colour is for eyes: none in files and pipes, none where NO_COLOR is set (https://no-color.org). */
const forStream = (line: string): string =>
  process.stdout.isTTY && !process.env["NO_COLOR"] ? line : stripVTControlCharacters(line);

const isAmong = ({ file }: Problem, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((path) => isIn(resolve(file), path));

const isIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

/** Checks after every change, one run at a time. */
async function checkOnChange(settings: Settings, options: Options): Promise<never> {
  let waiting: NodeJS.Timeout | undefined;
  let runs = Promise.resolve();
  const again = (): void => {
    runs = runs
      .then(async () => {
        if (!existsSync(settings.contentDir)) return endWatch(settings);
        if (!options.json) console.log(forStream(styleText("dim", `\n── ${new Date().toLocaleTimeString("en-GB")}`)));
        await check(settings, options);
      })
      .catch(reportFault);
  };
  watch(settings.contentDir, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, 50);
  });
  again();
  return new Promise<never>(() => undefined);
}

/** With its folder the watch is gone: a folder that comes back under the name is another one. */
function endWatch({ contentDir }: Settings): never {
  console.error(`${shown(resolve(contentDir))} is gone, and the watch ends.`);
  process.exit(2);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const settings = readSettings();
  requireFolder(settings);
  requirePaths(options.paths, settings);
  if (options.watch) await checkOnChange(settings, options);
  await check(settings, options);
}

/** @throws {UsageError} where none of the base is asked for: that there are no problems would mean nothing */
function requirePaths(paths: readonly string[], { contentDir }: Settings): void {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`There is no ${shown(missing)}.`);
  const base = resolve(contentDir);
  if (paths.length === 0 || paths.some((path) => isIn(path, base) || isIn(base, path))) return;
  const names = paths.map((path) => shown(path) || ".").join(", ");
  throw new UsageError(`Nothing of ${shown(base)}/, which is what is checked, is in ${names}.`);
}

/** The tool failed, not the author. */
function reportFault(error: unknown): void {
  console.error(error instanceof UsageError ? slip(error.message, USAGE, "npm run check -- --help") : error);
  process.exitCode = 2;
}

if (import.meta.main) await main().catch(reportFault);
