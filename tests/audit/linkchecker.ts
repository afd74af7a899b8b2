/** Runs LinkChecker (https://linkchecker.github.io/linkchecker/) over a served site, with what it knows of anchors. */
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pathOf } from "../../src/cli/programs.ts";

/** An address that it tried, and where it found it. */
export interface Link {
  /** As it is written. */
  written: string;
  /** Address of the page that it stands in; "" for the first ones. */
  parent: string;
  /** As it was asked for, behind redirections. */
  address: string;
  isValid: boolean;
  /** What the checker says of it. */
  result: string;
  warnings: string;
}

const columns = ["urlname", "parentname", "url", "valid", "result", "warningstring"] as const;

const configuration = `
[checking]
threads=4
maxrequestspersecond=1000
recursionlevel=-1
[output]
status=0
verbose=1
log=csv
[csv]
parts=${columns.join(",")}
`;

/** The plugin asks for a page again for each place in it, and so needs minutes for a site of some hundred pages. */
const withAnchors = `${configuration}[AnchorCheck]\n`;

/**
 * Every link that it finds from some addresses on; it follows those on their host only.
 * @param anchors whether it looks for the places in pages, too
 * @throws {Error} when the machine does not have it, with the way to get it, or when it does not run
 */
export async function linksFrom(addresses: readonly string[], { anchors }: { anchors: boolean }): Promise<Link[]> {
  const folder = await mkdtemp(join(tmpdir(), "kb-links-"));
  const file = join(folder, "linkcheckerrc");
  try {
    await writeFile(file, anchors ? withAnchors : configuration);
    // As root it becomes nobody, who reads it then.
    await chmod(folder, 0o755);
    return parse(await output(["--config", file, ...addresses]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** It exits with 1 when a link is broken, which its lines tell better. */
async function output(words: readonly string[]): Promise<string> {
  const running = promisify(execFile)(pathOf("linkchecker"), words, { maxBuffer: 1 << 28 });
  const { stdout } = await running.catch((error: { code?: number; stdout: string }) => {
    if (error.code !== 1) throw error;
    return error;
  });
  return stdout;
}

/** CSV as Python writes it: semicolons, and quotation marks around a field that holds one of them, or a line's end. */
function parse(csv: string): Link[] {
  const rows: string[][] = [[]];
  for (const [, field = "", end] of csv.matchAll(/("(?:[^"]|"")*"|[^;\r\n]*)(;|\r?\n|$)/gu)) {
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end !== ";") rows.push([]);
  }
  const [header = [], ...links] = rows.filter(([first = ""]) => first !== "" && !first.startsWith("#"));
  return links.map((row) => {
    const field = (name: (typeof columns)[number]): string => row[header.indexOf(name)] ?? "";
    return {
      written: field("urlname"),
      parent: field("parentname"),
      address: field("url"),
      isValid: field("valid") === "True",
      result: field("result"),
      warnings: field("warningstring"),
    };
  });
}
