/** Records that a translator has compared blocks of a translation with their original. */
import type { Block } from "../markdown/analysis.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Link } from "./links.ts";
import type { RecordedLink, TranslationRecord } from "./record.ts";

export interface Texts {
  translation: readonly Block[];
  original: readonly Block[];
}

/**
 * The record after a comparison. What was not compared stays recorded as it was; what is in step is kept with its day,
 * and known again by the words that its translation has now.
 * @param links of both texts as they are now, in their order (`linksOf`)
 * @param compared whether a link was compared
 * @param today day of the comparison, "2026-11-23"
 */
export const recordOf = (
  links: readonly Link[],
  texts: Texts,
  compared: (link: Link) => boolean,
  today: string,
): TranslationRecord =>
  links.flatMap((link): RecordedLink[] => {
    const { recorded, state } = link;
    if (state === "in-step" && recorded) return [{ ...recordNow(link, texts), on: recorded.on }];
    if (compared(link)) return [{ ...recordNow(link, texts), on: today }];
    return recorded ? [recorded] : [];
  });

/** What both texts read now. Of a removed block nothing is left but what its translation adds of its own. */
const recordNow = ({ translation, original }: Link, texts: Texts): Omit<RecordedLink, "on"> => ({
  translation: translation.map((place) => fingerprint(texts.translation[place]?.text ?? "")),
  original: original.map((place) => texts.original[place]?.text ?? ""),
});
