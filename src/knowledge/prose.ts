/** Reads `articles/<id>/<locale>.md(x)` and `pages/<id>/<locale>.md(x)`. */
import { pathToFileURL } from "node:url";
import type { z } from "astro/zod";
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Analysis } from "../markdown/analysis.ts";
import { analyseMdx, type Rendered, renderMarkdown } from "../markdown/engine.ts";
import { markdownProblems } from "./character-rules.ts";
import { listFiles, readText, type SourceFile, startOf } from "./files.ts";
import { readFrontmatter, textBelow, textStart } from "./frontmatter.ts";
import { mdxFault } from "./mdx-fault.ts";
import type { Prose, Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { PROSE_HINTS } from "./schemas.ts";
import { typographyOfFields } from "./typography-rules.ts";
import { validate } from "./validate.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A text with the places of its frontmatter's fields, for rules that complain about them. */
export interface ReadProse<Fields> {
  prose: Prose;
  fields: Fields;
  placeOf(...path: readonly PropertyKey[]): Place;
}

/** A text whose frontmatter has problems: each field of it as far as it was written. */
export type UnreadProse = Name &
  Pick<ReadProse<Readonly<Record<string, unknown>>>, "fields" | "placeOf"> & { analysis: Analysis };

/** What was found in a text; `content` is the whole file. */
export type ReadAnalysis = Pick<Prose, "id" | "locale" | "file" | "analysis"> & { content: string };

/** What was read of a folder of texts. */
export interface ReadFolder<Fields> {
  texts: ReadProse<Fields>[];
  /** The others that could be rendered. */
  unread: UnreadProse[];
  /** What was found in every text that could be rendered, also where its frontmatter is wrong. */
  analyses: ReadAnalysis[];
  /** Ids of every text there is a file for. */
  ids: Set<string>;
  /** Those files, as "<id>/<locale>". */
  files: Set<string>;
  problems: Problem[];
}

interface ProseFields {
  title: string;
  description: string;
  slug: string;
  updated: Prose["updated"];
  parity?: Prose["parity"] | undefined;
}

/**
 * Reads every text of a folder; a file that cannot be used is a problem, never a gap.
 * @param isOther which files of the folder others read
 */
export async function readProse<Fields extends ProseFields>(
  folder: string,
  schema: z.ZodType<Fields>,
  site: Pick<Site, "locales">,
  isOther: (name: string) => boolean = () => false,
): Promise<ReadFolder<Fields>> {
  const read: ReadFolder<Fields> = {
    texts: [],
    unread: [],
    analyses: [],
    ids: new Set(),
    files: new Set(),
    problems: [],
  };
  const owners = new Map<string, string>();
  const files = await listFiles(folder);
  for (const source of files.filter(({ name }) => !isOther(name))) {
    const variant = source.name.replace(/\.mdx?$/u, "");
    const owner = owners.get(variant);
    owners.set(variant, owner ?? source.file);
    if (owner !== undefined) {
      const message = `${owner} is the same text in the same language; keep one of the two.`;
      read.problems.push(problemAt(startOf(source.file), "variant-unique", message));
    }
    const { name, text, unread, analysis, content = "", problems } = await readOne(source, schema, site);
    read.problems.push(...problems);
    if (name) {
      read.ids.add(name.id);
      read.files.add(`${name.id}/${name.locale}`);
    }
    if (name && analysis) read.analyses.push({ ...name, file: source.file, analysis, content });
    if (text) read.texts.push(text);
    if (unread) read.unread.push(unread);
  }
  return read;
}

async function readOne<Fields extends ProseFields>(
  source: SourceFile,
  schema: z.ZodType<Fields>,
  site: Pick<Site, "locales">,
): Promise<{
  name?: Name;
  text?: ReadProse<Fields>;
  unread?: UnreadProse;
  analysis?: Analysis;
  content?: string;
  problems: Problem[];
}> {
  const name = nameOf(source, site);
  if ("rule" in name) return { problems: [name] };
  const { content, frontmatter, fields, rendered, placeOf, problems } = await readMarkdown(source, schema);
  if (frontmatter) problems.push(...typographyOfFields(frontmatter, ["title", "description"], name.locale));
  if (content === undefined || rendered === undefined) return { name, problems };
  const { analysis } = rendered;
  if (fields === undefined) {
    const written = frontmatter?.value;
    const isGroup = typeof written === "object" && written !== null && !Array.isArray(written);
    const unread = { ...name, fields: isGroup ? { ...written } : {}, placeOf, analysis };
    return { name, analysis, content, problems, ...(isGroup && { unread }) };
  }
  const { title, description, slug, updated, parity } = fields;
  const own = { title, description, slug, updated, source: textBelow(content), ...(parity && { parity }) };
  const prose: Prose = { ...name, file: source.file, ...own, ...rendered, figures: [], images: [] };
  return { name, analysis, content, text: { prose, fields, placeOf }, problems };
}

/** A file with frontmatter, as far as it could be read. */
export interface ReadMarkdown<Fields> {
  content?: string;
  frontmatter?: YamlSource;
  fields?: Fields | undefined;
  rendered?: { pieces: Rendered["pieces"] | undefined; analysis: Analysis };
  placeOf(...path: readonly PropertyKey[]): Place;
  problems: Problem[];
}

/** Reads, checks and renders a file; whatever keeps it from being used is among the problems. */
export async function readMarkdown<Fields>(
  source: SourceFile,
  schema: z.ZodType<Fields>,
): Promise<ReadMarkdown<Fields>> {
  const unread = (...problems: Problem[]): ReadMarkdown<Fields> => ({ problems, placeOf: () => startOf(source.file) });
  const content = await readText(source);
  if (typeof content !== "string") return unread(content);
  const frontmatter = readFrontmatter(content, source.file);
  const characters = markdownProblems(content, source.file, textStart(content));
  if ("rule" in frontmatter) return unread(frontmatter, ...characters);
  const { value: fields, problems } = validate(schema, frontmatter, PROSE_HINTS);
  problems.push(...characters);
  const rendered = await render(content, source);
  if ("rule" in rendered) return unread(...problems, rendered);
  return { content, frontmatter, fields, rendered, placeOf: (...path) => frontmatter.placeOf(path), problems };
}

export type Name = Pick<Prose, "id" | "locale">;

/** The id and the locale that a file stands for, by its path in the folder of its kind. */
export function nameOf({ file, name }: SourceFile, site: Pick<Site, "locales">): Name | Problem {
  const [, id, locale] = /^([^/]+)\/([^/]+)\.mdx?$/u.exec(name) ?? [];
  if (id === undefined || locale === undefined || !KEY_PATTERN.test(id)) {
    const message = /\.ya?ml$/iu.test(name)
      ? "data stands beside an article, as articles/<id>/<name>.yaml; move or rename this file."
      : "texts are files <id>/<locale>.md or .mdx, the id in lower-case letters, digits and hyphens; move or rename this one.";
    return { ...startOf(file), rule: "file-in-place", message };
  }
  const tags = site.locales.map(({ tag }) => tag);
  if (!tags.includes(locale)) {
    const message = `“${locale}” is no locale of site.yaml (${tags.join(", ")}).${didYouMean(locale, tags)}`;
    return { ...startOf(file), rule: "locale-known", message };
  }
  return { id, locale };
}

async function render(
  content: string,
  source: SourceFile,
): Promise<{ pieces: Rendered["pieces"] | undefined; analysis: Rendered["analysis"] } | Problem> {
  const url = pathToFileURL(source.path);
  try {
    if (!source.file.endsWith(".mdx")) return await renderMarkdown(content, url);
    return { pieces: undefined, analysis: analyseMdx(content, url) };
  } catch (error) {
    return { file: source.file, rule: "markdown-parses", ...mdxFault((error as Error).message, content) };
  }
}
