/** Reads a whole knowledge base and holds it against every rule: the gate in front of check, build and live server. */
import { join } from "node:path";
import { useMessages } from "../i18n/translate.ts";
import { relationProblems, slugProblems } from "./article-rules.ts";
import { citationProblems } from "./citation-rules.ts";
import { claimProblems } from "./claim-rules.ts";
import { figureProblems, figureProblemsOfPage } from "./figure-rules.ts";
import { isFigureFile, type ReadFigure, readFigures } from "./figures.ts";
import { describe, listFiles, startOf } from "./files.ts";
import { headingProblems } from "./heading-rules.ts";
import { htmlProblems } from "./html-rules.ts";
import { readIntroductions } from "./introductions.ts";
import { linkProblems } from "./link-rules.ts";
import { linkTextProblems } from "./link-text-rules.ts";
import { readMessages } from "./messages.ts";
import type { JudgedSearch, Prose, Reading, Site, Variant } from "./model.ts";
import { indexProblems } from "./page-index.ts";
import { type Problem, sortProblems } from "./problems.ts";
import { type ReadProse, readProse } from "./prose.ts";
import { readReferences } from "./references.ts";
import { articleSchema, pageSchema } from "./schemas.ts";
import { readSearches } from "./searches.ts";
import type { Settings } from "./settings.ts";
import { readSite } from "./site.ts";

/** The folders and files at the top of a knowledge base. */
const ROOMS = /^(?:(?:site|searches)\.yaml|(?:articles|references|pages|introductions|messages)\/.+)$/u;

/**
 * Reads the knowledge base of the settings. Problems of all files come together; where there are any, the base that
 * comes with them lacks what they concern and must not be published.
 */
export async function readKnowledge(settings: Settings): Promise<Reading> {
  const { site, problems } = await readSite(settings);
  const sources = await readReferences(join(settings.contentDir, "references"));
  problems.push(...sources.problems, ...(await strayFiles(settings)));
  if (site === undefined) return { knowledge: undefined, problems: sortProblems(problems) };

  const { messages, problems: messageProblems } = await readMessages(site, settings.contentDir);
  problems.push(...messageProblems);
  useMessages(messages);

  const articlesDir = join(settings.contentDir, "articles");
  const articles = await readProse(articlesDir, articleSchema, site, isFigureFile);
  const figures = await readFigures(articlesDir, site);
  const pages = await readProse(join(settings.contentDir, "pages"), pageSchema, site);
  const introductions = await readIntroductions(join(settings.contentDir, "introductions"), site);
  const searches = await readSearches(settings.contentDir, { site, articles, pages, sources });
  const texts = [...articles.texts, ...pages.texts];
  const everywhere = [...articles.analyses, ...pages.analyses, ...introductions.introductions];
  const isDraft = ({ fields }: (typeof articles.texts)[number]): boolean =>
    !settings.drafts && fields.status === "draft";
  const hidden = new Set(articles.texts.filter(isDraft).map(({ prose }) => prose.file));
  problems.push(
    ...articles.problems,
    ...pages.problems,
    ...figures.problems,
    ...introductions.problems,
    ...searches.problems,
    ...[...articles.analyses, ...pages.analyses].flatMap((text) => citationProblems(text, sources)),
    ...figureProblems(articles, figures.read, sources),
    ...[...pages.analyses, ...introductions.introductions].flatMap(figureProblemsOfPage),
    ...everywhere.flatMap((text) => [...headingProblems(text), ...htmlProblems(text), ...linkTextProblems(text)]),
    ...articles.analyses.flatMap(claimProblems),
    ...linkProblems(
      { articles, pages, site, sources, isHidden: (file) => hidden.has(file) },
      introductions.introductions,
    ),
    ...slugProblems(texts, site, messages),
    ...indexProblems(pages.texts, site.sourceLocale),
    ...relationProblems(articles.texts, articles.ids, site),
  );
  const shown = articles.texts
    .map((text) => toVariant(text, figures.read))
    .filter(({ draft }) => settings.drafts || !draft);
  const isShown = (search: JudgedSearch): boolean =>
    search.kind !== "article" || shown.some(({ id, locale }) => id === search.id && locale === search.locale);
  return {
    knowledge: {
      site,
      references: sources.references,
      messages,
      articles: byId(shown, site),
      pages: byId(
        pages.texts.map(({ prose, fields }) => ({ ...prose, hasIndex: fields.index === true })),
        site,
      ),
      introductions: byId(introductions.introductions, site),
      searches: searches.searches.filter(isShown),
    },
    problems: sortProblems(problems),
  };
}

/** Files that no room claims would vanish unnoticed. */
async function strayFiles({ contentDir }: Settings): Promise<Problem[]> {
  const files = await listFiles(contentDir);
  const stray = files.filter(({ name }) => !ROOMS.test(name));
  const problems = stray.map(({ file }): Problem => {
    const message =
      "nothing of the site uses this file; its place is articles/, references/, pages/, introductions/ or messages/.";
    return { ...startOf(file), rule: "file-in-place", message };
  });
  if (!files.some(({ name }) => name.startsWith("articles/"))) {
    const { file } = describe(join(contentDir, "articles"), contentDir);
    problems.push({
      ...startOf(file),
      rule: "content-exists",
      message: "there are no articles; the folder of the knowledge is set by KB_CONTENT.",
    });
  }
  return problems;
}

function toVariant(
  { prose, fields }: ReadProse<{ topic: string; related: string[]; status?: "draft" | undefined }>,
  beside: readonly ReadFigure[],
): Variant {
  const own = beside.filter(({ article }) => article === prose.id);
  const figures = prose.analysis.figures.flatMap(
    (use) => own.find(({ name }) => name === use.name)?.figures.get(prose.locale) ?? [],
  );
  return { ...prose, figures, topic: fields.topic, related: fields.related, draft: fields.status === "draft" };
}

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
