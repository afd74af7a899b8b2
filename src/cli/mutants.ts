/** Reads what Stryker found (https://github.com/stryker-mutator/mutation-testing-elements, its report's schema 2). */

interface Position {
  line: number;
  column: number;
}

/** One small change of the code, and what became of it; lines and columns count from 1. */
interface Mutant {
  status: string;
  replacement?: string;
  location: { start: Position; end: Position };
}

export interface MutationReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

/** A change that no test notices. */
export interface Survivor {
  file: string;
  /** The code that is changed, as it stands. */
  code: string;
  /** What stands in its place. */
  becomes: string;
  /** The line in which it begins, without what it is set in by. */
  line: string;
}

export interface Score {
  file: string;
  killed: number;
  /** Without changes that are no program any more. */
  total: number;
}

const KILLED = new Set(["Killed", "Timeout"]);
const SURVIVED = new Set(["Survived", "NoCoverage"]);

/** How many of its changes the tests of each file notice. */
export function scoresOf({ files }: MutationReport): Score[] {
  return Object.entries(files).map(([file, { mutants }]) => {
    const killed = mutants.filter(({ status }) => KILLED.has(status)).length;
    return { file, killed, total: killed + mutants.filter(({ status }) => SURVIVED.has(status)).length };
  });
}

/** In hundredths; that of nothing is none. */
export const percentOf = (scores: readonly Score[]): number => {
  const sum = (key: "killed" | "total"): number => scores.reduce((total, score) => total + score[key], 0);
  return (100 * sum("killed")) / sum("total");
};

/** The changes that no test notices, in the order of the code. */
export function survivorsOf({ files }: MutationReport): Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => SURVIVED.has(status))
      .toSorted(
        (a, b) => a.location.start.line - b.location.start.line || a.location.start.column - b.location.start.column,
      )
      .map(({ location: { start, end }, replacement = "" }) => {
        const lines = source.split("\n");
        const line = lines[start.line - 1] ?? "";
        const rest = start.line === end.line ? line.slice(0, end.column - 1) : line;
        return { file, code: rest.slice(start.column - 1), becomes: replacement, line: line.trim() };
      }),
  );
}

/** A survivor that we have looked at, and why no test can tell it from the code, or none should. */
export interface Explained extends Survivor {
  because: string;
}

const nameOf = ({ file, code, becomes, line }: Survivor): string => [file, line, code, becomes].join("\0");

/** Survivors that nobody has explained, and explanations of what survives no more. */
export function unexplained(
  survivors: readonly Survivor[],
  explained: readonly Explained[],
): { without: Survivor[]; stale: Explained[] } {
  const [found, known] = [new Set(survivors.map(nameOf)), new Set(explained.map(nameOf))];
  return {
    without: survivors.filter((one) => !known.has(nameOf(one))),
    stale: explained.filter((one) => !found.has(nameOf(one))),
  };
}
