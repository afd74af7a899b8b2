/** What the index knows of a found page, as the reader sees it. */

import { entryId } from "../../citations/ids.ts";
import { type Kind, languageOfEntry, readVariants, readWork } from "../bundle.ts";
import type { Reply } from "./ask.ts";
import { nearFound, type Stretch, stretchesOf, typographic, withoutTitle } from "./excerpt.ts";
import { foundWords, wordsOf } from "./found.ts";
import { canMean, inflects, isForm, lettersOf } from "./meaning.ts";
import type { Fragment, SubResult } from "./pagefind.ts";
import { plainWord } from "./word.ts";

/** A place inside a page. */
export interface Part {
  title: string;
  address: string;
  excerpt: Stretch[];
  /** Language of the excerpt where it is known to be an entry's of a bibliography. */
  lang: string | undefined;
}

export interface Result {
  locale: string;
  kind: Kind;
  address: string;
  title: string;
  trail: string;
  /** Language of title and text where it is not the locale's. */
  lang: string | undefined;
  /** Empty where the parts tell more. */
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
  /** Whether the query names one of its authors. */
  isByAuthor: boolean;
  /** Whether every word that was asked for is in it, and not only one that begins alike. */
  isMeant: boolean;
}

/** @param works in which languages the query found each work */
export function resultOf(
  { locale, asked }: Reply,
  { url, words, locations, meta, filters, excerpt, sub_results }: Fragment,
  works: ReadonlyMap<string, ReadonlySet<string>>,
): Placed {
  const [work = ""] = filters.work ?? [];
  const { kind } = readWork(work);
  const found = works.get(work);
  const title = typographic(meta.title ?? meta.name ?? url);
  const isMeant = isMeantBy(asked);
  const allFound = foundWords(words, locations);
  const own = namedParts(sub_results, words, asked);
  const [intro] = own.filter((part) => !part.url.includes("#"));
  const parts = own.filter((part) => part.url.includes("#")).slice(0, PARTS);
  // What stands before all headings is worth showing where it says as much as the best part; parts never overlap.
  const isTelling = parts.length === 0 || (intro?.asked ?? 0) >= (parts[0]?.asked ?? 0);
  const result: Result = {
    locale,
    kind,
    address: url,
    title,
    trail: typographic(filters.trail?.[0] ?? ""),
    lang: filters.lang?.[0],
    excerpt: isTelling ? withoutTitle(stretchesOf(intro?.excerpt ?? excerpt, isMeant), title) : [],
    parts: parts.map((part) => {
      const name = typographic(part.title);
      return {
        title: name,
        address: part.url,
        excerpt: nearFound(withoutTitle(stretchesOf(part.excerpt, isMeant), name)),
        lang: entryLanguage(filters.entries?.[0], part),
      };
    }),
    words: allFound.filter(isMeant),
    twins: new Map([...readVariants(filters.variants?.[0])].filter(([other]) => other !== locale && found?.has(other))),
  };
  return {
    work,
    result,
    isNamed: isTitle(title, asked),
    isByAuthor: isAuthor(meta.authors, asked),
    // A letter may stand for a sign: "256 x 256".
    isMeant: asked.every((word) => word.length < 2 || allFound.some((other) => canMean(word, other))),
  };
}

/** The title of an entry begins with its number: "[3] Jouppi and others, 2017". */
function entryLanguage(languages = "", { url, title }: SubResult): string | undefined {
  const [, number = 0] = /^\[(\d+)\] /u.exec(title) ?? [];
  return url.includes(`#${entryId("")}`) ? languageOfEntry(languages, Number(number)) : undefined;
}

const plainWords = (text: string): string[] => wordsOf(text).map((word) => lettersOf(plainWord(word)));

function isTitle(title: string, asked: readonly string[]): boolean {
  const own = new Set(plainWords(title).filter(Boolean));
  const words = asked.map((word) => lettersOf(plainWord(word)));
  return (
    own.size === words.length &&
    words.every((word) => [...own].some((other) => other === word || inflects(other, word) || inflects(word, other)))
  );
}

function isAuthor(authors = "", asked: readonly string[] = []): boolean {
  const names = plainWords(authors);
  return asked.some((word) => names.includes(lettersOf(plainWord(word))));
}

/** A part with the number of asked words in it. */
type Counted = SubResult & { asked: number };

/**
 * Parts with most words of the query come first: "of" twenty times is less than "node" and "failure" once. Of parts with
 * one name the best stands for all; nobody could tell their links apart.
 */
function namedParts(parts: readonly SubResult[], words: readonly string[], asked: readonly string[]): Counted[] {
  const weight = ({ weighted_locations }: SubResult): number =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const counted = parts.map((part): Counted => {
    const locations = part.weighted_locations.map(({ location }) => location);
    const found = foundWords(words, locations);
    return { ...part, asked: asked.filter((word) => found.some((other) => isForm(word, other))).length };
  });
  const ordered = counted.toSorted((a, b) => b.asked - a.asked || weight(b) - weight(a));
  return [...new Map(ordered.toReversed().map((part) => [part.title, part])).values()].toReversed();
}

/** Whether a found word is to be marked: one that was asked for, and not only something that begins like it. */
const isMeantBy =
  (asked: readonly string[]) =>
  (found: string): boolean =>
    asked.some((word) => (lettersOf(word).length > 3 ? canMean : isForm)(word, plainWord(found)));
