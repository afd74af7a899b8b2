/** Reads every folder and file of a knowledge base; what is wrong with one of them alone comes with it. */
import { join } from "node:path";
import type { z } from "astro/zod";
import { type Messages, useMessages } from "../i18n/translate.ts";
import { isFigureFile, type ReadFigure, readFigures } from "./figures.ts";
import { fileProblems } from "./file-rules.ts";
import { isImageFile, type ReadImages, readImages } from "./images.ts";
import { readIntroductions } from "./introductions.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { readMessages } from "./messages.ts";
import type { JudgedSearch, Site } from "./model.ts";
import { servedFiles } from "./permanent.ts";
import type { Problem } from "./problems.ts";
import { type ReadFolder, readProse } from "./prose.ts";
import { type RedirectRows, readRedirects } from "./redirects-file.ts";
import { recordProblems } from "./reference-rules.ts";
import { type ReadReferences, readReferences } from "./references.ts";
import { sameWorkProblems } from "./same-work.ts";
import { articleSchema, pageSchema } from "./schemas.ts";
import { readSearches } from "./searches.ts";
import { readSourceStatus } from "./source-status.ts";
import { isRecordFile, type ReadTranslations, readTranslations } from "./translation-records.ts";
import { typographyOfFields } from "./typography-rules.ts";

/** The sources, and what was found at their addresses. */
export interface SourceRoom extends ReadReferences {
  checks: Awaited<ReturnType<typeof readSourceStatus>>;
}

type Fields<Schema extends z.ZodType> = z.output<Schema>;

/** All that was read. */
export interface Rooms {
  site: Site;
  sources: SourceRoom;
  messages: Map<string, Messages>;
  articles: ReadFolder<Fields<typeof articleSchema>>;
  pages: ReadFolder<Fields<typeof pageSchema>>;
  introductions: Awaited<ReturnType<typeof readIntroductions>>;
  figures: readonly ReadFigure[];
  images: { articles: ReadImages; pages: ReadImages };
  translations: { articles: ReadTranslations; pages: ReadTranslations };
  searches: readonly JudgedSearch[];
  redirects: RedirectRows;
  ledger: Ledger;
  /** Addresses of the brand files, without the base path. */
  served: readonly string[];
  problems: readonly Problem[];
}

/** Which files of a page's folder are no text of it. */
export const isBesidePage = (name: string): boolean => isImageFile(name) || isRecordFile(name);
export const isBesideArticle = (name: string): boolean => isBesidePage(name) || isFigureFile(name);

/** What can be read without knowing the site. */
export async function readSourceRoom(contentDir: string): Promise<SourceRoom> {
  const sources = await readReferences(join(contentDir, "references"));
  const checks = await readSourceStatus(contentDir, new Set([...sources.references.keys(), ...sources.broken]));
  const problems = [
    ...sources.problems,
    ...sources.records.flatMap(recordProblems),
    ...sameWorkProblems(sources.records),
    ...checks.problems,
    ...(await fileProblems(contentDir)),
  ];
  return { ...sources, checks, problems };
}

export async function readRooms(contentDir: string, site: Site, sources: SourceRoom): Promise<Rooms> {
  const folder = (name: string): string => join(contentDir, name);
  const messages = await readMessages(site, contentDir);
  // Texts are rendered with the words of their language.
  useMessages(messages.messages, new Map(site.locales.map(({ tag, format }) => [tag, format])));
  const articles = await readProse(folder("articles"), articleSchema, site, isBesideArticle);
  const pages = await readProse(folder("pages"), pageSchema, site, isBesidePage);
  const translations = {
    articles: await readTranslations(folder("articles"), articles.analyses, site),
    pages: await readTranslations(folder("pages"), pages.analyses, site),
  };
  const introductions = await readIntroductions(folder("introductions"), site);
  const figures = await readFigures(folder("articles"), site);
  const images = {
    articles: await readImages(folder("articles"), "articles"),
    pages: await readImages(folder("pages"), "pages"),
  };
  // All else in a record is the source's.
  const notes = sources.records.flatMap(({ yaml }) => typographyOfFields(yaml, ["note"], site.sourceLocale));
  const searches = await readSearches(contentDir, { site, articles, pages, sources });
  const redirects = await readRedirects(contentDir, site);
  const ledger = await readLedger(contentDir);
  const beside = [figures, images.articles, images.pages, translations.articles, translations.pages];
  const read = [messages, articles, pages, introductions, searches, redirects, ledger, ...beside];
  return {
    ...{ site, sources, articles, pages, introductions, images, translations },
    messages: messages.messages,
    figures: figures.read,
    searches: searches.searches,
    ...{ redirects, ledger, served: await servedFiles() },
    problems: [...notes, ...read.flatMap(({ problems }) => problems)],
  };
}
