/** Reads a whole knowledge base and holds it against every rule: the gate in front of check, build and live server. */
import { join } from "node:path";
import type { Reference } from "../citations/record.ts";
import { useMessages } from "../i18n/translate.ts";
import { citedProblems, relationProblems, slugProblems } from "./article-rules.ts";
import { citationProblems } from "./citation-rules.ts";
import { componentProblems } from "./component-rules.ts";
import { doubtProblems } from "./doubt-rules.ts";
import { unfinishedProblems } from "./draft-rules.ts";
import { figureProblems, figureProblemsOfPage } from "./figure-rules.ts";
import { isFigureFile, type ReadFigure, readFigures } from "./figures.ts";
import { fileProblems } from "./file-rules.ts";
import { footnoteProblems } from "./footnote-rules.ts";
import { headingProblems } from "./heading-rules.ts";
import { imageProblems, imageProblemsOfIntroduction } from "./image-rules.ts";
import { isImageFile, nameOf, readImages } from "./images.ts";
import { readIntroductions } from "./introductions.ts";
import { type Linkable, linkProblems } from "./link-rules.ts";
import { readMessages } from "./messages.ts";
import type { Image, Introduction, JudgedSearch, Prose, Reading, Site, Variant } from "./model.ts";
import { indexProblems } from "./page-index.ts";
import { type Problem, sortProblems } from "./problems.ts";
import { type ReadProse, readProse } from "./prose.ts";
import { readingProblems } from "./reading-rules.ts";
import { recordProblems } from "./reference-rules.ts";
import { readReferences } from "./references.ts";
import { sameWorkProblems } from "./same-work.ts";
import { articleSchema, pageSchema } from "./schemas.ts";
import { readSearches } from "./searches.ts";
import type { Settings } from "./settings.ts";
import { readSite } from "./site.ts";
import { problemsWithoutSite } from "./siteless.ts";
import { readSourceStatus, withChecks } from "./source-status.ts";
import { twinProblems } from "./twin-rules.ts";
import { typographyOfMessages, typographyProblems } from "./typography-rules.ts";
import { usageProblems } from "./usage-rules.ts";

/**
 * Reads the knowledge base of the settings. Problems of all files come together; where there are any, the base that
 * comes with them lacks what they concern and must not be published.
 */
export async function readKnowledge(settings: Settings): Promise<Reading> {
  const { site, problems } = await readSite(settings);
  const sources = await readReferences(join(settings.contentDir, "references"));
  const checks = await readSourceStatus(
    settings.contentDir,
    new Set([...sources.references.keys(), ...sources.broken]),
  );
  problems.push(
    ...sources.problems,
    ...sources.records.flatMap(recordProblems),
    ...sameWorkProblems(sources.records),
    ...checks.problems,
    ...(await fileProblems(settings.contentDir)),
  );
  if (site === undefined) {
    problems.push(...(await problemsWithoutSite(settings.contentDir, sources)));
    return { knowledge: undefined, problems: sortProblems(problems) };
  }

  const { messages, problems: messageProblems } = await readMessages(site, settings.contentDir);
  problems.push(...messageProblems);
  useMessages(messages);

  const articlesDir = join(settings.contentDir, "articles");
  const isBeside = (name: string): boolean => isFigureFile(name) || isImageFile(name);
  const articles = await readProse(articlesDir, articleSchema, site, isBeside);
  const figures = await readFigures(articlesDir, site);
  const pagesDir = join(settings.contentDir, "pages");
  const pages = await readProse(pagesDir, pageSchema, site, isImageFile);
  const imagesOf = {
    articles: await readImages(articlesDir, "articles"),
    pages: await readImages(pagesDir, "pages"),
  };
  const introductions = await readIntroductions(join(settings.contentDir, "introductions"), site);
  const searches = await readSearches(settings.contentDir, { site, articles, pages, sources });
  const texts = [...articles.texts, ...pages.texts];
  const { draft: unfinished = [], finished = [] } = Object.groupBy(
    articles.texts,
    ({ fields }) => fields.status ?? "finished",
  );
  const hidden = new Set(settings.drafts ? [] : unfinished.map(fileOf));
  const references = settings.drafts ? sources.references : withoutDrafts(sources.references);
  problems.push(
    ...articles.problems,
    ...pages.problems,
    ...figures.problems,
    ...introductions.problems,
    ...searches.problems,
    ...[...articles.analyses, ...pages.analyses].flatMap((text) => citationProblems(text, sources)),
    ...[...articles.analyses, ...pages.analyses, ...introductions.analyses].flatMap((text) => [
      ...doubtProblems(text, sources),
      ...footnoteProblems(text, sources),
      ...(settings.oneReading ? [] : readingProblems(text)),
    ]),
    ...citedProblems(articles.texts),
    ...[...articles.analyses, ...pages.analyses].flatMap(componentProblems),
    ...usageProblems(sources.records, [articles, pages], introductions.introductions),
    ...unfinishedProblems([...finished, ...pages.texts], sources.references),
    ...figureProblems(articles, figures.read, sources),
    ...[...pages.analyses, ...introductions.introductions].flatMap(figureProblemsOfPage),
    ...[...articles.analyses, ...pages.analyses, ...introductions.introductions].flatMap(headingProblems),
    ...[...articles.analyses, ...pages.analyses, ...introductions.introductions].flatMap(typographyProblems),
    ...(await typographyOfMessages(site, settings.contentDir)),
    ...[articles.analyses, pages.analyses, introductions.introductions].flatMap((texts) => twinProblems(texts, site)),
    ...linksOf(
      { articles, pages, site, sources, shownSources: references, isHidden: (file) => hidden.has(file) },
      introductions.introductions,
    ),
    ...imagesOf.articles.problems,
    ...imagesOf.pages.problems,
    ...imageProblems(articles, "articles", imagesOf.articles),
    ...imageProblems(pages, "pages", imagesOf.pages),
    ...introductions.introductions.flatMap(imageProblemsOfIntroduction),
    ...slugProblems(texts, site, messages),
    ...indexProblems(pages.texts, site.sourceLocale),
    ...relationProblems(articles.texts, articles.ids, site),
  );
  const shown = articles.texts
    .map((text) => toVariant(text, figures.read, imagesOf.articles.images))
    .filter(({ draft }) => settings.drafts || !draft);
  const pagesShown = pages.texts.map(({ prose, fields }) => ({
    ...prose,
    images: besideOf(prose, "pages", imagesOf.pages.images),
    hasIndex: fields.index === true,
  }));
  const isShown = (search: JudgedSearch): boolean => {
    if (search.kind === "source") return references.has(search.id);
    return search.kind !== "article" || shown.some(({ id, locale }) => id === search.id && locale === search.locale);
  };
  return {
    knowledge: {
      site,
      references: withChecks(references, checks.statuses),
      messages,
      articles: byId(shown, site),
      pages: byId(pagesShown, site),
      introductions: byId(introductions.introductions, site),
      images: shownImages([...shown, ...pagesShown]),
      searches: searches.searches.filter(isShown),
    },
    problems: sortProblems(problems),
  };
}

