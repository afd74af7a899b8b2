/** What the site uses of Pagefind 1.6's browser module, which brings no types, and how a bundle is opened. */
import { FILTERS, type Field, type Filter, type Note } from "./bundle.ts";
import type { Spelling } from "./query.ts";
import { RANKING } from "./ranking.ts";

/** A page's text and where in it the words of the query stand. */
export interface Fragment {
  url: string;
  /** The text; its words are what white space parts. */
  content: string;
  meta: Partial<Record<Field, string>>;
  /** Values of the page, one each. */
  filters: Partial<Record<Filter | Note, readonly string[]>>;
  /** Positions of the found words in `content`, counted in words. */
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
  /** Loads the page's text. The object is shared between searches: copy what is to stay. */
  data(): Promise<Fragment>;
}

type Counts = Record<string, number>;

export interface Response {
  /** Best first. */
  results: Ranked[];
  /** Pages that the query finds whatever filters are chosen, by filter and value; 0 for values without any. */
  totalFilters: Partial<Record<Filter, Counts>>;
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
  return { locale, pagefind, spelling };
}
