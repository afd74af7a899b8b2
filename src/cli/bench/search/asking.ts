/** Asks the search bundles of a served site, in Node, by the code that the browser runs. */
import { translator } from "../../../i18n/translate.ts";
import { proseAddress, sourceAddress } from "../../../knowledge/addresses.ts";
import type { JudgedSearch, Knowledge } from "../../../knowledge/model.ts";
import { bundleAddress } from "../../../search/bundle.ts";
import { answer } from "../../../search/client/answer.ts";
import { type Bundle, openBundle, type PagefindModule } from "../../../search/client/pagefind.ts";
import { spellingOf } from "../../../search/client/query.ts";
import type { Result } from "../../../search/client/result.ts";
import { DEPTH, type Expected, type Given, type Outcome, outcomeOf } from "../../../search/judge.ts";

/** A judged search and what the site answers. */
export interface Judged {
  search: JudgedSearch;
  outcome: Outcome;
  results: readonly Result[];
}

/**
 * Asks a site every judged search of its knowledge base, each as a reader of its language does: the other languages come
 * after the own one where that has nothing.
 * @param start address of the site's start page, ending in "/"
 * @throws when a language has no bundle
 */
export async function askAll(knowledge: Knowledge, start: string): Promise<Judged[]> {
  const bundles = new Map<string, Promise<Bundle>>();
  const opened = (locale: string): Promise<Bundle> => {
    const bundle = bundles.get(locale) ?? bundleOf(start, locale);
    bundles.set(locale, bundle);
    return bundle;
  };
  const judged: Judged[] = [];
  for (const search of knowledge.searches) {
    const others = knowledge.site.locales.flatMap(({ tag }) => (tag === search.locale ? [] : [tag]));
    const given = await ask(search.query, await opened(search.locale), () => Promise.all(others.map(opened)));
    judged.push({ search, results: given.results, outcome: outcomeOf(expectedOf(search, knowledge), given) });
  }
  return judged;
}

/** The first results of a query, as a reader of the bundle's language gets them. */
async function ask(
  text: string,
  own: Bundle,
  others: () => Promise<readonly Bundle[]>,
): Promise<Given & { results: Result[] }> {
  const { finding, way } = await answer(text, [own], { kinds: [], topics: [] }, others);
  return { way, total: finding.total, results: await finding.next(DEPTH) };
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
    throw new Error(`The site has no search bundle for “${locale}”: ${address} answers ${response.status}.`);
  const code = `${await response.text()}\n// ${address}`;
  const module: PagefindModule = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  const t = translator(locale);
  return openBundle(module, locale, address, spellingOf(t("search.elided"), t("search.endings")));
}

function expectedOf(search: JudgedSearch, { site, articles, pages }: Knowledge): Expected | undefined {
  if (search.kind === "nothing") return undefined;
  const { kind, id, locale, section } = search;
  if (kind === "source") return { address: sourceAddress(site, locale, id), section };
  const prose = (kind === "article" ? articles : pages).get(id)?.get(locale);
  if (prose === undefined) throw new Error(`The knowledge base has no ${kind} “${id}” in “${locale}”.`);
  return { address: proseAddress(site, prose), section };
}
