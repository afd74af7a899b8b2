/** The programs that `npm run audit` wants on the machine: `node src/cli/programs.ts` says which are missing. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

interface Program {
  /** Debian's package. */
  readonly debian: string;
  /** What it is for. */
  readonly use: string;
}

const programs = {
  nginx: { debian: "nginx", use: "serves the site with the headers of the guide" },
  caddy: { debian: "caddy", use: "serves the site with the headers of the guide" },
  java: { debian: "default-jre-headless", use: "runs the Nu HTML checker" },
  pdftotext: { debian: "poppler-utils", use: "reads the pages as they are printed" },
  linkchecker: { debian: "linkchecker", use: "follows every link of the served site" },
} as const satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;

/** Where a system keeps its servers, which need not be on everybody's PATH. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/usr/local/sbin"];

/**
 * Path of a program.
 * @throws {Error} with the way to get it when the machine does not have it
 */
export function pathOf(name: ProgramName): string {
  const path = find(name);
  if (path === undefined) throw new Error(missing([name]));
  return path;
}

function find(name: ProgramName): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...SYSTEM_FOLDERS];
  const file = process.platform === "win32" ? `${name}.exe` : name;
  return folders.map((folder) => join(folder, file)).find(existsSync);
}

function missing(names: readonly ProgramName[]): string {
  const lines = names.map((name) => `  - ${name}: ${programs[name].use}`);
  const packages = names.map((name) => programs[name].debian).join(" ");
  return `These programs are not on the PATH:\n${lines.join("\n")}
On Debian and Ubuntu: sudo apt-get install ${packages}
Elsewhere the system's own package manager has them, mostly under the same names.`;
}

if (import.meta.main) {
  const absent = (Object.keys(programs) as ProgramName[]).filter((name) => find(name) === undefined);
  if (absent.length > 0) {
    console.error(missing(absent));
    process.exitCode = 1;
  }
}
