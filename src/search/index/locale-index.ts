/** The search bundle of one locale, from its finished pages. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex, type IndexFile } from "pagefind";
import { CONTENTS, type Contents, cutIndex } from "./cut.ts";
import { indexedPage } from "./indexed-page.ts";
import type { Indexed } from "./pages.ts";

/** Plain data, which another thread can be given. */
export interface IndexTask {
  /** Folder of the finished site. */
  site: string;
  /** The path that it is served under, with a slash at both ends. */
  root: string;
  /** Folder for the bundle. */
  bundle: string;
  locale: string;
  pages: readonly Indexed[];
  /** What the locale puts between words of a list. */
  separator: string;
}

/** What a search asks for: not Pagefind's interfaces, nor its worker, nor the stemmer that another language needs. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|[^/]+\.pf_meta|(?:fragment|index|filter)\/.+)$/u;

/**
 * Writes the bundle. Pagefind is one process for all of a thread, and ends with this.
 * @throws when a page is missing, Pagefind reports an error, or the bundle has not what it should
 */
export async function buildIndex(task: IndexTask): Promise<void> {
  const { bundle, locale, pages } = task;
  try {
    const files = await indexed(task);
    const paths = new Set(files.map(({ path }) => path));
    const own = `wasm.${locale}.pagefind`;
    const stemmer = paths.has(own) ? own : "wasm.unknown.pagefind";
    const needed = files.filter(({ path }) => NEEDED.test(path) || path === stemmer);
    await Promise.all(cutIndex(needed, locale).map((file) => write(bundle, file)));
    await verify(bundle, locale, pages.length);
  } finally {
    await close();
  }
}

interface Document {
  /** Without the base path: Pagefind puts the one in front under which it is served. */
  url: string;
  content: string;
}

async function read({ site, root, locale, separator }: IndexTask, page: Indexed): Promise<Document> {
  const path = page.address.slice(root.length);
  const html = await readFile(join(site, path, "index.html"), "utf8").catch((cause: unknown) => {
    throw new Error(`The search index lacks the page ${page.address}.`, { cause });
  });
  return { url: `/${path}`, content: indexedPage(html, page, locale, separator) };
}

/**
 * Hands the pages over in their order: the same input makes the same index. While Pagefind, which is a process of its own,
 * takes one in, the next is read; never are there more.
 */
async function indexed(task: IndexTask): Promise<IndexFile[]> {
  const { locale, pages } = task;
  const { index, errors } = await createIndex({ forceLanguage: locale });
  if (index === undefined) throw new Error(`The search index for "${locale}" could not be made: ${errors.join("; ")}`);
  const add = async (document: Document): Promise<void> => {
    const added = await index.addHTMLFile(document);
    if (added.errors.length > 0)
      throw new Error(`The search index refuses ${document.url}: ${added.errors.join("; ")}`);
  };
  let adding = Promise.resolve();
  for (const page of pages) {
    const [document] = await Promise.all([read(task, page), adding]);
    adding = add(document);
  }
  await adding;
  const { files, errors: fileErrors } = await index.getFiles();
  if (fileErrors.length > 0) throw new Error(`The search index for "${locale}" failed: ${fileErrors.join("; ")}`);
  return files;
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
