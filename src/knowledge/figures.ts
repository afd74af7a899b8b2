/** Reads `articles/<id>/<name>.yaml`: the data of figures, once for all languages. */
import { z } from "astro/zod";
import { KEY_PATTERN } from "../citations/ids.ts";
import {
  type Figure,
  type FigureData,
  type FigureKind,
  type FigureLocales,
  figureSchemas,
  type Source,
} from "./figure-schemas.ts";
import { listFiles, readText, type SourceFile, startOf } from "./files.ts";
import type { Site } from "./model.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { typographyOfData } from "./typography-rules.ts";
import { validate } from "./validate.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

/** A file of data. */
export interface ReadFigure {
  /** Id of the article that it stands beside. */
  article: string;
  name: string;
  file: string;
  /** By the locales of the texts beside it; empty where the file has problems. */
  figures: ReadonlyMap<string, Figure>;
  /** The sources that it names, each with its place. */
  sources: readonly (Source & { place: Place })[];
}

/** Whether a file of `articles/` is the data of a figure. */
export const isFigureFile = (name: string): boolean => /^[^/]+\/[^/]+\.yaml$/u.test(name);

/** Reads every figure of a folder of articles; a file that cannot be used is a problem, never a gap. */
export async function readFigures(folder: string, site: Site): Promise<{ read: ReadFigure[]; problems: Problem[] }> {
  const read: ReadFigure[] = [];
  const problems: Problem[] = [];
  const files = await listFiles(folder);
  const texts = textsBeside(files);
  const data = files.filter(({ name }) => isFigureFile(name));
  for (const found of await Promise.all(data.map((file) => readFigure(file, site, texts)))) {
    if (found.figure) read.push(found.figure);
    problems.push(...found.problems);
  }
  return { read, problems };
}

/** `<article>/<locale>` of every text. */
const textsBeside = (files: readonly SourceFile[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ name }) => /^([^/]+\/[^/]+)\.mdx?$/u.exec(name)?.[1] ?? []));

async function readFigure(
  source: SourceFile,
  site: Site,
  texts: ReadonlySet<string>,
): Promise<{ figure?: ReadFigure | undefined; problems: Problem[] }> {
  const [, article = "", name = ""] = /^([^/]+)\/([^/]+)\.yaml$/u.exec(source.name) ?? [];
  if (!KEY_PATTERN.test(name)) {
    const message = `the name of a figure is lower-case letters, digits and hyphens; rename this file.`;
    return { problems: [problemAt(startOf(source.file), "file-in-place", message)] };
  }
  const none: ReadFigure = { article, name, file: source.file, figures: new Map(), sources: [] };
  const content = await readText(source);
  if (typeof content !== "string") return { figure: none, problems: [content] };
  const yaml = readYaml(content, source.file);
  const known = site.locales.map(({ tag }) => tag);
  const translated = known.filter((tag) => texts.has(`${article}/${tag}`));
  // Beside no text at all, it is held to every language.
  const needed = translated.length > 0 ? translated : known;
  const figures = new Map<string, Figure>();
  for (const tag of needed) {
    const { value, problems } = validateFigure(yaml, { known, needed }, tag);
    // What is wrong is the same in every language.
    if (value === undefined) return { figure: none, problems };
    figures.set(tag, { ...value, name });
  }
  const sources = [...sourcesIn(figures.values().next().value)].map(({ source: own, path }) => ({
    ...own,
    place: yaml.placeOf(path),
  }));
  return { figure: { ...none, figures, sources }, problems: typographyOfData(yaml, known) };
}

/** By the schema of its kind, so that what is wrong is said of that kind alone. */
function validateFigure(
  yaml: YamlSource,
  locales: FigureLocales,
  tag: string,
): { value: FigureData | undefined; problems: Problem[] } {
  const schemas = figureSchemas(locales, tag);
  const kinds = Object.keys(schemas) as FigureKind[];
  const written = (yaml.value as { kind?: unknown } | null | undefined)?.kind;
  const kind = kinds.find((known) => known === written);
  if (kind !== undefined) return validate<z.ZodType<FigureData>>(schemas[kind], yaml);
  const { problems } = validate(z.looseObject({ kind: z.enum(kinds) }), yaml);
  return { value: undefined, problems };
}

/** Every source in the data, with the path to it. */
function* sourcesIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ source: Source; path: PropertyKey[] }> {
  if (typeof value !== "object" || value === null) return;
  for (const [field, part] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(field) : field;
    if (field !== "source" && field !== "sources") yield* sourcesIn(part, [...path, step]);
    else for (const [index, source] of (part as Source[]).entries()) yield { source, path: [...path, step, index] };
  }
}
