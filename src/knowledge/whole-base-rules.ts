/** The rules that look beyond one file: whether what the texts name is there, and whether texts and files agree. */
import { citedProblems, relationProblems, slugProblems, unreadProblems } from "./article-rules.ts";
import { citationProblems } from "./citation-rules.ts";
import { claimProblems } from "./claim-rules.ts";
import { doubtProblems } from "./doubt-rules.ts";
import { unfinishedProblems } from "./draft-rules.ts";
import { figureProblems, figureProblemsOfPage } from "./figure-rules.ts";
import { footnoteProblems } from "./footnote-rules.ts";
import { headingProblems } from "./heading-rules.ts";
import { htmlProblems } from "./html-rules.ts";
import { imageProblems, imageProblemsOfIntroduction } from "./image-rules.ts";
import { type Linkable, linkProblems } from "./link-rules.ts";
import { linkTextProblems } from "./link-text-rules.ts";
import { indexProblems } from "./page-index.ts";
import { parityProblems } from "./parity-rules.ts";
import type { Problem } from "./problems.ts";
import type { ReadAnalysis } from "./prose.ts";
import { readingProblems } from "./reading-rules.ts";
import type { Rooms } from "./rooms.ts";
import type { SecondReadings } from "./second-readings.ts";
import type { Settings } from "./settings.ts";
import { finishedTexts, shownReferences } from "./shown.ts";
import { translationProblems } from "./translation-rules.ts";
import { twinProblems } from "./twin-rules.ts";
import { typographyProblems } from "./typography-rules.ts";
import { usageProblems } from "./usage-rules.ts";

/** @param second readings of texts that were made already */
export function problemsAcross(rooms: Rooms, settings: Settings, second: SecondReadings = new Map()): Problem[] {
  const { articles, pages, introductions } = rooms;
  const citing = [...articles.analyses, ...pages.analyses];
  const everywhere = [...citing, ...introductions.analyses];
  return [
    ...everywhere.flatMap((text) => problemsOfText(text, rooms)),
    ...(settings.oneReading ? [] : everywhere.flatMap((text) => readingProblems(text, second.get(text.file)))),
    ...citing.flatMap((text) => citationProblems(text, rooms.sources)),
    ...articles.analyses.flatMap(claimProblems),
    ...citedProblems(articles.texts),
    ...unfinishedProblems([...finishedTexts(articles), ...pages.texts], rooms.sources.references),
    ...parityProblems(rooms),
    ...twinProblems(introductions.analyses, rooms.site),
    ...translationProblems(articles.analyses, rooms.translations.articles),
    ...translationProblems(pages.analyses, rooms.translations.pages),
    ...slugProblems([...articles.texts, ...pages.texts], rooms.site, rooms.messages),
    ...unreadProblems([...articles.unread, ...pages.unread], rooms.site, rooms.messages),
    ...relationProblems(articles.texts, articles.ids, rooms.site),
    ...indexProblems(pages.texts, rooms.site.sourceLocale),
    ...problemsOfLinks(rooms, settings),
    ...problemsBeside(rooms),
    ...usageProblems(rooms.sources.records, [articles, pages], introductions.introductions),
  ];
}

const problemsOfText = (text: ReadAnalysis, { sources }: Rooms): Problem[] => [
  ...doubtProblems(text, sources),
  ...footnoteProblems(text, sources),
  ...headingProblems(text),
  ...htmlProblems(text),
  ...linkTextProblems(text),
  ...typographyProblems(text),
];

const problemsOfLinks = (rooms: Rooms, settings: Settings): Problem[] =>
  linkProblems(linkableIn(rooms, settings), rooms.introductions.introductions);

/** All that a link can lead to. */
export function linkableIn({ site, sources, articles, pages }: Rooms, settings: Settings): Linkable {
  const shown = new Set(finishedTexts(articles).map(({ prose }) => prose.file));
  const drafts = articles.texts.map(({ prose }) => prose.file).filter((file) => !shown.has(file));
  const hidden = new Set(settings.drafts ? [] : drafts);
  const shownSources = shownReferences(sources, settings);
  return { site, sources, articles, pages, shownSources, isHidden: (file: string) => hidden.has(file) };
}

/** Figures and images, which are files beside the texts. */
const problemsBeside = ({ articles, pages, introductions, figures, images, sources }: Rooms): Problem[] => [
  ...figureProblems(articles, figures, sources),
  ...[...pages.analyses, ...introductions.introductions].flatMap(figureProblemsOfPage),
  ...imageProblems(articles, "articles", images.articles),
  ...imageProblems(pages, "pages", images.pages),
  ...introductions.introductions.flatMap(imageProblemsOfIntroduction),
];
