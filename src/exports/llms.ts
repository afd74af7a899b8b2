/** What a language model should read of the site first, after the proposal at https://llmstxt.org/. */
import { inLanguage } from "../i18n/language-words.ts";
import { translator } from "../i18n/translate.ts";
import {
  absolute,
  besides,
  LOCALE_FILES,
  localeFile,
  proseAddress,
  recordsFile,
  sourcesAddress,
} from "../knowledge/addresses.ts";
import type { Knowledge, Prose } from "../knowledge/model.ts";
import { articlesOfTopic, localeOf, pagesFor } from "../knowledge/queries.ts";
import { markdownText } from "./escape.ts";
import { FEED } from "./feed.ts";
import { FORMATS } from "./formats.ts";
import { link } from "./markdown.ts";

/** Name of the file, at the root of the site and beside the home page of each locale. */
export const LLMS = LOCALE_FILES.models;

/** Sections under this name may be skipped where there is little room; the proposal gives it in English only. */
const OPTIONAL = "Optional";

interface Item {
  title: string;
  description: string;
  /** Path under the site's origin. */
  address: string;
}

/** The articles by topic, then the pages, all as Markdown: as the lists of the locale show them. */
export function llmsOf(knowledge: Knowledge, tag: string): string {
  const { site } = knowledge;
  const t = translator(tag);
  const feed = t("feed.title", { site: site.title[tag] ?? "" });
  const languageOf = (text: Prose): string[] =>
    text.locale === tag ? [] : [inLanguage(text.locale, localeOf(knowledge, tag))];
  const items = (texts: readonly Prose[]): Item[] =>
    texts.map((text) => ({
      title: text.title,
      description: [...languageOf(text), text.description].join(" · "),
      address: besides(proseAddress(site, text), "md"),
    }));
  const sections: [string, Item[]][] = [
    ...site.topics.map((topic): [string, Item[]] => [
      topic.title[tag] ?? topic.id,
      items(articlesOfTopic(knowledge, topic, tag)),
    ]),
    [t("llms.pages"), items(pagesFor(knowledge, tag))],
    [
      OPTIONAL,
      [
        { title: t("sources.title"), description: t("sources.description"), address: sourcesAddress(site, tag) },
        ...FORMATS.map(({ name, extension }) => ({
          title: name,
          description: t("sources.title"),
          address: recordsFile(site, extension),
        })),
        { title: t("feed.link"), description: feed, address: localeFile(site, tag, FEED) },
      ],
    ],
  ];
  return file(knowledge, tag, [
    t("llms.note"),
    ...sections.flatMap(([title, list]) => section(knowledge, title, list)),
  ]);
}

/** The way from the root of the site to the file of each locale, in the words of the source language. */
export function rootLlms(knowledge: Knowledge): string {
  const { site } = knowledge;
  const languages = site.locales.map(({ tag, name }) => ({
    title: name,
    description: site.tagline[tag] ?? "",
    address: localeFile(site, tag, LLMS),
  }));
  const heading = translator(site.sourceLocale)("llms.languages");
  return file(knowledge, site.sourceLocale, section(knowledge, heading, languages));
}

const file = ({ site }: Knowledge, tag: string, blocks: readonly string[]): string =>
  `${[`# ${markdownText(site.title[tag] ?? "")}`, `> ${markdownText(site.tagline[tag] ?? "")}`, ...blocks].join(
    "\n\n",
  )}\n`;

function section({ site }: Knowledge, title: string, items: readonly Item[]): string[] {
  if (items.length === 0) return [];
  const lines = items.map(
    ({ title: text, description, address }) =>
      `- ${link({ text, address: absolute(site, address) })}: ${markdownText(description)}`,
  );
  return [`## ${markdownText(title)}`, lines.join("\n")];
}
