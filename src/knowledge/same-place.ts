/** Where a reader of one variant finds the same place in another. */
import { type Counterparts, inOriginal, inTranslation, placesOf, through } from "../translation/counterparts.ts";
import { linksOf } from "../translation/links.ts";
import { printShifts } from "../translation/place-shifts.ts";
import { proseAddress } from "./addresses.ts";
import type { Locale, Prose, Site, Variants } from "./model.ts";

/** A section of another variant. */
export interface SameSection {
  locale: Locale;
  /** With the fragment of its heading. */
  address: string;
}

/** The variants besides a text, in the order of the site's locales. */
const othersOf = (prose: Prose, variants: Variants<Prose>): Prose[] =>
  [...variants.values()].filter(({ locale }) => locale !== prose.locale);

/**
 * What the script goes by that keeps the place (kept-place.ts): for each other variant its locale and, where the two
 * differ in structure, the shifts of the blocks, as in "it de,12,1,30,-2"; "" for a text in one language.
 */
export function shiftsOf(prose: Prose, variants: Variants<Prose>): string {
  const shifts = othersOf(prose, variants).map((other) => [other.locale, printShifts(placesIn(prose, other))]);
  return shifts.map((parts) => parts.filter(Boolean).join(",")).join(" ");
}

/** By the id of a section's heading, the section of each other variant in which what it begins with stands. */
export function sameSections(site: Site, prose: Prose, variants: Variants<Prose>): Map<string, SameSection[]> {
  const found = new Map<string, SameSection[]>(sectionsOf(prose).map(({ id }) => [id, []]));
  for (const other of othersOf(prose, variants)) {
    const locale = site.locales.find(({ tag }) => tag === other.locale);
    const places = placesIn(prose, other);
    const sections = sectionsOf(other);
    for (const { id, block } of sectionsOf(prose)) {
      const section = other.analysis.blocks[places[block] ?? -1]?.section ?? 0;
      const heading = sections[section - 1];
      const address = `${proseAddress(site, other)}#${encodeURIComponent(heading?.id ?? "")}`;
      if (locale && heading) found.get(id)?.push({ locale, address });
    }
  }
  return found;
}

/** The headings of sections with their blocks; that of the notes, which nobody has written, is none. */
function sectionsOf({ analysis }: Prose): { id: string; block: number }[] {
  const blocks = analysis.blocks.flatMap(({ depth }, block) => (depth === 2 ? [block] : []));
  const headings = analysis.headings.filter(({ depth }) => depth === 2);
  return headings.flatMap(({ id }, index) => {
    const block = blocks[index];
    return block === undefined ? [] : [{ id, block }];
  });
}

function placesIn(prose: Prose, other: Prose): number[] {
  return placesOf(counterpartsIn(prose, other), prose.analysis.blocks.length);
}

function counterpartsIn(prose: Prose, other: Prose): Counterparts {
  const [own, theirs] = [prose.translation?.links, other.translation?.links];
  if (own && theirs) return through(inOriginal(own), inTranslation(theirs));
  if (own) return inOriginal(own);
  if (theirs) return inTranslation(theirs);
  // Two translations without an original: what seems likely.
  return inOriginal(linksOf(prose.analysis.blocks, other.analysis.blocks, undefined));
}
