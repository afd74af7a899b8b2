/**
 * Broken knowledge bases, as data: `tests/fixtures/broken/<name>/content` and the lines that `expected.txt` says it gets.
 * `UPDATE=1` rewrites the expectations; read the difference before believing it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/knowledge/problems.ts";
import { RULES } from "../../../src/knowledge/rules.ts";
import { allProblems, broken, brokenNames, contentOf, problemsOf } from "../../broken.ts";
import { projectRoot } from "../../site.ts";

/** Rules that hold of a finished site; published.test.ts breaks them. */
const OF_PAGES = ["article-rendered", "ids-unique", "output-own", "places-agree"];

/** Rules that no file in a repository can break on every system, or only a large one; files.test.ts breaks them. */
const OF_FILES = ["file-name-unique", "file-small"];

const expectedFile = (name: string): string => join(broken, name, "expected.txt");
describe.each(brokenNames)("%s", (name) => {
  test("gets these problems", async () => {
    const lines = (await problemsOf(name)).map((problem) => `${formatProblem(problem)}\n`).join("");
    if (process.env["UPDATE"]) await writeFile(expectedFile(name), lines);
    expect(lines).toBe(await readFile(expectedFile(name), "utf8"));
  });

  test("is told place, rule and remedy on one line each, sorted, nothing twice", async () => {
    const problems = await problemsOf(name);
    const folder = `${relative(projectRoot, contentOf(name)).replaceAll("\\", "/")}/`;
    for (const problem of problems) {
      const line = formatProblem(problem);
      expect(problem.file.startsWith(folder), line).toBe(true);
      expect(Object.keys(RULES), line).toContain(problem.rule);
      expect(Math.min(problem.line, problem.column), line).toBeGreaterThanOrEqual(1);
      expect(line).toMatch(/^[^\r\n]+[.?…]$/u);
      expect(line).not.toMatch(/undefined|\[object|NaN|null/u);
    }
    const sorted = problems.toSorted((a, b) =>
      a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
    );
    expect(problems).toEqual(sorted);
    expect(new Set(problems.map(formatProblem)).size).toBe(problems.length);
  });
});

test("every rule has an example that breaks it", { timeout: 60_000 }, async () => {
  const shown = new Set<string>((await allProblems()).map(({ rule }) => rule));
  expect(Object.keys(RULES).filter((rule) => !shown.has(rule))).toEqual([...OF_PAGES, ...OF_FILES].toSorted());
});
