import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { annotations, closingLine, jsonReport, problemLines } from "../../../src/cli/check-report.ts";
import { formatProblem, type Problem, problemAt } from "../../../src/knowledge/problems.ts";

const place = { file: "content/a,b.md", line: 3, column: 7 };
const error = problemAt(place, "field-valid", "100 % wrong:\nmend it.");
const warning = problemAt(place, "reference-used", "nothing cites it.");
const fixable = problemAt(place, "field-valid", "Wrong.", { length: 1, text: "x" });
const counts = { articles: 2, sources: 5 };
const closing = (...problems: Problem[]): string => stripVTControlCharacters(closingLine(problems, counts));

test("without its colours a line is the line of every other place where problems are printed", () => {
  for (const problem of [error, warning])
    expect(problemLines([problem]).map(stripVTControlCharacters)).toEqual([formatProblem(problem)]);
});

test.each([
  [[], "No problems. Articles: 2; sources: 5."],
  [[error], "\n1 problem."],
  [[error, error, warning], "\n2 problems, 1 warning."],
  [[warning, warning], "\n2 warnings."],
  [[error, fixable], "\n2 problems. --fix mends 1 of them."],
])("the last line counts: %#", (problems, line) => {
  expect(closing(...problems)).toBe(line);
});

test("programs get every field, the severity and the fix", () => {
  expect(JSON.parse(jsonReport([fixable, warning], counts))).toEqual({
    problems: [
      { ...fixable, severity: "error" },
      { ...warning, severity: "warning" },
    ],
    errors: 1,
    warnings: 1,
    ...counts,
  });
});

test("an annotation keeps what its syntax is made of out of its parts", () => {
  expect(annotations([error, warning])).toEqual([
    "::error file=content/a%2Cb.md,line=3,col=7,title=field-valid::100 %25 wrong:%0Amend it.",
    "::warning file=content/a%2Cb.md,line=3,col=7,title=reference-used::nothing cites it.",
  ]);
});
