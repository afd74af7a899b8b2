/** What of a knowledge base the site shows: no drafts, and what belongs to the texts that are left. */
import type { Reference } from "../citations/record.ts";
import { nameOf } from "./images.ts";
import type { Image, JudgedSearch, Knowledge, Page, Prose, Site, Variant } from "./model.ts";
import type { ReadProse } from "./prose.ts";
import type { Rooms } from "./rooms.ts";
import type { Settings } from "./settings.ts";
import { withChecks } from "./source-status.ts";
import type { ReadTranslations } from "./translation-records.ts";

type Article = Rooms["articles"]["texts"][number];

/** The articles that are no drafts. */
export const finishedTexts = ({ texts }: Rooms["articles"]): Article[] =>
  texts.filter(({ fields }) => fields.status !== "draft");

export const shownReferences = ({ references }: Rooms["sources"], { drafts }: Settings): Map<string, Reference> =>
  new Map([...references].filter(([, { draft }]) => drafts || !draft));

/** Files of the texts that are shown. */
type Shown = ReadonlySet<string>;

/** The knowledge base as the pages see it. */
export function knowledgeOf(rooms: Rooms, settings: Settings): Knowledge {
  const { site, sources, messages, introductions, searches } = rooms;
  const references = shownReferences(sources, settings);
  const texts = settings.drafts ? rooms.articles.texts : finishedTexts(rooms.articles);
  const files = new Set([...texts, ...rooms.pages.texts].map(({ prose }) => prose.file));
  const articles = texts.map((text) => toVariant(text, rooms, files));
  const pages = rooms.pages.texts.map((text) => toPage(text, rooms, files));
  const isShown = ({ locale, ...search }: JudgedSearch): boolean => {
    if (search.kind === "source") return references.has(search.id);
    return search.kind !== "article" || articles.some((one) => one.id === search.id && one.locale === locale);
  };
  return {
    ...{ site, messages },
    built: site.locales.map(({ tag }) => tag).filter((tag) => settings.locales?.includes(tag) ?? true),
    references: withChecks(references, sources.checks.statuses),
    articles: byId(articles, site),
    pages: byId(pages, site),
    introductions: byId(introductions.introductions, site),
    images: shownImages([...articles, ...pages]),
    searches: searches.filter(isShown),
    served: rooms.served,
    // They lead to what is shown, so that comes first (load.ts).
    redirects: { moved: [], withdrawn: [] },
  };
}

function toVariant({ prose, fields }: Article, { figures, images, translations }: Rooms, files: Shown): Variant {
  const own = figures.filter(({ article }) => article === prose.id);
  const shown = prose.analysis.figures.flatMap(
    (use) => own.find(({ name }) => name === use.name)?.figures.get(prose.locale) ?? [],
  );
  const { topic, related, status } = fields;
  const beside = besideOf(prose, "articles", images.articles.images);
  return {
    ...{ ...prose, ...translationOf(prose, translations.articles, files) },
    ...{ figures: shown, images: beside, topic, related, draft: status === "draft" },
  };
}

const toPage = (
  { prose, fields }: ReadProse<{ index?: boolean | undefined }>,
  { images, translations }: Rooms,
  files: Shown,
): Page => ({
  ...{ ...prose, ...translationOf(prose, translations.pages, files) },
  images: besideOf(prose, "pages", images.pages.images),
  hasIndex: fields.index === true,
});

/** Nothing is said of an original that is a draft: its words are not published. */
function translationOf(
  { id, locale }: Prose,
  { translations }: ReadTranslations,
  files: Shown,
): Pick<Prose, "translation"> {
  const translation = translations.get(`${id}/${locale}`);
  return translation && files.has(translation.original.file) ? { translation } : {};
}

const besideOf = ({ id }: Prose, kind: string, images: readonly Image[]): Image[] =>
  images.filter(({ folder }) => folder === `${kind}/${id}`);

/** The images of texts, each once. */
function shownImages(texts: readonly Prose[]): Image[] {
  const shown = texts.flatMap(({ images, analysis }) => {
    const names = new Set(analysis.images.map(({ destination }) => nameOf(destination)));
    return images.filter(({ name }) => names.has(name));
  });
  return [...new Set(shown)];
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
