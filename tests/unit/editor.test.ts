/** What editors are told of the project holds: schemas and their files, and how the check's lines are read. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem, problemAt } from "../../src/knowledge/problems.ts";
import { projectRoot } from "../site.ts";

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectRoot, file), "utf8"));

test("every schema of the settings is there, and so are files for it", () => {
  const { "yaml.schemas": schemas } = read(".vscode/settings.json") as { "yaml.schemas": Record<string, string[]> };
  const rows = Object.entries(schemas).flatMap(([schema, globs]) => globs.map((glob) => ({ schema, glob })));
  expect(rows.length).toBeGreaterThan(3);
  for (const { schema, glob } of rows) {
    expect(existsSync(join(projectRoot, schema)), schema).toBe(true);
    // What the project's own base need not have is in the other one.
    const bases = [glob, glob.replace(/^content\//u, "tests/fixtures/knowledge/")];
    expect(globSync(bases, { cwd: projectRoot }), glob).not.toEqual([]);
  }
});

interface Task {
  problemMatcher: {
    pattern: Record<"file" | "line" | "column" | "code" | "severity" | "message", number> & { regexp: string };
    background: { endsPattern: string };
  };
}

test("the task of the check understands what it prints", () => {
  const { tasks } = read(".vscode/tasks.json") as { tasks: [Task] };
  const { pattern, background } = tasks[0].problemMatcher;
  const place = { file: "content/articles/spans/en.md", line: 41, column: 12 };
  const readLine = (line: string) => {
    const match = new RegExp(pattern.regexp, "u").exec(line);
    return match && [pattern.file, pattern.line, pattern.code, pattern.severity].map((group) => match[group]);
  };
  const error = formatProblem(problemAt(place, "reference-exists", 'unknown citation key "a: b".'));
  expect(readLine(error)).toEqual([place.file, "41", "reference-exists", undefined]);
  const advice = formatProblem(problemAt(place, "reference-used", "nothing cites it."));
  expect(readLine(advice)).toEqual([place.file, "41", "reference-used", "warning"]);
  expect(readLine("── 12:30:01")).toBe(null);
  for (const line of ["No problems. Articles: 1; sources: 2.", "1 problem.", "2 problems, 1 warning.", "3 warnings."])
    expect(line).toMatch(new RegExp(background.endsPattern, "u"));
});
