/** Reads `<id>/<locale>.sync.json`, what `npm run kb -- sync` has recorded of translations, and holds them against their originals. */
import { z } from "astro/zod";
import { parsePartialDate } from "../citations/date.ts";
import { linksOf } from "../translation/links.ts";
import type { TranslationRecord } from "../translation/record.ts";
import { listFiles, type SourceFile, startOf } from "./files.ts";
import { readJson } from "./json-source.ts";
import type { Locale, Site, Translation } from "./model.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadAnalysis } from "./prose.ts";

/** What was learned of the translations of a folder. */
export interface ReadTranslations {
  /** By "<id>/<locale>". */
  translations: ReadonlyMap<string, Translation>;
  problems: Problem[];
}

const RECORD_FILE = /^(?<name>[^/]+\/[^/]+)\.sync\.json$/u;

/** Whether a file of a folder of texts is the record of a translation. */
export const isRecordFile = (name: string): boolean => RECORD_FILE.test(name);

/** Path of the record of a translation, below the folder of its kind. */
export const recordFileOf = ({ id, locale }: Pick<ReadAnalysis, "id" | "locale">): string =>
  `${id}/${locale}.sync.json`;

const recordSchema: z.ZodType<TranslationRecord> = z.array(
  z.strictObject({
    on: z.string().refine((day) => parsePartialDate(day)?.day !== undefined, "must be a day, as in 2026-11-23"),
    translation: z.array(
      z.string().regex(/^[\w-]{12}$/u, "must be a fingerprint, twelve letters, digits, “-” and “_”"),
    ),
    original: z.array(z.string()),
  }),
);

/** @param texts the articles or the pages, each in every language that it has */
export async function readTranslations(
  folder: string,
  texts: readonly ReadAnalysis[],
  { sourceLocale, locales }: Pick<Site, "sourceLocale" | "locales">,
): Promise<ReadTranslations> {
  const files = (await listFiles(folder)).filter(({ name }) => isRecordFile(name));
  const language = locales.find(({ tag }) => tag === sourceLocale);
  const originals = new Map(texts.filter(({ locale }) => locale === sourceLocale).map((text) => [text.id, text]));
  const translated = texts.flatMap((text) => {
    const original = text.locale === sourceLocale ? undefined : originals.get(text.id);
    return original && language ? [{ text, name: nameOf(text), original: { ...original, locale: language } }] : [];
  });
  const names = new Set(translated.map(({ name }) => name));
  const read = await Promise.all(files.map(async (file) => [textOf(file), await readRecord(file)] as const));
  const records = new Map(read);
  return {
    translations: new Map(
      translated.map(({ text, name, original }) => [name, translationOf(text, original, records.get(name))]),
    ),
    problems: [
      ...read.flatMap(([, { problems }]) => problems),
      ...files.filter((file) => !names.has(textOf(file))).map((file) => strayProblem(file, sourceLocale)),
    ],
  };
}

interface ReadRecord {
  record?: TranslationRecord;
  problems: Problem[];
}

const nameOf = ({ id, locale }: Pick<ReadAnalysis, "id" | "locale">): string => `${id}/${locale}`;
const textOf = ({ name }: SourceFile): string => RECORD_FILE.exec(name)?.groups?.["name"] ?? "";

function translationOf(
  text: ReadAnalysis,
  { file, locale, analysis }: Omit<ReadAnalysis, "locale"> & { locale: Locale },
  found: ReadRecord | undefined,
): Translation {
  const { blocks } = analysis;
  return {
    record: found === undefined ? "missing" : found.record === undefined ? "broken" : "read",
    recorded: found?.record ?? [],
    links: linksOf(text.analysis.blocks, blocks, found?.record),
    original: { file, locale, blocks },
  };
}

async function readRecord(source: SourceFile): Promise<ReadRecord> {
  const anew = `delete the file, compare the texts, and run “npm run kb -- sync ${textOf(source).replace("/", " ")}”.`;
  const { data, problems } = await readJson(source, recordSchema, {
    rule: "translation-record-readable",
    anew: `Take it as it was, or ${anew}`,
    merged: `keep what both sides have recorded, or ${anew}`,
  });
  return { ...(data && { record: data }), problems };
}

function strayProblem(source: SourceFile, sourceLocale: string): Problem {
  const isOriginal = textOf(source).endsWith(`/${sourceLocale}`);
  const message = isOriginal
    ? `“${sourceLocale}” is the language that texts are translated from, so nothing is recorded of it; delete this file.`
    : `this is the record of no translation: a text of that name, or its original ${sourceLocale}.md, is not there; delete or rename the file.`;
  return problemAt(startOf(source.file), "translation-record-belongs", message);
}
