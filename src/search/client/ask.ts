/** Asks the bundle of one language. */
import type { Kind } from "../bundle.ts";
import { foundWords } from "./found.ts";
import { canMean } from "./meaning.ts";
import type { Bundle, Counts, Fragment, Ranked, Response, Search } from "./pagefind.ts";
import { parseQuery } from "./query.ts";

/** What a reader wants of the results; an empty list wants all. */
export interface Choice {
  kinds: readonly Kind[];
  topics: readonly string[];
}

/** What one bundle has: pages in order, and the works among all pages that the query finds without filters. */
export interface Reply {
  locale: string;
  /** The query's words, as the bundle's language reads them. */
  asked: readonly string[];
  ranked: readonly Ranked[];
  found: ReadonlySet<string>;
}

/** Pages that have all words of a query and its phrases. */
export async function ask(text: string, { locale, pagefind, spelling }: Bundle, choice: Choice): Promise<Reply> {
  const { words, asked, phrases } = parseQuery(text, spelling);
  const nothing: Reply = { locale, asked, ranked: [], found: new Set() };
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
  const unfiltered = Object.keys(filters).length > 0 ? await pagefind.search(plain) : all;
  const unseen = await unseenIn(unfiltered.results, asked);
  // A word may mean something elsewhere in the index, and its other forms here.
  const isKnown = async (word: string): Promise<boolean> => {
    const { results } = await pagefind.search(word);
    return (await unseenIn(results, [word])).length === 0;
  };
  if (unfiltered.results.length > 0 && (await Promise.all(unseen.map(isKnown))).includes(false)) return nothing;
  const hasPhrases = ({ id }: Ranked): boolean =>
    exact.every(({ results }) => results.some((other) => other.id === id));
  return {
    locale,
    asked,
    ranked: all.results.filter(hasPhrases),
    // What Pagefind counts without filters it counts without regard to the phrase, too.
    found: [all.totalFilters, ...exact.map((response) => response.filters)]
      .map(worksOf)
      .reduce((left, right) => left.intersection(right)),
  };
}

/** Results that are looked at for the words of the query. */
const PROBED = 8;

/**
 * The words that results are not about: for a word that it does not know, Pagefind takes the longest beginning that it
 * does know, down to one letter. Most often the best result tells; where it does not, the next may.
 */
async function unseenIn([best, ...others]: readonly Ranked[], asked: readonly string[]): Promise<readonly string[]> {
  if (best === undefined) return asked;
  const unseen = notIn(asked, await best.data());
  if (unseen.length === 0) return unseen;
  const more = await Promise.all(others.slice(0, PROBED - 1).map((result) => result.data()));
  return more.reduce(notIn, unseen);
}

/** The words that no found word of a page can mean. */
function notIn(asked: readonly string[], { words, locations }: Fragment): readonly string[] {
  const found = foundWords(words, locations);
  return asked.filter((word) => !found.some((other) => canMean(word, other)));
}

/** @throws when the index has lost the file that tells them: without a list there are no entries */
const worksOf = ({ work }: Response["filters"]): Set<string> =>
  new Set(Object.entries(work as Counts).flatMap(([name, count]) => (count > 0 ? [name] : [])));
