/**
 * A plugin of remark: shows what is wrong with citations and footnotes in the text itself, while it is written (an
 * editor with a remark extension) and in `npm run lint:text`. It judges the text that remark was given, which in an
 * editor is not the one on the disk; the records are those on the disk.
 */
import { watch } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import process from "node:process";
import { citationProblems, type Sources } from "../knowledge/citation-rules.ts";
import { doubtProblems } from "../knowledge/doubt-rules.ts";
import { footnoteProblems } from "../knowledge/footnote-rules.ts";
import { introductionProblems } from "../knowledge/introductions.ts";
import { isError, type Problem } from "../knowledge/problems.ts";
import { readReferences } from "../knowledge/references.ts";
import { type GfmNode, parseGfm, placed } from "../markdown/gfm/parse.ts";
import { readGfm } from "../markdown/gfm/reading.ts";

/** What is asked of a file of remark (https://github.com/vfile/vfile). */
interface TextFile {
  path?: string | undefined;
  cwd: string;
  toString(): string;
  message(reason: string, options: object): { fatal?: boolean | null | undefined };
}

/** A text of the knowledge, by its path from the folder of the knowledge; all other Markdown is left alone. */
const TEXT = /^(?<room>articles|pages|introductions)\/[^/]+\/[^/]+\.(?<format>mdx?)$/u;

/** For `plugins` of `.remarkrc.yaml`, behind remark-frontmatter and remark-gfm. */
export default function remarkCitations() {
  return async (tree: GfmNode, file: TextFile): Promise<void> => {
    const contentDir = resolve(file.cwd, process.env["KB_CONTENT"] || "content");
    const name = relative(contentDir, resolve(file.cwd, file.path ?? ""));
    const { room, format } = TEXT.exec(name.split(sep).join("/"))?.groups ?? {};
    if (room === undefined) return;
    const source = file.toString();
    const read = readGfm(format === "mdx" ? parseGfm(source, format) : placed(tree, source), source);
    const text = { file: file.path ?? "", analysis: read };
    const sources = await sourcesOf(join(contentDir, "references"));
    report(file, [
      ...(room === "introductions" ? introductionProblems(text) : citationProblems(text, sources)),
      ...doubtProblems(text, sources),
      ...footnoteProblems(text, sources),
    ]);
  };
}

function report(file: TextFile, problems: readonly Problem[]): void {
  for (const problem of problems) {
    const { line, column, rule, message } = problem;
    const options = { place: { line, column }, ruleId: rule, source: "kb" };
    file.message(message, options).fatal = isError(problem);
  }
}

const known = new Map<string, Promise<Sources>>();

/** Records of a folder, read once and again when something in it has changed. */
function sourcesOf(folder: string): Promise<Sources> {
  const sources = known.get(folder) ?? readReferences(folder);
  if (!known.has(folder)) forgetOnChange(folder);
  known.set(folder, sources);
  return sources;
}

/** A watch that does not keep a command from ending. Without the folder there is nothing to watch, and no record. */
function forgetOnChange(folder: string): void {
  try {
    const watcher = watch(folder, { persistent: false }, () => {
      known.delete(folder);
      watcher.close();
    });
    watcher.on("error", () => known.delete(folder));
  } catch {
    queueMicrotask(() => known.delete(folder));
  }
}
