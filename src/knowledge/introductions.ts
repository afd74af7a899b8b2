/** Reads `introductions/<home or topic>/<locale>.md`: what helps a newcomer to choose an article. Optional. */
import { withoutBlockMarks } from "../markdown/blocks.ts";
import { type CitingText, citationProblems } from "./citation-rules.ts";
import { listFiles, type SourceFile, startOf } from "./files.ts";
import { HOME, type Introduction, type Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import { nameOf, type ReadAnalysis, readMarkdown } from "./prose.ts";
import { introductionSchema } from "./schemas.ts";

/** Every introduction that could be read. */
export async function readIntroductions(
  folder: string,
  site: Site,
): Promise<{ introductions: Introduction[]; analyses: ReadAnalysis[]; problems: Problem[] }> {
  const files = await listFiles(folder);
  const read = await Promise.all(files.map((source) => readOne(source, site)));
  return {
    introductions: read.flatMap(({ introduction }) => introduction ?? []),
    analyses: read.flatMap(({ introduction, content = "" }) => (introduction ? { ...introduction, content } : [])),
    problems: [...read.flatMap(({ problems }) => problems), ...missingVariants(files, site)],
  };
}

async function readOne(
  source: SourceFile,
  site: Site,
): Promise<{ introduction?: Introduction; content?: string; problems: Problem[] }> {
  const name = nameOf(source, site);
  const fault = "rule" in name ? name : nameFault(source, name.id, site);
  if (fault !== undefined || "rule" in name) return { problems: fault ? [fault] : [] };
  const { content = "", rendered, problems } = await readMarkdown(source, introductionSchema);
  if (rendered === undefined) return { problems };
  const { analysis, pieces = [] } = rendered;
  problems.push(...introductionProblems({ file: source.file, analysis }));
  const introduction = { ...name, file: source.file, analysis, pieces: [withoutBlockMarks(pieces.join(""))] as const };
  return { introduction, content, problems };
}

function nameFault({ file }: SourceFile, id: string, { topics }: Site): Problem | undefined {
  if (file.endsWith(".mdx"))
    return problemAt(startOf(file), "file-in-place", "introductions are plain Markdown; call the file .md.");
  const ids = [HOME, ...topics.map((topic) => topic.id)];
  if (ids.includes(id)) return undefined;
  const hint = didYouMean(id, ids) || ` Introductions are those of ${ids.join(", ")}.`;
  return problemAt(
    startOf(file),
    "introduction-known",
    `“${id}” is neither “${HOME}” nor a topic of site.yaml.${hint}`,
  );
}

/** What is wrong with citations where none belongs. */
export function introductionProblems({ file, analysis }: CitingText): Problem[] {
  const faults = citationProblems(
    { file, analysis: { ...analysis, uses: [] } },
    { references: new Map(), broken: new Set() },
  );
  const own = analysis.uses.map(({ key, line, column }) => {
    const message = `an introduction states no facts of its own, so it does not cite “${key}”; state the fact in an article, and link to that.`;
    return problemAt({ file, line, column }, "introduction-uncited", message);
  });
  return [...faults, ...own];
}

/** Readers of every language are led, or those of none. */
function missingVariants(files: readonly SourceFile[], site: Site): Problem[] {
  const folders = Map.groupBy(files, ({ name }) => name.split("/")[0] ?? "");
  return [...folders].flatMap(([id, [first, ...others]]): Problem[] => {
    if (first === undefined || !isKnown(id, site)) return [];
    const names = [first, ...others].map(({ name }) => name);
    const missing = site.locales.map(({ tag }) => tag).filter((tag) => !names.includes(`${id}/${tag}.md`));
    if (missing.length === 0 || missing.length === site.locales.length) return [];
    const message = `“${id}” has no introduction in ${missing.map((tag) => `“${tag}”`).join(", ")}; write ${missing.map((tag) => `introductions/${id}/${tag}.md`).join(", ")}, or take the others away.`;
    return [problemAt(startOf(first.file), "introduction-everywhere", message)];
  });
}

const isKnown = (id: string, { topics }: Site): boolean => id === HOME || topics.some((topic) => topic.id === id);
