/** The typography of a text by its language. Languages without rules of their own get only those that hold of all. */
import { ENGLISH } from "./english.ts";
import { ITALIAN } from "./italian.ts";
import { doubleQuotes, type Quoting, quotePairs, singleQuotes } from "./quotes.ts";
import { type Rule, type Slip, slipsOf } from "./slip.ts";
import { SINGLE } from "./spaces.ts";

/** By the language's tag (BCP 47, first part). Of two rules that find something at one place, the earlier is right. */
const LANGUAGES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["en", ENGLISH],
  ["it", ITALIAN],
]);

/** Whatever a rule of a language could complain about has one of these. */
const SUSPECT = /["'`´“”«»‘’（），：；！？％—×°]|--|\s-\s|\.\.\.| [.,;:!?)]|\d[\s\p{Lu}m]|\d[-.,]\d|[èéòàìÈÉÒÀÌ]/u;

/**
 * What is wrong with one paragraph, heading, cell or field.
 * @param text its words, OPAQUE where something else stands
 * @param locale the text's own; "it-CH" and "it" are one language
 */
export function typographyOf(text: string, locale: string): Quoting {
  const spaces = slipsOf(SINGLE, text);
  const rules = LANGUAGES.get(locale.split("-")[0]?.toLowerCase() ?? "");
  if (rules === undefined || !SUSPECT.test(text)) return { slips: spaces, openings: [] };
  const byRules = rules.flatMap((rule) => slipsOf(rule, text));
  const pairs = quotePairs(text);
  const { kept, taken } = withoutOverlaps([...byRules, ...pairs.slips, ...doubleQuotes(text), ...spaces]);
  const left = [...text.matchAll(/'/gu)].map(({ index }) => index).filter((index) => !taken.has(index));
  const slips = [...kept, ...singleQuotes(text, left)].toSorted((a, b) => a.start - b.start);
  return { slips, openings: pairs.openings };
}

/** The earlier of two in the list stays. */
function withoutOverlaps(slips: readonly Slip[]): { kept: Slip[]; taken: ReadonlySet<number> } {
  const taken = new Set<number>();
  const kept = slips.filter(({ start, end }) => {
    const places = Array.from({ length: end - start }, (_, index) => start + index);
    const isFree = places.every((place) => !taken.has(place));
    if (isFree) for (const place of places) taken.add(place);
    return isFree;
  });
  return { kept, taken };
}
