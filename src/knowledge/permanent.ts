/**
 * Every address that the site promises to keep, without rendering a page. Not among them is what has another address
 * whenever its bytes change, so that nobody can rely on it: assets, images, search bundles and the numbered sitemaps,
 * which `sitemap-index.xml` names; nor the page for what is not there.
 */
import { resolve } from "node:path";
import { translator } from "../i18n/translate.ts";
import {
  besides,
  choiceAddress,
  facingAddress,
  homeAddress,
  LOCALE_FILES,
  localeFile,
  proseAddress,
  RECORD_EXTENSIONS,
  recordFile,
  recordsFile,
  SITE_PAGES,
  sourceAddress,
  TEXT_EXTENSION,
  topicAddress,
  withoutBase,
} from "./addresses.ts";
import { listFiles } from "./files.ts";
import type { Knowledge, Prose, Site } from "./model.ts";
import { addressOfFile, extensionOf, isFile } from "./site-address.ts";

/** Addresses without the base path, and what stands at them: a link by id, or "" for what has none. */
export type Permanent = ReadonlyMap<string, string>;

/** The brand files, as addresses; those that begin with "_" are for the host, not for readers. */
export async function servedFiles(folder = resolve("public")): Promise<string[]> {
  const files = await listFiles(folder);
  return files.filter(({ name }) => !name.startsWith("_")).map(({ name }) => addressOfFile(name));
}

export function permanentAddresses(knowledge: Knowledge): Permanent {
  const { site, references, served, articles, pages } = knowledge;
  const kept = new Map(served.map((address) => [address, ""]));
  const keep = (id: string, addresses: readonly string[]): void => {
    for (const address of addresses) kept.set(withoutBase(site, address), id);
  };
  keep("", rootAddresses(site));
  for (const [name, address] of SITE_PAGES)
    keep(
      `site:${name}`,
      inEvery(site, (tag) => address(site, tag)),
    );
  for (const topic of site.topics)
    keep(
      `topic:${topic.id}`,
      inEvery(site, (tag) => topicAddress(site, topic, tag)),
    );
  for (const key of references.keys()) keep(`source:${key}`, sourceAddresses(site, key));
  for (const [id, variants] of pages)
    for (const page of variants.values()) keep(`page:${id}`, textAddresses(site, page));
  for (const [id, variants] of articles)
    for (const article of variants.values()) keep(`article:${id}`, articleAddresses(site, article, variants.size > 1));
  return kept;
}

const inEvery = (site: Site, address: (locale: string) => string): string[] =>
  site.locales.map(({ tag }) => address(tag));

/** What is there in every base: the page of choice, the home pages, and the files about all of the site or a language. */
const rootAddresses = (site: Site): string[] => [
  ...["", LOCALE_FILES.models, "sitemap-index.xml"].map((name) => `${choiceAddress(site)}${name}`),
  ...RECORD_EXTENSIONS.map((extension) => recordsFile(site, extension)),
  ...site.locales.flatMap(({ tag }) => [
    homeAddress(site, tag),
    ...Object.values(LOCALE_FILES).map((name) => localeFile(site, tag, name)),
  ]),
];

/** Everything at which a source has a page or file, with the base path; the pages come first. */
export const sourceAddresses = (site: Site, key: string): string[] => [
  ...site.locales.map(({ tag }) => sourceAddress(site, tag, key)),
  ...RECORD_EXTENSIONS.map((extension) => recordFile(site, key, extension)),
];

/** The page of a text, and the files beside it: those of its references where it cites any. */
function textAddresses(site: Site, prose: Prose): string[] {
  const address = proseAddress(site, prose);
  const extensions = prose.analysis.uses.length > 0 ? [TEXT_EXTENSION, ...RECORD_EXTENSIONS] : [TEXT_EXTENSION];
  return [address, ...extensions.map((extension) => besides(address, extension))];
}

/** The same of an article, and where it stands beside its translation or original. */
const articleAddresses = (site: Site, article: Prose, isFacing: boolean): string[] => [
  ...textAddresses(site, article),
  ...(isFacing ? [facingAddress(site, article)] : []),
];

/** The language in which something at an address without the base path is: that of its first segment. */
export const localeAt = (site: Site, address: string): string =>
  site.locales.find(({ tag }) => address.startsWith(`/${tag}/`))?.tag ?? site.sourceLocale;

/** Extensions of the files that a text can have beside its page. */
export const BESIDE: readonly string[] = [TEXT_EXTENSION, ...RECORD_EXTENSIONS];

/**
 * The page that something belongs to: "/en/a.bib" and "/en/a/parallel/" go where "/en/a/" goes.
 * @param address without the base path
 */
export function pageOf(site: Site, address: string): string | undefined {
  if (isFile(address)) {
    const extension = extensionOf(address);
    return BESIDE.includes(extension) ? `${address.slice(0, -extension.length - 1)}/` : undefined;
  }
  const facing = facingStep(site, address);
  return address.endsWith(`/${facing}`) ? address.slice(0, -facing.length) : undefined;
}

/** Last step of the address at which a text stands beside another: "parallel/". */
export const facingStep = (site: Site, address: string): string =>
  `${translator(localeAt(site, address))("address.parallel")}/`;
