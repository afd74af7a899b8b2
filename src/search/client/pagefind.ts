/** What the site uses of Pagefind 1.6's browser module, which brings no types, and how a bundle is opened. */
import { FILTERS, type Field, type Filter, type Note } from "../bundle.ts";
import { RANKING } from "../ranking.ts";
import { wordsOf } from "./found.ts";
import type { Spelling } from "./query.ts";
import { pause } from "./typing.ts";

/** A page's text and where in it the words of the query stand. */
export interface Fragment {
  url: string;
  /** The words of the text, as its positions count them. */
  words: readonly string[];
  meta: Partial<Record<Field, string>>;
  /** Values of the page, one each. */
  filters: Partial<Record<Filter | Note, readonly string[]>>;
  /** Positions of the found words among the words. */
  locations: number[];
  /** The found words' surroundings: "<" and ">" escaped, found words in `<mark>`. */
  excerpt: string;
  sub_results: SubResult[];
}

/** A part of a page that begins at a heading; the first may be what stands before all headings. */
export interface SubResult {
  title: string;
  /** With the heading's id as its fragment. */
  url: string;
  excerpt: string;
  weighted_locations: { balanced_score: number; location: number }[];
}

export interface Ranked {
  /** Of the page in its index. */
  id: string;
  score: number;
  /** Loads the page's text. */
  data(): Promise<Fragment>;
}

/** A page's text as Pagefind gives it. */
type Loaded = Omit<Fragment, "words"> & { content: string; raw_content: string };

export type Counts = Record<string, number>;

export interface Response {
  /** Best first. */
  results: Ranked[];
  /** Pages that the query finds whatever filters are chosen, by filter and value; 0 for values without any. */
  totalFilters: Partial<Record<Filter, Counts>>;
  /** The same of the results alone. */
  filters: Partial<Record<Filter, Counts>>;
}

export interface Search {
  /** Any of the values of a filter will do. */
  filters?: Partial<Record<Filter, { any: readonly string[] }>>;
}

export interface Pagefind {
  init(): Promise<void>;
  /** Loads what a search needs without searching: of filters the values, without which no counts come with a search. */
  preload(query: string | null, options: Search): Promise<void>;
  search(query: string, options?: Search): Promise<Response>;
}

/** Pagefind's module; each copy of it holds the stemmer of one language, so each bundle comes with its own. */
export interface PagefindModule {
  createInstance(options: Record<string, unknown>): Pagefind;
}

/** An index that can be asked. */
export interface Bundle {
  locale: string;
  pagefind: Pagefind;
  /** How queries in its language are read. */
  spelling: Spelling;
}

/** Words in an excerpt. */
const EXCERPT = 28;

/**
 * Makes a bundle ready to be asked.
 * @param address of the bundle's folder
 * @throws when a file that every search needs cannot be loaded
 */
export async function openBundle(
  module: PagefindModule,
  locale: string,
  address: string,
  spelling: Spelling,
): Promise<Bundle> {
  // Without a worker, a search needs no more than `script-src 'self' 'wasm-unsafe-eval'`, and starts sooner.
  const pagefind = module.createInstance({
    basePath: address,
    noWorker: true,
    excerptLength: EXCERPT,
    excerptEllipsis: "…",
    ranking: RANKING,
  });
  await pagefind.init();
  await pagefind.preload(null, { filters: Object.fromEntries(FILTERS.map((name) => [name, { any: [] }])) });
  return { locale, pagefind: withOwnFragments(pagefind), spelling };
}

/**
 * Pagefind keeps one object a page, and writes into it what the search says that asks for it; of two searches that ask at
 * once both get what the second says. Here each gets a copy of its own before the next may ask for the same page. The
 * first pages are loaded when the reader pauses, so that a first search loads nothing for what only began it.
 */
function withOwnFragments(pagefind: Pagefind): Pagefind {
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = (result: Ranked, paused: Promise<void>): Ranked => ({
    ...result,
    data: async () => {
      const { id } = result;
      if (turns.size === 0) await paused;
      // Whoever comes next does not inherit a failure.
      const own = Promise.resolve(turns.get(id))
        .then(result.data, result.data)
        .then((loaded) => withWords(loaded as unknown as Loaded));
      turns.set(id, own);
      return own;
    },
  });
  return {
    ...pagefind,
    search: async (query, options) => {
      const paused = pause;
      const response = await pagefind.search(query, options);
      return { ...response, results: response.results.map((result) => inTurn(result, paused)) };
    },
  };
}

/** Stands between the words of languages that write them side by side; Pagefind takes it out of the plain text. */
const ZERO_WIDTH_SPACE = "\u200B";

function withWords(loaded: Loaded): Fragment {
  const { content, raw_content } = loaded;
  const isUnspaced = raw_content.includes(ZERO_WIDTH_SPACE);
  return { ...loaded, words: isUnspaced ? raw_content.split(ZERO_WIDTH_SPACE) : wordsOf(content) };
}
