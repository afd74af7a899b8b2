/** What a command of `npm run kb` is. */
export interface Command {
  /** What `--help` prints. */
  usage: string;
  /**
   * Does the work and prints what came of it.
   * @returns the exit code: 0 done, 1 the author has something to mend
   * @throws {UsageError} when the words mean nothing; the usage is printed behind it, and the exit code is 2
   */
  run(words: readonly string[]): Promise<0 | 1>;
}

/** A command was called in a way that means nothing; the message says what to write instead. */
export class UsageError extends Error {}
