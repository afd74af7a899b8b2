/** Which blocks of a translation belong to which of its original, and whether they are in step. */
import type { Block } from "../markdown/analysis.ts";
import { likelyLinks } from "./likely-links.ts";
import type { Link } from "./link.ts";
import type { TranslationRecord } from "./record.ts";
import { recordedLinks } from "./recorded-links.ts";

/**
 * Holds a translation against its original, by what was recorded of both.
 * @param record nothing where nobody has compared them: then all is `unrecorded`
 * @returns every block of both, each in one link, in the order of the translation; what it lacks stands where the
 *   original has it
 */
export function linksOf(
  translation: readonly Block[],
  original: readonly Block[],
  record: TranslationRecord | undefined,
): Link[] {
  const recorded = recordedLinks(translation, original, record ?? []);
  return inOrder(likelyLinks(translation, original, recorded, record !== undefined), original.length);
}

/** By the translation; what it lacks stands behind the link that has what comes before it in the original. */
function inOrder(links: readonly Link[], length: number): Link[] {
  const first = (places: readonly number[]): number => places[0] ?? -1;
  const sorted = links
    .filter(({ translation }) => translation.length > 0)
    .toSorted((a, b) => first(a.translation) - first(b.translation));
  const owners = new Map(sorted.flatMap((link) => link.original.map((place) => [place, link] as const)));
  const lacking = Map.groupBy(
    links.filter(({ translation }) => translation.length === 0),
    ({ original }) => first(original),
  );
  const behind = new Map<Link | undefined, Link[]>();
  let owner: Link | undefined;
  for (let place = 0; place < length; place++) {
    for (const link of lacking.get(place) ?? []) {
      const here = behind.get(owner) ?? [];
      here.push(link);
      behind.set(owner, here);
    }
    owner = owners.get(place) ?? owner;
  }
  return [...(behind.get(undefined) ?? []), ...sorted.flatMap((link) => [link, ...(behind.get(link) ?? [])])];
}

/** Number from 1 of the block at which each link is told: its first one, else the one before it; 0 before the first. */
export function toldAt(links: readonly Link[]): Map<Link, number> {
  let last = 0;
  return new Map(
    links.map((link) => {
      const at = (link.translation[0] ?? last - 1) + 1;
      last = (link.translation.at(-1) ?? last - 1) + 1;
      return [link, at];
    }),
  );
}
