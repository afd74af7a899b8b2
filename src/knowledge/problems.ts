/** A finding of the integrity gate, and how it speaks (design: place first, rule, what is wrong and the way out). */
import { type RuleId, severityOf } from "./rules.ts";

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
  /** How `npm run check -- --fix` mends it; only where nothing can be understood otherwise. */
  fix?: Fix;
}

/** Writes other text in the place of what stands at the problem's own place. */
export interface Fix {
  /** UTF-16 units that go, from the problem's place on; they do not go beyond its line. */
  length: number;
  text: string;
}

export const problemAt = ({ file, line, column }: Place, rule: RuleId, message: string, fix?: Fix): Problem => ({
  file,
  line,
  column,
  rule,
  message,
  ...(fix && { fix }),
});

/** Whether a problem keeps the site from being built; the others are advice. */
export const isError = ({ rule }: Problem): boolean => severityOf(rule) === "error";

/**
 * `file:line:column rule-id: message`, on one line whatever an author has put into the message's parts; the message of
 * advice begins with "warning: ".
 */
export function formatProblem(problem: Problem): string {
  const { file, line, column, rule, message } = problem;
  const advice = isError(problem) ? "" : "warning: ";
  return `${file}:${line}:${column} ${rule}: ${advice}${message}`.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/gu, " ");
}

/** By file, then place, then rule, what several have found once: the same run prints the same list. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  const byPlace = (a: Problem, b: Problem): number =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
  return [...distinct.values()].toSorted(byPlace);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Stops a build. Its message is the whole list; there is no stack to show for an author's mistake. `title`, `hint` and
 * `loc` are what Astro's overlay shows besides, with the lines around the first problem.
 */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly hint = "Mend and save; the page comes back by itself.";
  readonly loc: Place | undefined;

  constructor(problems: readonly Problem[]) {
    super(sortProblems(problems).map(formatProblem).join("\n"));
    this.name = "KnowledgeError";
    this.problems = problems;
    this.title = problems.length === 1 ? "A problem in the knowledge" : `${problems.length} problems in the knowledge`;
    const [first] = sortProblems(problems);
    // A copy: Astro makes the path in it absolute.
    this.loc = first && { file: first.file, line: first.line, column: first.column };
    this.stack = "";
  }
}
