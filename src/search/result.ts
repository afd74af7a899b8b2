/** What the index knows of a found page, as the reader sees it. */
import type { Answer } from "./ask.ts";
import { type Kind, readVariants, readWork } from "./bundle.ts";
import { nearFound, repeats, type Stretch, stretchesOf, typographic, withoutTitle } from "./excerpt.ts";
import { foundWords, isRelated, plainWord, wordsOf } from "./found.ts";
import type { Fragment, SubResult } from "./pagefind.ts";

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
  /** Empty where a part shows the same. */
  excerpt: Stretch[];
  /** Best first, at most three. */
  parts: Part[];
  /** The words by which it was found, as they stand in the text. */
  words: string[];
  /** Addresses of its variants that were found too, by locale. */
  twins: Map<string, string>;
}

/** Parts of a page that a result shows. */
const PARTS = 3;

/** A result, and what tells its place among the others. */
export interface Placed {
  result: Result;
  work: string;
  /** Whether the query is its whole title: whoever types that wants the page itself. */
  isNamed: boolean;
}

/** @param works in which languages the query found each work */
export function resultOf(
  { locale, words }: Answer,
  { url, content, locations, meta, filters, excerpt, sub_results }: Fragment,
  works: ReadonlyMap<string, ReadonlySet<string>>,
): Placed {
  const [work = ""] = filters.work ?? [];
  const { kind } = readWork(work);
  const found = works.get(work);
  const isMeant = isMeantBy(words);
  const text = wordsOf(content);
  const parts = partsOf(sub_results, text, words);
  const title = typographic(meta.title ?? meta.name ?? url);
  const surroundings = withoutTitle(stretchesOf(excerpt, isMeant), title);
  const result: Result = {
    locale,
    kind,
    address: url,
    title,
    trail: typographic(filters.trail?.[0] ?? ""),
    lang: filters.lang?.[0],
    excerpt: parts.some((part) => repeats(surroundings, part.excerpt)) ? [] : surroundings,
    parts,
    words: foundWords(text, locations).filter(isMeant),
    twins: new Map(
      [...readVariants(filters.variants?.[0] ?? "")].filter(([other]) => other !== locale && found?.has(other)),
    ),
  };
  return { work, result, isNamed: isTitle(title, words) };
}

function isTitle(title: string, words: readonly string[]): boolean {
  const own = new Set(wordsOf(title).map(plainWord).filter(Boolean));
  return own.size === words.length && words.every((word) => [...own].some((other) => isRelated(word, other)));
}

/** Parts with most words of the query come first: "of" twenty times is less than "node" and "failure" once. */
function partsOf(parts: readonly SubResult[], text: readonly string[], words: readonly string[]): Part[] {
  const isMeant = isMeantBy(words);
  const weight = ({ weighted_locations }: SubResult): number =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const wordsIn = ({ weighted_locations }: SubResult): number => {
    const locations = weighted_locations.map(({ location }) => location);
    const found = foundWords(text, locations);
    return words.filter((word) => found.some((other) => isRelated(word, other))).length;
  };
  return parts
    .filter(({ url }) => url.includes("#"))
    .toSorted((a, b) => wordsIn(b) - wordsIn(a) || weight(b) - weight(a))
    .slice(0, PARTS)
    .map(({ title: plain, url, excerpt }) => {
      const title = typographic(plain);
      return { title, address: url, excerpt: nearFound(withoutTitle(stretchesOf(excerpt, isMeant), title)) };
    });
}

/** Whether a word of the text is one that was asked for, not only one that Pagefind guessed at. */
const isMeantBy =
  (words: readonly string[]) =>
  (word: string): boolean =>
    words.some((asked) => isRelated(asked, plainWord(word)));
