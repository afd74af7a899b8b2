/**
 * Reads how many tests passed from the reports of the test runners.
 */
import { readFileSync } from "node:fs";

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The fields we read of vitest's JSON report (num…) and of Playwright's (stats). A report may be cut off. */
interface Report {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly stats?: { readonly expected?: number; unexpected?: number; flaky?: number; skipped?: number };
}

/** Adds counts up. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that closes a run: `12 passed, 0 failed`, and `, 1 skipped` where there are any. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** What a stage without tests of its own counts: itself, by its exit code. */
export function countOfCommand(isSuccess: boolean): Count {
  return { passed: isSuccess ? 1 : 0, failed: isSuccess ? 0 : 1, skipped: 0 };
}

/**
 * What a test runner counts, by its report.
 *
 * A runner that wrote no report, ran nothing, or failed without a failed test (an error outside of tests) counts one
 * failure more: none of these may look like success.
 *
 * @param file the JSON report of vitest or Playwright
 */
export function countOfRunner(file: string, isSuccess: boolean): Count {
  const count = reported(file);
  const isSilentFailure = count.failed === 0 && (!isSuccess || count.passed === 0);
  return isSilentFailure ? { ...count, failed: 1 } : count;
}

function reported(file: string): Count {
  try {
    return parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function parse(report: Report): Count {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, stats = {} } = report;
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return {
    passed: numPassedTests + expected,
    // A test that passes only at the second try has failed.
    failed: numFailedTests + unexpected + flaky,
    skipped: numPendingTests + numTodoTests + skipped,
  };
}
