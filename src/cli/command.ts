/** What a command of `npm run kb` is, and how its words are read. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { didYouMean } from "../knowledge/nearest.ts";

export interface Command {
  /** What `--help` prints; its first paragraph is the form, and all that is printed after a slip. */
  usage: string;
  /** The same for each part of a command that has several, `new article`, by the part's name. */
  parts?: Readonly<Record<string, string>>;
  /**
   * Does the work and prints what came of it.
   * @returns the exit code: 0 done, 1 the author has something to mend
   * @throws {UsageError} when the words mean nothing; the form is printed behind it, and the exit code is 2
   */
  run(words: readonly string[]): Promise<0 | 1>;
}

/** A command was called in a way that means nothing; the message says what to write instead. */
export class UsageError extends Error {}

/** Whether somebody asks how a command is used. */
export const asksForHelp = (words: readonly string[]): boolean => words.includes("--help") || words.includes("-h");

/**
 * Parts the words of a call into options and others.
 * @throws {UsageError} when an option is none, or lacks its value
 */
export function readWords<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const names = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    throw new UsageError(slipOf(error as NodeJS.ErrnoException, names));
  }
}

/** Node's own words speak of “positional arguments”. */
function slipOf({ code, message }: NodeJS.ErrnoException, names: readonly string[]): string {
  const word = /'(.*?)(?: <value>)?'/su.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${word}.${didYouMean(word, names)}`;
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return `“${word}” is one word too many.`;
  if (message.includes("does not take an argument")) return `${word} stands alone, without a value.`;
  if (message.includes("is ambiguous"))
    return `${word} lacks its value; one that begins with “-” is written ${word}="-…".`;
  return `${word} lacks its value.`;
}

/** What is printed after a slip: what was wrong, the form, and where more is said. */
export const slip = (message: string, usage: string, help: string): string =>
  `${message}\n\n${usage.split("\n\n")[0]}\n\nMore: ${help}`;
