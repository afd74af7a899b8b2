/** How the findings of a check are written: for a person, for a program, for a forge. */
import { styleText } from "node:util";
import { formatProblem, isError, type Problem } from "../knowledge/problems.ts";
import { severityOf } from "../knowledge/rules.ts";

export interface Counts {
  articles: number;
  sources: number;
}

/** One line a problem; place, rule and message apart by colour. */
export const problemLines = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => {
    const place = `${problem.file}:${problem.line}:${problem.column}`;
    const rest = formatProblem(problem).slice(place.length + 1);
    const end = rest.indexOf(":");
    return `${paint("bold", place)} ${paint(isError(problem) ? "red" : "yellow", rest.slice(0, end))}${rest.slice(end)}`;
  });

/** "2 problems, 1 warning.", or that there is none and what was read. */
export function closingLine(problems: readonly Problem[], { articles, sources }: Counts): string {
  if (problems.length === 0) return paint("green", `No problems. Articles: ${articles}; sources: ${sources}.`);
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const counted = [number(errors, "problem"), number(warnings, "warning")].filter((part) => part !== undefined);
  const fixable = problems.filter(({ fix }) => fix !== undefined).length;
  const way = fixable > 0 ? ` --fix mends ${fixable} of them.` : "";
  return `\n${paint(errors > 0 ? "red" : "yellow", `${counted.join(", ")}.`)}${way}`;
}

const number = (count: number, noun: string): string | undefined =>
  count === 0 ? undefined : `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The same for programs; places count from 1, columns in UTF-16 units. */
export const jsonReport = (problems: readonly Problem[], counts: Counts): string =>
  JSON.stringify(
    {
      problems: problems.map(({ fix, ...problem }) => ({ ...problem, severity: severityOf(problem.rule), fix })),
      errors: problems.filter(isError).length,
      warnings: problems.filter((problem) => !isError(problem)).length,
      ...counts,
    },
    undefined,
    2,
  );

/**
 * Workflow commands, which GitHub, Gitea and Forgejo show beside the line of a change
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message).
 */
export const annotations = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => {
    const { file, line, column, rule, message } = problem;
    const properties = { file, line, col: column, title: rule };
    const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${severityOf(rule)} ${written.join(",")}::${escapeData(message)}`;
  });

const escapeData = (value: string): string =>
  value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (value: string): string => escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  styleText(style, text, { validateStream: false });
