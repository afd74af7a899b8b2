/** What the index knows of a found page, as the reader sees it. */
import type { Answer } from "./ask.ts";
import { type Kind, readVariants, readWork } from "./bundle.ts";
import { nearFound, repeats, type Stretch, stretchesOf, typographic, withoutTitle } from "./excerpt.ts";
import { foundWords, isRelated, plainWord } from "./found.ts";
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

/**
 * @param works in which languages the query found each work
 */
export function resultOf(
  { locale, words }: Answer,
  { url, content, locations, meta, filters, excerpt, sub_results }: Fragment,
  works: ReadonlyMap<string, ReadonlySet<string>>,
): { work: string; result: Result } {
  const [work = ""] = filters.work ?? [];
  const { kind } = readWork(work);
  const found = works.get(work);
  const isMeant = (word: string): boolean => words.some((asked) => isRelated(asked, plainWord(word)));
  const parts = partsOf(sub_results, isMeant);
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
    words: foundWords(content, locations).filter(isMeant),
    twins: new Map(
      [...readVariants(filters.variants?.[0] ?? "")].filter(([other]) => other !== locale && found?.has(other)),
    ),
  };
  return { work, result };
}

function partsOf(parts: readonly SubResult[], isMeant: (word: string) => boolean): Part[] {
  const weight = ({ weighted_locations }: SubResult): number =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return parts
    .filter(({ url }) => url.includes("#"))
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, PARTS)
    .map(({ title: plain, url, excerpt }) => {
      const title = typographic(plain);
      return { title, address: url, excerpt: nearFound(withoutTitle(stretchesOf(excerpt, isMeant), title)) };
    });
}
