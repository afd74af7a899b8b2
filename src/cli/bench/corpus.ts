/** Makes knowledge bases of any size that hold against every rule, to measure builds with: the same ones every time. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint } from "../../translation/fingerprint.ts";
import { printRecord } from "../../translation/record.ts";
import { between, chanceFrom } from "./chance.ts";
import { CITATIONS, capitalised, type Part, partsOf, phrase, sentence } from "./corpus-text.ts";
import { vocabularyOf, type Words } from "./vocabulary.ts";

/** Languages that the engine has messages for; translations are made from the first. */
const LANGUAGES = [
  {
    tag: "en",
    words: vocabularyOf({
      frequent: "the of and to in is that for as with was by on are this which from be at not or have an were their",
      syllables: "ba com den er fal gra hin jus ker lo man nor pel qua res sim tor un ver wes",
      endings: "tion ing ed er ly ment ness al ous ic es age",
      seed: 1,
    }),
  },
  {
    tag: "it",
    words: vocabularyOf({
      frequent: "di e il la che in per è del con non le si da della i sono nel gli come alla dei più al anche",
      syllables: "ba co de fra gi la me no pe qua ri sta to vi zo ca lu mo ne sco",
      endings: "zione mento re to ta le bile tore ri ti nte ggio",
      seed: 2,
    }),
  },
] as const;

const TOPICS = 20;
const SOURCES = 400;
/** Passages of every source. */
const PASSAGES = 2;
/** Places that an article cites; the rest of its citations come back to the first of them. */
const DISTINCT = CITATIONS - 3;
/** Day of every date. */
const DAY = "2026-01-31";

/** A file of a knowledge base. */
export interface CorpusFile {
  /** From the base's folder. */
  path: string;
  text: string;
}

/**
 * The files of a base with so many articles in every language, one after the other. Each article cites twelve times in
 * nine kilobytes; all cite 400 sources, or as many as they can cite every passage of.
 */
export function* corpusFiles(articles: number): Generator<CorpusFile> {
  const sources = Math.min(SOURCES, Math.floor((articles * DISTINCT) / PASSAGES));
  yield { path: "site.yaml", text: yamlOf(site()) };
  for (let source = 0; source < sources; source++) yield reference(source);
  for (let article = 0; article < articles; article++) yield* variants(article, articles, sources);
}

/** Writes a corpus in the place of what a folder holds. */
export async function writeCorpus(folder: string, articles: number): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, text } of corpusFiles(articles)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** JSON is YAML. */
const yamlOf = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Something said in every language. */
const said = (say: (words: Words, tag: string) => string): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map(({ tag, words }) => [tag, say(words, tag)]));

/** Chance of its own for each thing of a kind, so that one more changes no other. */
const chanceOf = (kind: "article" | "source" | "topic", number: number): ReturnType<typeof chanceFrom> =>
  chanceFrom({ article: 1_000_000, source: 2_000_000, topic: 3_000_000 }[kind] + number);

const topicId = (topic: number): string => `topic-${topic}`;
const articleId = (article: number): string => `article-${article}`;
const sourceKey = (source: number): string => `source-${source}`;
const passageId = (passage: number): string => `passage-${passage}`;

const site = (): object => ({
  title: said(() => "Scale"),
  tagline: said((words) => sentence(words, chanceOf("topic", TOPICS))),
  url: "https://scale.example",
  sourceLocale: LANGUAGES[0].tag,
  locales: LANGUAGES.map(({ tag }) => ({ tag, name: tag })),
  licence: { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" },
  topics: Array.from({ length: TOPICS }, (_, topic) => ({
    id: topicId(topic),
    title: said((words) => capitalised(phrase(words, chanceOf("topic", topic), 2))),
    slug: said(() => topicId(topic)),
    description: said((words) => sentence(words, chanceOf("topic", topic))),
  })),
});

function reference(source: number): CorpusFile {
  const [{ tag, words }] = LANGUAGES;
  const chance = chanceOf("source", source);
  const name = (length: number): string => capitalised(phrase(words, chance, length));
  const passages = Array.from({ length: PASSAGES }, (_, passage) => [
    passageId(passage),
    { quote: sentence(words, chance), locator: `sec. ${passage + 1}` },
  ]);
  const record = {
    type: "article-journal",
    kind: "paper",
    title: name(8),
    author: Array.from({ length: 3 }, () => ({ family: name(1), given: name(1) })),
    issued: String(between(chance, 1990, 2020)),
    "container-title": name(4),
    volume: String(between(chance, 1, 99)),
    URL: `https://${sourceKey(source)}.example/`,
    language: tag,
    evidence: { seen: "live", date: DAY },
    passages: Object.fromEntries(passages),
  };
  return { path: `references/${sourceKey(source)}.yaml`, text: yamlOf(record) };
}

function* variants(article: number, articles: number, sources: number): Generator<CorpusFile> {
  const folder = `articles/${articleId(article)}`;
  const plan = {
    seed: 4_000_000 + article,
    citations: citationsOf(article, sources),
    links: neighbours(article, articles),
  };
  const texts = LANGUAGES.map(({ tag, words }) => ({ tag, words, parts: partsOf(plan, words) }));
  const [original, ...translations] = texts;
  for (const { tag, words, parts } of texts) {
    const text = [frontmatter(article, articles, words), ...parts.map(({ written }) => written)].join("\n\n");
    yield { path: `${folder}/${tag}.md`, text: `${text}\n` };
  }
  for (const { tag, parts } of translations)
    yield { path: `${folder}/${tag}.sync.json`, text: syncRecord(parts, original?.parts ?? []) };
}

function frontmatter(article: number, articles: number, words: Words): string {
  const chance = chanceOf("article", article);
  const fields = {
    title: `${capitalised(phrase(words, chance, 5))} ${article}`,
    description: `${sentence(words, chance)} ${sentence(words, chance)}`,
    slug: articleId(article),
    topic: topicId(article % TOPICS),
    updated: DAY,
    related: neighbours(article, articles),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---"].join("\n");
}

/** The articles that an article leads to. */
const neighbours = (article: number, articles: number): string[] =>
  [1, 7, 31].filter((step) => step < articles).map((step) => articleId((article + step) % articles));

/** What an article cites: every place of every source in turn. */
function citationsOf(article: number, sources: number): string[] {
  const places = Array.from({ length: DISTINCT }, (_, index) => {
    const place = (article * DISTINCT + index) % (sources * PASSAGES);
    return `@${sourceKey(place % sources)}#${passageId(Math.floor(place / sources))}`;
  });
  return [...places, ...places].slice(0, CITATIONS);
}

/** That every block of a translation was compared with its original. */
const syncRecord = (translation: readonly Part[], original: readonly Part[]): string => {
  const sources = original.flatMap(({ blocks }) => blocks);
  const blocks = translation.flatMap((part) => part.blocks);
  return printRecord(
    blocks.map((block, index) => ({ on: DAY, translation: [fingerprint(block)], original: [sources[index] ?? ""] })),
  );
};
