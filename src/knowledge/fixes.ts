/** Mends a text where problems bring their own fix. */
import { lineStarts } from "../markdown/source-map.ts";
import type { Fix, Problem } from "./problems.ts";

type Fixable = Pick<Problem, "line" | "column"> & { fix: Fix };

const isFixable = (problem: Problem): problem is Problem & Fixable => problem.fix !== undefined;

/**
 * Writes every fix of a file's problems into its text. Of two that touch the same characters the earlier one is
 * written; the next run of the check finds what is left.
 * @param problems of this text only
 * @returns the text, and how many fixes went into it
 */
export function withFixes(text: string, problems: readonly Problem[]): { text: string; count: number } {
  // A byte order mark stands before the first column.
  const [, ...behind] = lineStarts(text);
  const starts = [text.startsWith("\uFEFF") ? 1 : 0, ...behind];
  const edits = problems
    .filter(isFixable)
    .map(({ line, column, fix }) => ({ ...fix, start: (starts[line - 1] ?? text.length) + column - 1 }))
    .toSorted((a, b) => a.start - b.start);
  let mended = "";
  let from = 0;
  let count = 0;
  for (const { start, length, text: replacement } of edits) {
    if (start < from || start + length > text.length) continue;
    mended += text.slice(from, start) + replacement;
    from = start + length;
    count++;
  }
  return { text: mended + text.slice(from), count };
}
