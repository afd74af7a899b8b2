/** `npm run kb -- new translation`: an article or page, laid beside the original to be translated. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, readText } from "../../knowledge/files.ts";
import { readFrontmatter } from "../../knowledge/frontmatter.ts";
import type { Site } from "../../knowledge/model.ts";
import { didYouMean } from "../../knowledge/nearest.ts";
import { formatProblem, type Problem } from "../../knowledge/problems.ts";
import type { Settings } from "../../knowledge/settings.ts";
import type { Heading } from "../../markdown/analysis.ts";
import { analyseMdx, renderMarkdown } from "../../markdown/engine.ts";
import { translationText } from "../article-scaffold.ts";
import { openBase, requireLocale } from "../base.ts";
import { Refusal, shown, writeNew } from "../scaffold.ts";

/** A text that is there to be translated. */
interface Original {
  kind: "article" | "page";
  locale: string;
  format: "md" | "mdx";
  /** Absolute. */
  path: string;
}

export async function newTranslation(
  id: string,
  locale: string,
  options: { "dry-run"?: boolean | undefined },
  settings: Settings,
): Promise<0> {
  const { knowledge } = await openBase(settings);
  requireLocale(locale, knowledge.site);
  const original = await originalOf(id, locale, knowledge.site, settings);
  const { kind, format, path } = original;
  const text = await readText(describe(path, settings.contentDir));
  if (typeof text !== "string") throw refusal(text);
  const frontmatter = readFrontmatter(text, shown(path));
  if ("rule" in frontmatter || frontmatter.problems.length > 0)
    throw refusal(...("rule" in frontmatter ? [frontmatter] : frontmatter.problems));
  const headings = await headingsOf(text, original);
  const file = {
    path: join(dirname(path), `${locale}.${format}`),
    text: translationText(text, kind, { format, headings }),
  };
  await writeNew([file], options["dry-run"] === true);
  if (!options["dry-run"]) report(file.path, original);
  return 0;
}

/** The text in the source language, else in the first one there is. */
async function originalOf(
  id: string,
  locale: string,
  { locales, sourceLocale }: Site,
  { contentDir }: Settings,
): Promise<Original> {
  const tags = [sourceLocale, ...locales.map(({ tag }) => tag)];
  for (const kind of ["article", "page"] as const) {
    const found = tags.flatMap((tag) =>
      (["md", "mdx"] as const)
        .map(
          (format): Original => ({
            kind,
            locale: tag,
            format,
            path: join(contentDir, `${kind}s`, id, `${tag}.${format}`),
          }),
        )
        .filter(({ path }) => existsSync(path)),
    );
    const twin = found.find((original) => original.locale === locale);
    if (twin) throw new Refusal(`${shown(twin.path)} exists already; nothing was written.`);
    if (found[0]) return found[0];
  }
  const ids = (await Promise.all(["articles", "pages"].map((room) => foldersOf(join(contentDir, room))))).flat();
  throw new Refusal(`There is no article and no page “${id}”.${didYouMean(id, ids)}`);
}

async function foldersOf(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function headingsOf(text: string, { format, path }: Original): Promise<readonly Heading[]> {
  try {
    const url = pathToFileURL(path);
    return (format === "mdx" ? analyseMdx(text, url) : (await renderMarkdown(text, url)).analysis).headings;
  } catch (error) {
    throw new Refusal(`${shown(path)} cannot be read: ${(error as Error).message} Nothing was written.`);
  }
}

const refusal = (...problems: Problem[]): Refusal =>
  new Refusal(`The original has problems; nothing was written.\n${problems.map(formatProblem).join("\n")}`);

function report(path: string, { kind, locale }: Original): void {
  const draft =
    kind === "article" ? "\n  It is a draft; take “status: draft” out when nothing of the original is left." : "";
  console.log(`${shown(path)}
  The original (“${locale}”) to be written over. Translate title, description and slug, then the text; leave citations, ids in
  braces and links as they are. npm run check names the fields that are still marked.${draft}`);
}
