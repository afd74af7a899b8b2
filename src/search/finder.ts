/** Asks the bundles of one or more languages and joins what they answer. */
import { KINDS, type Kind, readVariants, readWork } from "./bundle.ts";
import { type Stretch, stretchesOf, typographic } from "./excerpt.ts";
import { foundWords, isRelated } from "./found.ts";
import type { Bundle, Fragment, Ranked, Response, Search, SubResult } from "./pagefind.ts";
import type { Query } from "./query.ts";

/** What a reader wants of the results; an empty list wants all. */
export interface Choice {
  kinds: readonly Kind[];
  topics: readonly string[];
}

/** A place inside a page. */
export interface Part {
  title: string;
  address: string;
  excerpt: Stretch[];
}

export interface Result {
  locale: string;
  kind: Kind;
  address: string;
  title: string;
  trail: string;
  /** Language of title and text where it is not the locale's. */
  lang: string | undefined;
  excerpt: Stretch[];
  /** Best first, at most three. */
  parts: Part[];
  /** The words by which it was found, as they stand in the text. */
  words: string[];
  /** Addresses of its variants that were found too, by locale. */
  twins: Map<string, string>;
}

export interface Finding {
  /** Pages found; the variants of one count once. */
  total: number;
  /** Of those, the ones that only another language than the first bundle's has. */
  onlyElsewhere: number;
  /** How many there would be with one value of a filter, the choice in the other filters standing. */
  counts: { kinds: Map<Kind, number>; topics: Map<string, number> };
  /** The next best results, fewer than asked for at the end. */
  next(most: number): Promise<Result[]>;
}

/** Parts of a page that a result shows. */
const PARTS = 3;

/**
 * Finds pages that have all words of a query and its phrases.
 * @param bundles of the languages to search; the first is the page's own
 */
export async function find(query: Query, bundles: readonly Bundle[], choice: Choice): Promise<Finding> {
  const answers = await Promise.all(bundles.map((bundle) => ask(query, bundle, choice)));
  const works = new Map<string, Set<string>>();
  for (const { locale, found } of answers) {
    for (const work of found) works.set(work, (works.get(work) ?? new Set()).add(locale));
  }
  const chosen = [...works.keys()].filter((name) => isChosen(name, choice));
  const own = bundles[0]?.locale ?? "";
  return {
    total: chosen.length,
    onlyElsewhere: chosen.filter((name) => !works.get(name)?.has(own)).length,
    counts: countsOf([...works.keys()], choice),
    next: inTurn(answers, works, query),
  };
}

/** What one bundle has: pages in order, and the works among all pages that the query finds without filters. */
interface Answer {
  locale: string;
  ranked: readonly Ranked[];
  found: ReadonlySet<string>;
}

async function ask({ words, phrases }: Query, { locale, pagefind }: Bundle, choice: Choice): Promise<Answer> {
  const filters: Search["filters"] = {
    ...(choice.kinds.length > 0 && { kind: { any: choice.kinds } }),
    ...(choice.topics.length > 0 && { topic: { any: choice.topics } }),
  };
  const texts = [words.join(" "), ...phrases.map((phrase) => `"${phrase.join(" ")}"`)];
  const responses = await Promise.all(texts.map((text) => pagefind.search(text, { filters })));
  const [all, ...exact] = responses as [Response, ...Response[]];
  if (!(await isMeant(words, all, filters, texts[0] ?? "", pagefind))) return { locale, ranked: [], found: new Set() };
  // The order is that of all words; a single phrase brings the surroundings of the phrase.
  const within = all.results.flatMap((result) => {
    const same = exact.map(({ results }) => results.find(({ id }) => id === result.id));
    if (same.includes(undefined)) return [];
    return [{ ...result, data: (same[0] ?? result).data }];
  });
  return { locale, ranked: within, found: responses.map(worksOf).reduce((left, right) => left.intersection(right)) };
}

/**
 * Whether the results are about the words at all: for a word that it does not know, Pagefind takes the longest
 * beginning that it does know, down to one letter. All results then have the same fault, so the best one tells.
 */
async function isMeant(
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
  const found = foundWords(content, locations);
  return words.every((word) => found.some((other) => isRelated(word, other)));
}

const worksOf = ({ totalFilters }: Response): Set<string> =>
  new Set(Object.entries(totalFilters.work ?? {}).flatMap(([name, count]) => (count > 0 ? [name] : [])));

const isChosen = (name: string, { kinds, topics }: Choice): boolean => {
  const { kind, topic } = readWork(name);
  return (kinds.length === 0 || kinds.includes(kind)) && (topics.length === 0 || topics.includes(topic ?? ""));
};

function countsOf(names: readonly string[], choice: Choice): Finding["counts"] {
  const ofKinds = names.filter((name) => isChosen(name, { ...choice, kinds: [] })).map((name) => readWork(name).kind);
  const ofTopics = names
    .filter((name) => isChosen(name, { ...choice, topics: [] }))
    .map((name) => readWork(name).topic);
  const kinds = new Map(KINDS.map((kind) => [kind, ofKinds.filter((other) => other === kind).length]));
  const topics = new Map<string, number>();
  for (const topic of ofTopics) if (topic !== undefined) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  return { kinds, topics };
}

/** Results of all languages by score, each loaded only when its turn comes, each work once. */
function inTurn(
  answers: readonly Answer[],
  works: ReadonlyMap<string, ReadonlySet<string>>,
  query: Query,
): Finding["next"] {
  const queue = answers
    .flatMap(({ locale, ranked }) => ranked.map((result) => ({ locale, result })))
    .toSorted((a, b) => b.result.score - a.result.score);
  const shown = new Set<string>();
  const take = async (most: number): Promise<Result[]> => {
    const batch = queue.splice(0, most);
    if (batch.length === 0) return [];
    const loaded = await Promise.all(
      batch.map(async ({ locale, result }) => resultOf(locale, await result.data(), works, query)),
    );
    const fresh = loaded.filter(({ work }) => !shown.has(work) && shown.add(work)).map(({ result }) => result);
    return fresh.length < most ? [...fresh, ...(await take(most - fresh.length))] : fresh;
  };
  return take;
}

function resultOf(
  locale: string,
  { url, content, locations, meta, filters, excerpt, sub_results }: Fragment,
  works: ReadonlyMap<string, ReadonlySet<string>>,
  { words }: Query,
): { work: string; result: Result } {
  const [work = ""] = filters.work ?? [];
  const { kind } = readWork(work);
  const found = works.get(work);
  const result: Result = {
    locale,
    kind,
    address: url,
    title: typographic(meta.title ?? meta.name ?? url),
    trail: typographic(filters.trail?.[0] ?? ""),
    lang: filters.lang?.[0],
    excerpt: stretchesOf(excerpt),
    parts: partsOf(sub_results),
    words: locations.length > 0 ? foundWords(content, locations) : [...words],
    twins: new Map(
      [...readVariants(filters.variants?.[0] ?? "")].filter(([other]) => other !== locale && found?.has(other)),
    ),
  };
  return { work, result };
}

function partsOf(parts: readonly SubResult[]): Part[] {
  const weight = ({ weighted_locations }: SubResult): number =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return parts
    .filter(({ url }) => url.includes("#"))
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, PARTS)
    .map(({ title, url, excerpt }) => ({ title: typographic(title), address: url, excerpt: stretchesOf(excerpt) }));
}
