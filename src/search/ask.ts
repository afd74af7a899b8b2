/** Asks the bundle of one language. */
import type { Kind } from "./bundle.ts";
import { foundWords, isRelated, wordsOf } from "./found.ts";
import type { Bundle, Fragment, Ranked, Response, Search } from "./pagefind.ts";
import { parseQuery } from "./query.ts";

/** What a reader wants of the results; an empty list wants all. */
export interface Choice {
  kinds: readonly Kind[];
  topics: readonly string[];
}

/** What one bundle has: pages in order, and the works among all pages that the query finds without filters. */
export interface Answer {
  locale: string;
  /** The query's, as the bundle's language reads it. */
  words: readonly string[];
  ranked: readonly Ranked[];
  found: ReadonlySet<string>;
}

/** Pages that have all words of a query and its phrases. */
export async function ask(text: string, { locale, pagefind, spelling }: Bundle, choice: Choice): Promise<Answer> {
  const { words, phrases } = parseQuery(text, spelling);
  const nothing: Answer = { locale, words, ranked: [], found: new Set() };
  if (words.length === 0) return nothing;
  const filters: Search["filters"] = {
    ...(choice.kinds.length > 0 && { kind: { any: choice.kinds } }),
    ...(choice.topics.length > 0 && { topic: { any: choice.topics } }),
  };
  const plain = words.join(" ");
  const [all, ...exact] = await Promise.all([
    pagefind.search(plain, { filters }),
    ...phrases.map((phrase) => pagefind.search(`"${phrase.join(" ")}"`)),
  ]);
  if (!(await isAbout(words, all, filters, plain, pagefind))) return nothing;
  const within = all.results.flatMap((result) => {
    const same = exact.map(({ results }) => results.find(({ id }) => id === result.id));
    if (same.includes(undefined)) return [];
    return [{ ...result, data: () => withPhrase(result, same[0]) }];
  });
  return {
    locale,
    words,
    ranked: within,
    // What Pagefind counts without filters it counts without regard to the phrase, too.
    found: [all.totalFilters, ...exact.map((response) => response.filters)]
      .map(worksOf)
      .reduce((left, right) => left.intersection(right)),
  };
}

/** A page as all words have it, with the surroundings of a phrase: of a phrase Pagefind reports one place in a page. */
async function withPhrase(result: Ranked, phrase: Ranked | undefined): Promise<Fragment> {
  const surroundings = phrase && (await phrase.data()).excerpt;
  const fragment = await result.data();
  return { ...fragment, excerpt: surroundings ?? fragment.excerpt };
}

/**
 * Whether the results are about the words at all: for a word that it does not know, Pagefind takes the longest
 * beginning that it does know, down to one letter. All results then have the same fault, so the best one tells.
 */
async function isAbout(
  words: readonly string[],
  { results, totalFilters }: Response,
  filters: Search["filters"],
  text: string,
  pagefind: Bundle["pagefind"],
): Promise<boolean> {
  const isFiltered = Object.keys(filters ?? {}).length > 0;
  const [best] = results.length > 0 || !isFiltered ? results : (await pagefind.search(text)).results;
  if (best === undefined) return Object.values(totalFilters.work ?? {}).some((count) => count > 0);
  const { content, locations } = await best.data();
  const found = foundWords(wordsOf(content), locations);
  return words.every((word) => found.some((other) => isRelated(word, other)));
}

const worksOf = ({ work = {} }: Response["filters"]): Set<string> =>
  new Set(Object.entries(work).flatMap(([name, count]) => (count > 0 ? [name] : [])));
