import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { closingLine, countOfCommand, countOfRunner, sum } from "../../../src/cli/test-count.ts";

const folder = mkdtempSync(join(tmpdir(), "kb-count-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: string): string {
  const file = join(folder, "report.json");
  writeFileSync(file, content);
  return file;
}

const vitest = (passed: number, failed: number) =>
  report(JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1 }));

it("counts vitest's tests", () => {
  expect(countOfRunner(vitest(5, 0), true)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  expect(countOfRunner(vitest(5, 3), false)).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

it("counts Playwright's tests, a flaky one as failed", () => {
  const file = report(JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }));
  expect(countOfRunner(file, false)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

it("counts a failure that no test shows", () => {
  expect(countOfRunner(vitest(5, 0), false)).toMatchObject({ passed: 5, failed: 1 });
});

it("counts a run without tests as a failure", () => {
  expect(countOfRunner(vitest(0, 0), true)).toMatchObject({ failed: 1 });
});

it.each(["", "{", "null", "{}", '{"stats":{}}'])("counts a report that says %j as a failure", (content) => {
  expect(countOfRunner(report(content), true)).toMatchObject({ passed: 0, failed: 1 });
});

it("counts a missing report as a failure", () => {
  expect(countOfRunner(join(folder, "missing.json"), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it("closes with the sum, and with the skipped ones only where there are any", () => {
  expect(closingLine(sum([countOfCommand(true), countOfCommand(false)]))).toBe("1 passed, 1 failed");
  expect(closingLine(sum([{ passed: 1, failed: 0, skipped: 2 }]))).toBe("1 passed, 0 failed, 2 skipped");
});
