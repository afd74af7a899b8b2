import { expect, test } from "vitest";
import { type MutationReport, percentOf, scoresOf, survivorsOf, unexplained } from "../../../src/cli/mutants.ts";

const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});
const report: MutationReport = {
  files: {
    "a.ts": {
      source: "const a = 1;\n  return a > 0 ? 1 : 2;\n",
      mutants: [
        { status: "Survived", replacement: "false", location: at(2, 10, 15) },
        { status: "Killed", replacement: "true", location: at(2, 10, 15) },
        { status: "NoCoverage", replacement: "2", location: at(1, 11, 12) },
        { status: "Timeout", location: at(1, 11, 12) },
        { status: "CompileError", location: at(1, 11, 12) },
      ],
    },
    "b.ts": {
      source: "x;\ny;",
      mutants: [
        {
          status: "Survived",
          replacement: "{}",
          location: { start: { line: 1, column: 1 }, end: { line: 2, column: 3 } },
        },
      ],
    },
  },
};

test("the score counts what is killed among what runs", () => {
  expect(scoresOf(report)).toEqual([
    { file: "a.ts", killed: 2, total: 4 },
    { file: "b.ts", killed: 0, total: 1 },
  ]);
  expect(percentOf(scoresOf(report))).toBe(40);
});

test("a survivor says what it changes, and stands in the order of the code", () => {
  expect(survivorsOf(report)).toEqual([
    { file: "a.ts", code: "1", becomes: "2", line: "const a = 1;" },
    { file: "a.ts", code: "a > 0", becomes: "false", line: "return a > 0 ? 1 : 2;" },
    { file: "b.ts", code: "x;", becomes: "{}", line: "x;" },
  ]);
});

test("what is explained must survive, and what survives must be explained", () => {
  const [first, second, third] = survivorsOf(report);
  if (!(first && second && third)) return expect.fail();
  const gone = { ...first, becomes: "3", because: "…" };
  expect(unexplained([first, second, third], [{ ...second, because: "…" }, gone])).toEqual({
    without: [first, third],
    stale: [gone],
  });
});
