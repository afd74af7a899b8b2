/** Builds the search bundles from the finished pages. */
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";
import { BUNDLES } from "./bundle.ts";

/** Not part of what a page says: the lists beside the text repeat the bibliography. */
const LEFT_OUT = [
  "[hidden]",
  ".print-address",
  ".margin-sources",
  ".folded-sources",
  ".entry-uses",
  ".entry-page",
  ".passage-open",
  "template",
  ".contents",
  ".breadcrumb",
];

/** Pagefind's ready-made interfaces, which this site does not use. */
const UNUSED = /(?:-ui\.|modular-ui|component-ui|highlight\.js|playground|wasm\.unknown)/u;

/**
 * Writes one bundle a locale into `<site>/pagefind/<locale>/`. One bundle each, because Pagefind goes by
 * `<html lang>` alone and would answer from the largest language where one is missing.
 * @param site folder of the finished site
 * @returns pages in each index
 * @throws when the indexer reports an error
 */
export async function buildIndexes(site: string, locales: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  try {
    for (const locale of locales) counts.set(locale, await buildIndex(site, locale));
  } finally {
    await close();
  }
  return counts;
}

async function buildIndex(site: string, locale: string): Promise<number> {
  const { index, errors } = await createIndex({ excludeSelectors: LEFT_OUT, forceLanguage: locale });
  if (index === undefined) throw new Error(`The search index for "${locale}" could not be made: ${errors.join("; ")}`);
  let pages = 0;
  for await (const file of glob("**/index.html", { cwd: join(site, locale) })) {
    const html = await readFile(join(site, locale, file), "utf8");
    if (!html.includes("data-pagefind-body")) continue;
    const added = await index.addHTMLFile({ sourcePath: join(locale, file), content: indexed(html) });
    if (added.errors.length > 0)
      throw new Error(`The search index refuses ${locale}/${file}: ${added.errors.join("; ")}`);
    pages += 1;
  }
  // A language whose first text is still to come: its search page says that there is no search.
  if (pages === 0) return 0;
  const { files, errors: fileErrors } = await index.getFiles();
  if (fileErrors.length > 0) throw new Error(`The search index for "${locale}" failed: ${fileErrors.join("; ")}`);
  await Promise.all(
    files.filter(({ path }) => !UNUSED.test(path)).map((file) => write(join(site, BUNDLES, locale), file)),
  );
  return pages;
}

/**
 * A page as it is indexed: without markers and the space before them ("word [1]." would read "word ."), and with
 * straight apostrophes, because Pagefind takes ’ for a letter and "archivio" would not find "l’archivio".
 */
const indexed = (html: string): string =>
  html.replaceAll(/\s?<span class="citation">.*?<\/span>/gsu, "").replaceAll("’", "'");

async function write(folder: string, { path, content }: { path: string; content: Uint8Array }): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