/** The images of texts, each once. */
function shownImages(texts: readonly Prose[]): Image[] {
  const shown = texts.flatMap(({ images, analysis }) => {
    const names = new Set(analysis.images.map(({ destination }) => nameOf(destination)));
    return images.filter(({ name }) => names.has(name));
  });
  return [...new Set(shown)];
}
const fileOf = ({ prose }: ReadProse<object>): string => prose.file;

const withoutDrafts = (references: ReadonlyMap<string, Reference>): Map<string, Reference> =>
  new Map([...references].filter(([, { draft }]) => !draft));

/** What is wrong with the links of all texts. */
function linksOf(base: Linkable, introductions: readonly Introduction[]): Problem[] {
  const kinds = { article: base.articles, page: base.pages } as const;
  const texts = (["article", "page"] as const).flatMap((kind) => kinds[kind].analyses.map((text) => ({ kind, text })));
  const ofTopics = introductions.map((text) => ({ kind: "topic" as const, text }));
  return [...texts, ...ofTopics].flatMap(({ kind, text }) => linkProblems(text, { kind, id: text.id }, base));
}

function toVariant(
  { prose, fields }: ReadProse<{ topic: string; related: string[]; status?: "draft" | undefined }>,
  beside: readonly ReadFigure[],
  images: readonly Image[],
): Variant {
  const own = beside.filter(({ article }) => article === prose.id);
  const figures = prose.analysis.figures.flatMap(
    (use) => own.find(({ name }) => name === use.name)?.figures.get(prose.locale) ?? [],
  );
  return {
    ...prose,
    figures,
    images: besideOf(prose, "articles", images),
    topic: fields.topic,
    related: fields.related,
    draft: fields.status === "draft",
  };
}

const besideOf = ({ id }: Prose, kind: string, images: readonly Image[]): Image[] =>
  images.filter(({ folder }) => folder === `${kind}/${id}`);

/** Groups texts by id; the variants of each stand in the order of the site's locales. */
function byId<Text extends Pick<Prose, "id" | "locale">>(
  texts: readonly Text[],
  site: Site,
): Map<string, Map<string, Text>> {
  const groups = Map.groupBy(texts, ({ id }) => id);
  return new Map(
    [...groups].map(([id, group]) => {
      const variants = site.locales.flatMap(({ tag }) => group.filter(({ locale }) => locale === tag));
      return [id, new Map(variants.map((variant) => [variant.locale, variant]))];
    }),
  );
}
