/** What can be said of a knowledge base whose site.yaml cannot be used: its other files are not to wait for it. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { useMessages } from "../i18n/translate.ts";
import { citationProblems } from "./citation-rules.ts";
import { isLanguageTag } from "./fields.ts";
import { isFigureFile } from "./figures.ts";
import { describe, listFiles, readText, type SourceFile } from "./files.ts";
import { footnoteProblems } from "./footnote-rules.ts";
import { headingProblems } from "./heading-rules.ts";
import { htmlProblems } from "./html-rules.ts";
import { readMessages } from "./messages.ts";
import type { Site } from "./model.ts";
import type { Problem } from "./problems.ts";
import { readMarkdown, readProse } from "./prose.ts";
import type { ReadReferences } from "./references.ts";
import { isBesideArticle, isBesidePage } from "./rooms.ts";
import { articleSchema, introductionSchema, pageSchema } from "./schemas.ts";
import { readYaml } from "./yaml-source.ts";

/** Problems that no site could take away: nothing is said of locales, topics and links. */
export async function problemsWithoutSite(contentDir: string, sources: ReadReferences): Promise<Problem[]> {
  const folder = (room: string): string => join(contentDir, room);
  const [articleFiles, pageFiles, introductionFiles] = await Promise.all(
    ["articles", "pages", "introductions"].map((room) => listFiles(folder(room))),
  );
  const site = siteOf([...(articleFiles ?? []), ...(pageFiles ?? []), ...(introductionFiles ?? [])]);
  const { messages, problems } = await readMessages(site, contentDir);
  useMessages(messages);
  const articles = await readProse(folder("articles"), articleSchema, site, isBesideArticle);
  const pages = await readProse(folder("pages"), pageSchema, site, isBesidePage);
  const introductions = (introductionFiles ?? []).filter(({ name }) => localeOf(name) !== undefined);
  const data = [
    ...(articleFiles ?? []).filter(({ name }) => isFigureFile(name)),
    describe(folder("searches.yaml"), contentDir),
  ].filter(({ path }) => existsSync(path));
  const texts = [...articles.analyses, ...pages.analyses];
  return [
    // Which languages there should be, nobody knows.
    ...problems.filter(({ file, rule }) => existsSync(resolve(file)) && rule !== "locale-known"),
    ...[...articles.problems, ...pages.problems].filter(({ rule }) => rule !== "locale-known"),
    ...texts.flatMap((text) => [
      ...citationProblems(text, sources),
      ...htmlProblems(text),
      ...footnoteProblems(text, sources),
      ...headingProblems(text),
    ]),
    ...(await Promise.all(introductions.map((file) => readMarkdown(file, introductionSchema)))).flatMap(
      (introduction) => introduction.problems,
    ),
    ...(await Promise.all(data.map(yamlProblems))).flat(),
  ];
}

async function yamlProblems(source: SourceFile): Promise<Problem[]> {
  const text = await readText(source);
  return typeof text === "string" ? readYaml(text, source.file).problems : [text];
}

/** In every language that a text is in. */
function siteOf(texts: readonly SourceFile[]): Pick<Site, "locales"> {
  const tags = new Set(texts.flatMap(({ name }) => localeOf(name) ?? []));
  return { locales: [...tags].map((tag) => ({ tag, name: tag, direction: "ltr", format: tag })) };
}

function localeOf(name: string): string | undefined {
  const tag = /^[^/]+\/([^/]+)\.mdx?$/u.exec(name)?.[1];
  return tag !== undefined && isLanguageTag(tag) ? tag : undefined;
}
