/** Records that a translator has compared blocks of a translation with their original. */
import type { Block } from "../markdown/analysis.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Link } from "./link.ts";
import type { RecordedLink, TranslationRecord } from "./record.ts";

export interface Texts {
  translation: readonly Block[];
  original: readonly Block[];
}

/**
 * The links that hold one of some blocks of the translation, and what is missing directly behind those.
 * @param links in their order (`linksOf`)
 * @param blocks numbers from 1; 0 is what is missing before the first
 */
export function linksAt(links: readonly Link[], blocks: ReadonlySet<number>): Set<Link> {
  let isAsked = blocks.has(0);
  return new Set(
    links.filter(({ translation }) => {
      if (translation.length > 0) isAsked = translation.some((place) => blocks.has(place + 1));
      return isAsked;
    }),
  );
}

/**
 * The record after a comparison. What was not compared stays as it was recorded; what is in step keeps its day, and is
 * known again by the words that its translation has now.
 * @param links of both texts as they are now, in their order (`linksOf`)
 * @param today day of the comparison, "2026-11-23"
 */
export function recordAfter(
  record: TranslationRecord,
  links: readonly Link[],
  texts: Texts,
  compared: ReadonlySet<Link>,
  today: string,
): TranslationRecord {
  if (links.every((link) => compared.has(link))) return links.map((link) => entryOf(link, texts, today));
  // What has entries takes the place of the first, what has none comes behind the last entry of the link before.
  const instead = new Map<RecordedLink | undefined, RecordedLink[]>([[undefined, []]]);
  for (const entry of record) instead.set(entry, [entry]);
  let last: RecordedLink | undefined;
  for (const link of links) {
    const [first = last, ...others] = link.entries;
    if (compared.has(link)) {
      for (const entry of link.entries) instead.set(entry, []);
      instead.get(first)?.push(entryOf(link, texts, today));
    }
    last = others.at(-1) ?? first;
  }
  return [...instead.values()].flat();
}

/** What both texts read now. Of a removed block nothing is left but what its translation adds of its own. */
const entryOf = ({ translation, original, state, recorded }: Link, texts: Texts, today: string): RecordedLink => ({
  on: state === "in-step" && recorded ? recorded.on : today,
  translation: translation.map((place) => fingerprint(texts.translation[place]?.text ?? "")),
  original: original.map((place) => texts.original[place]?.text ?? ""),
});
