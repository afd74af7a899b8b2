/** The broken knowledge bases of `tests/fixtures/broken/<name>/content`, and what the rules say of them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { readKnowledge } from "../src/knowledge/load.ts";
import type { Problem } from "../src/knowledge/problems.ts";
import { readSettings } from "../src/knowledge/settings.ts";
import { projectRoot } from "./site.ts";

// What is dated in the future is told the day.
process.env["KB_TODAY"] = "2026-11-22";

export const broken = join(projectRoot, "tests/fixtures/broken");
export const brokenNames: readonly string[] = readdirSync(broken).toSorted();
export const contentOf = (name: string): string => join(broken, name, "content");

const known = new Map<string, readonly Problem[]>();

/** Read once in a process. Not for several bases at once: the interface messages are those of the process. */
export async function problemsOf(name: string): Promise<readonly Problem[]> {
  const problems = known.get(name) ?? (await readKnowledge(readSettings({ KB_CONTENT: contentOf(name) }))).problems;
  known.set(name, problems);
  return problems;
}

/** Every problem of every broken base. */
export async function allProblems(): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const name of brokenNames) problems.push(...(await problemsOf(name)));
  return problems;
}
