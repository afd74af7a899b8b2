/**
 * `npm run coverage`: per article and language how many words, citations and sources there are, of what kind, and which
 * paragraphs cite nothing. It counts and judges nothing, so it succeeds whatever it finds; `npm run check` judges.
 */
import { parseArgs } from "node:util";
import { coverageOf } from "../knowledge/coverage.ts";
import { readKnowledge } from "../knowledge/load.ts";
import { formatProblem } from "../knowledge/problems.ts";
import { readSettings } from "../knowledge/settings.ts";
import { gapLines, tableLines } from "./coverage-table.ts";

const USAGE = `Usage: npm run coverage [-- --list | --json]
  --list  also names each paragraph without citation, by file, line and column
  --json  prints everything for machines`;

/** @returns what was asked for, or nothing where a word is not understood */
function optionsOf(words: readonly string[]): { list?: boolean; json?: boolean } | undefined {
  try {
    const options = { list: { type: "boolean" }, json: { type: "boolean" } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    console.error((error as Error).message);
    return undefined;
  }
}

async function print({ list, json }: { list?: boolean; json?: boolean }): Promise<void> {
  const { knowledge, problems } = await readKnowledge({ ...readSettings(), drafts: true });
  if (knowledge === undefined) {
    for (const problem of problems) console.error(formatProblem(problem));
    process.exitCode = 1;
    return;
  }
  if (problems.length > 0)
    console.error(`What has problems may be missing here; npm run check names all ${problems.length}.`);
  const coverage = coverageOf(knowledge);
  if (json) return console.log(JSON.stringify(coverage, undefined, 2));
  const gaps = list ? ["", ...gapLines(coverage)] : [];
  const drafts = coverage.articles.some(({ draft }) => draft) ? ["* draft"] : [];
  console.log([...tableLines(coverage), ...drafts, ...gaps].join("\n"));
}

const options = optionsOf(process.argv.slice(2));
if (options === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else await print(options);
