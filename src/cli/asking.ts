/** Asks the search bundles of a served site, in Node, by the code that the browser runs. */
import { translator } from "../i18n/translate.ts";
import { proseAddress, sourceAddress } from "../knowledge/addresses.ts";
import type { JudgedSearch, Knowledge } from "../knowledge/model.ts";
import { answer } from "../search/answer.ts";
import { bundleAddress } from "../search/bundle.ts";
import { DEPTH, type Outcome, outcomeOf } from "../search/judge.ts";
import { type Bundle, openBundle, type PagefindModule } from "../search/pagefind.ts";
import { spellingOf } from "../search/query.ts";
import type { Result } from "../search/result.ts";

/** A judged search and what the site answers. */
export interface Answer {
  search: JudgedSearch;
  outcome: Outcome;
  results: readonly Result[];
}

/**
 * Asks a site every judged search of its knowledge base, each in its own language alone.
 * @param start address of the site's start page, ending in "/"
 * @throws when a language with judged searches has no bundle
 */
export async function askAll(knowledge: Knowledge, start: string): Promise<Answer[]> {
  const bundles = new Map<string, Bundle>();
  const answers: Answer[] = [];
  for (const search of knowledge.searches) {
    const bundle = bundles.get(search.locale) ?? (await bundleOf(start, search.locale));
    bundles.set(search.locale, bundle);
    const results = await ask(search.query, bundle);
    const expected = { address: addressOf(search, knowledge), section: search.section };
    answers.push({ search, results, outcome: outcomeOf(expected, results) });
  }
  return answers;
}

/** The first results of a query, as a reader of the bundle's language gets them. */
export async function ask(text: string, bundle: Bundle): Promise<Result[]> {
  const { finding } = await answer(text, [bundle], { kinds: [], topics: [] }, async () => []);
  return finding.next(DEPTH);
}

/**
 * Opens a locale's bundle of a served site.
 *
 * A copy of Pagefind's module holds the stemmer of one language. The copies of all bundles are alike, and modules with
 * one address are one module, so each gets an address of its own by a last line that differs.
 */
export async function bundleOf(start: string, locale: string): Promise<Bundle> {
  const address = new URL(bundleAddress(new URL(start).pathname, locale), start).href;
  const response = await fetch(`${address}pagefind.js`);
  if (!response.ok)
    throw new Error(`The site has no search bundle for "${locale}": ${address} answers ${response.status}.`);
  const code = `${await response.text()}\n// ${address}`;
  const module: PagefindModule = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  const t = translator(locale);
  return openBundle(module, locale, address, spellingOf(t("search.elided"), t("search.endings")));
}

function addressOf({ kind, id, locale }: JudgedSearch, { site, articles, pages }: Knowledge): string {
  if (kind === "source") return sourceAddress(site, locale, id);
  const prose = (kind === "article" ? articles : pages).get(id)?.get(locale);
  if (prose === undefined) throw new Error(`The knowledge base has no ${kind} "${id}" in "${locale}".`);
  return proseAddress(site, prose);
}
