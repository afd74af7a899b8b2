/** Plans an import: which files it writes, and what it tells. It reads and writes nothing itself. */
import { freeKey, keyOfWords } from "../citations/keys.ts";
import { slugFault } from "../knowledge/slug.ts";
import type { Base } from "./base.ts";
import { descriptionOf, draftOf } from "./draft.ts";
import { findingsOf } from "./findings.ts";
import type { Page } from "./page.ts";
import { type Recorded, recordsFor } from "./records.ts";
import { code, Report } from "./report.ts";
import { type Source, sourcesOf } from "./sources.ts";
import { stubOf } from "./stub.ts";
import { differences, type Pair, type Pairing, pair } from "./twins.ts";

/** A page in a locale of the site. */
export interface Version {
  page: Page;
  locale: string;
}

export interface ImportOptions {
  /** The article's id; made of the title where it is not given. */
  id?: string | undefined;
  /** A topic of the site; that of the article's other variants, or the first, where it is not given. */
  topic?: string | undefined;
  /** Stubs for sources that nothing cites as well. */
  all: boolean;
  /** The day, as in 2026-11-22. */
  today: string;
  /** Address of the JSON Schema of records, from their folder. */
  schema: string;
}

export interface PlannedFile {
  /** Path from the folder of the knowledge. */
  name: string;
  text: string;
}

export interface Import {
  id: string;
  files: PlannedFile[];
  report: Report;
  sources: Source[];
}

/** Why a page cannot be imported; the message says what to do. */
export class ImportFault extends Error {}

/**
 * @param versions one page, or two language versions of it
 * @throws {ImportFault} when there is no text, or no name for it
 */
export function planImport(versions: readonly [Version, ...Version[]], base: Base, options: ImportOptions): Import {
  for (const { page } of versions) requireText(page);
  const [lead, other] = byImportance(versions, base);
  const sources = versions.map(({ page }) => ({ page, sources: sourcesOf(page) }));
  const ofPage = (version: Version | undefined): Source[] =>
    sources.find(({ page }) => page === version?.page)?.sources ?? [];
  const pairing = other === undefined ? undefined : pair(ofPage(lead), ofPage(other));
  const all = [...ofPage(lead), ...ofPage(other)];
  const records = recordsFor(all, pairing?.pairs ?? [], base.records, options.all);

  const report = new Report();
  const id = options.id ?? idFor(versions[0].page);
  const topic = topicFor(id, base, options, report);
  const articles = versions.map((version): PlannedFile => {
    const slug = slugFor(version, id, base, report);
    const { page, locale } = version;
    const fields = { title: page.title, description: descriptionOf(page, locale), slug, topic, updated: options.today };
    const text = draftOf(page, fields, locale, (number) => keysOf(records, page, number));
    return { name: `articles/${id}/${locale}.md`, text };
  });
  const stubs = records.filter(({ isNew }) => isNew).map((record) => stub(record, pairing, options.schema));
  findingsOf({ versions, sources: all, records, pairing }, report);
  return { id, files: [...articles, ...stubs], report, sources: all };
}

function requireText({ blocks, file }: Page): void {
  if (blocks.length === 0)
    throw new ImportFault(`${file} has no paragraph under its title; an article needs a text. Is it the right file?`);
}

/** The version in the language that the site translates from gives the addresses; else the first. */
function byImportance(versions: readonly [Version, ...Version[]], { site }: Base): [Version, Version | undefined] {
  const lead = versions.find(({ locale }) => locale === site.sourceLocale) ?? versions[0];
  return [lead, versions.find((version) => version !== lead)];
}

/** Taken or not: a second import of one page is refused at its files, not written beside the first. */
function idFor({ title, file }: Page): string {
  const id = keyOfWords(title);
  if (id !== "") return id;
  throw new ImportFault(`The title of ${file} has no letter from a to z to make an id of; give one with --id.`);
}

function topicFor(id: string, { site, texts }: Base, options: ImportOptions, report: Report): string {
  const beside = texts.find(({ name, topic }) => topic !== undefined && name.startsWith(`articles/${id}/`))?.topic;
  const topic = options.topic ?? beside ?? site.topics[0]?.id ?? "";
  if (options.topic === undefined && beside === undefined && site.topics.length > 1)
    report.add(
      "decided",
      `The topic is the first of the site, ${code(topic)}. Choose among ${site.topics.map((one) => code(one.id)).join(", ")} (--topic).`,
    );
  return topic;
}

function slugFor({ page, locale }: Version, id: string, { texts, reserved }: Base, report: Report): string {
  const wanted = keyOfWords(page.title) || id;
  const others = texts.filter((text) => text.locale === locale).map((text) => text.slug);
  const taken = new Set([...(reserved.get(locale) ?? []), ...others]);
  const candidates = [wanted, id, freeKey(id, taken), `${id}-text`];
  const slug = candidates.find((name) => slugFault(name, taken) === undefined) ?? id;
  if (slug !== wanted)
    report.add("decided", `The slug ${code(wanted)} cannot be used in ${code(locale)}; it is ${code(slug)} now.`);
  if (!page.hasTitle)
    report.add(
      "decided",
      `${code(`${page.file}:1:1`)} no line looks like a title; its first words stand for one. Write a better one.`,
    );
  if (page.counted)
    report.add("decided", `${code(page.file)} has a list of sources without numbers; they were counted from 1.`);
  return slug;
}

const keysOf = (records: readonly Recorded[], page: Page, number: number): string[] =>
  records
    .filter(({ sources }) => sources.some((source) => source.page === page && source.number === number))
    .map(({ key }) => key);

function stub({ key, sources }: Recorded, pairing: Pairing | undefined, schema: string): PlannedFile {
  const [source, ...others] = sources;
  const numbers = others.filter(({ page, number }) => page === source.page && number !== source.number);
  const pairs = pairing?.pairs.filter(({ kept }) => kept === source) ?? [];
  const notes = [
    ...numbers.map(({ number }) => `It is number ${number} of the list as well.`),
    ...pairs.filter((found) => differences(found).length > 0).map(otherAddress),
  ];
  return { name: `references/${key}.yaml`, text: stubOf(source, notes, schema) };
}

const otherAddress = ({ other }: Pair): string =>
  `The other version (${other.page.file.replace(/^.*\//u, "")}, source ${other.number}) has this address: ${other.address.placed.text}`;
