/** A finding of the integrity gate, and how it speaks (design: place first, rule, what is wrong and the way out). */
import type { RuleId } from "./rules.ts";

export interface Place {
  /** Path from the project's root, with "/". */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units, as editors count. */
  column: number;
}

export interface Problem extends Place {
  rule: RuleId;
  /** What is wrong, and how to mend it. */
  message: string;
}

export const problemAt = ({ file, line, column }: Place, rule: RuleId, message: string): Problem => ({
  file,
  line,
  column,
  rule,
  message,
});

/** `file:line:column rule-id: message`, on one line whatever an author has put into the message's parts. */
export function formatProblem({ file, line, column, rule, message }: Problem): string {
  return `${file}:${line}:${column} ${rule}: ${message}`.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/gu, " ");
}

/** By file, then place, then rule: the same run prints the same list. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byPlace = (a: Problem, b: Problem): number =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
  return problems.toSorted(byPlace);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stops a build. Its message is the whole list; there is no stack to show for an author's mistake. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(sortProblems(problems).map(formatProblem).join("\n"));
    this.name = "KnowledgeError";
    this.problems = problems;
    this.stack = `${this.name}: ${this.message}`;
  }
}
