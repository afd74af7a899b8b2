/** Builds the search bundles from the finished pages. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex, type IndexFile } from "pagefind";
import type { Knowledge, Site } from "../../knowledge/model.ts";
import { BUNDLES } from "../bundle.ts";
import { CONTENTS, type Contents, cutIndex } from "./cut.ts";
import { indexedPage } from "./indexed-page.ts";
import { type Indexed, pagesToIndex } from "./pages.ts";

/** What a search asks for: not Pagefind's interfaces, nor its worker, nor the stemmer that another language needs. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|[^/]+\.pf_meta|(?:fragment|index|filter)\/.+)$/u;

/**
 * Writes one bundle a built locale into `<site>/<BUNDLES>/<locale>/`. One bundle each, because Pagefind goes by
 * `<html lang>` alone and would answer from the largest language where one is missing.
 * @param site folder of the finished site
 * @returns pages in each index; a locale without any has none
 * @throws when a page is missing, the indexer reports an error, or the bundle has not what it should
 */
export async function buildIndexes(site: string, knowledge: Knowledge): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  try {
    for (const tag of knowledge.built) {
      const pages = pagesToIndex(knowledge, tag);
      if (pages.length > 0)
        await buildIndex(join(site, BUNDLES, tag), tag, pages, (page) => read(site, knowledge.site, page, tag));
      counts.set(tag, pages.length);
    }
  } finally {
    await close();
  }
  return counts;
}

interface Document {
  /** Without the base path: Pagefind puts the one in front under which it is served. */
  url: string;
  content: string;
}

async function read(site: string, { root }: Site, page: Indexed, locale: string): Promise<Document> {
  const path = page.address.slice(root.pathname.length);
  const html = await readFile(join(site, path, "index.html"), "utf8").catch((cause: unknown) => {
    throw new Error(`The search index lacks the page ${page.address}.`, { cause });
  });
  return { url: `/${path}`, content: indexedPage(html, page, locale) };
}

/**
 * Hands the pages over in their order: the same input makes the same index. While Pagefind, which is a process of its own,
 * takes one in, the next is read; never are there more.
 */
async function buildIndex(
  folder: string,
  locale: string,
  pages: readonly Indexed[],
  readPage: (page: Indexed) => Promise<Document>,
): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: locale });
  if (index === undefined) throw new Error(`The search index for "${locale}" could not be made: ${errors.join("; ")}`);
  const add = async (document: Document): Promise<void> => {
    const added = await index.addHTMLFile(document);
    if (added.errors.length > 0)
      throw new Error(`The search index refuses ${document.url}: ${added.errors.join("; ")}`);
  };
  let adding = Promise.resolve();
  for (const page of pages) {
    const [document] = await Promise.all([readPage(page), adding]);
    adding = add(document);
  }
  await adding;
  const { files, errors: fileErrors } = await index.getFiles();
  if (fileErrors.length > 0) throw new Error(`The search index for "${locale}" failed: ${fileErrors.join("; ")}`);
  await index.deleteIndex();
  const paths = new Set(files.map(({ path }) => path));
  const own = `wasm.${locale}.pagefind`;
  const stemmer = paths.has(own) ? own : "wasm.unknown.pagefind";
  const needed = files.filter(({ path }) => NEEDED.test(path) || path === stemmer);
  await Promise.all(cutIndex(needed, locale).map((file) => write(folder, file)));
  await verify(folder, locale, pages.length);
}

async function write(folder: string, { path, content }: IndexFile): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Reads back what was written: one language, the locale's, with as many pages as there are. */
async function verify(folder: string, locale: string, pages: number): Promise<void> {
  const { languages } = JSON.parse(await readFile(join(folder, CONTENTS), "utf8")) as Contents;
  const found = Object.entries(languages).map(([language, { page_count }]) => `${language} ${page_count}`);
  const expected = `${locale} ${pages}`;
  if (found.join() !== expected)
    throw new Error(`The search index should have "${expected}" and has "${found.join(", ")}".`);
}
