/** What is left today of the links of a record: where their blocks stand, and whether the original still reads the same. */
import type { Block } from "../markdown/analysis.ts";
import type { Link, LinkState } from "./link.ts";
import type { RecordedLink, TranslationRecord } from "./record.ts";
import { originalNow, translatedNow } from "./recorded-places.ts";

/** An entry of the record, or several whose blocks have become one. */
interface Found {
  entries: RecordedLink[];
  translation: number[];
  original: number[];
  /** Whether the original reads as it did. */
  isSame: boolean;
}

/** The links of a record of which something is left; every block of both texts is in one of them at most. */
export function recordedLinks(
  translation: readonly Block[],
  original: readonly Block[],
  record: TranslationRecord,
): Link[] {
  const own = translatedNow(translation, record);
  const revised = originalNow(original, record);
  const found = record.map((entry): Found => {
    const now = revised.get(entry) ?? { places: new Set<number>(), isSame: true };
    return {
      entries: [entry],
      translation: rising(own.get(entry) ?? new Set()),
      original: rising(now.places),
      isSame: now.isSame,
    };
  });
  return apart(found).flatMap((one) => {
    if (one.translation.length === 0 && one.original.length === 0) return [];
    const { entries, translation, original } = one;
    return [{ state: stateOf(one), translation, original, recorded: asOne(entries), entries }];
  });
}

const rising = (places: Iterable<number>): number[] => [...places].sort((a, b) => a - b);

function stateOf({ entries, translation, original, isSame }: Found): LinkState {
  const isLeftOut = isSame && entries.every((entry) => entry.translation.length === 0);
  if (translation.length === 0) return isLeftOut ? "in-step" : "missing";
  if (isSame) return "in-step";
  return original.length === 0 ? "removed" : "changed";
}

function asOne([first, ...others]: readonly RecordedLink[]): RecordedLink {
  const entry = first as RecordedLink;
  if (others.length === 0) return entry;
  const all = [entry, ...others];
  return {
    on: all.map(({ on }) => on).toSorted()[0] ?? entry.on,
    translation: all.flatMap(({ translation }) => translation),
    original: all.flatMap(({ original }) => original),
  };
}

/**
 * Joins links that share a block: two of the original, or of the translation, have become one. Where the blocks of the
 * translation have parted meanwhile, the first link keeps what they share.
 */
function apart(found: readonly Found[]): Found[] {
  const owners = { translation: new Map<number, Found>(), original: new Map<number, Found>() };
  const links = new Set<Found>();
  for (const one of found) {
    const other = firstOf(one.translation, owners.translation) ?? firstOf(one.original, owners.original);
    const link = other && areNeighbours(other, one) ? other : { ...one, translation: [], original: [] };
    const original = one.original.filter((place) => !owners.original.has(place));
    const translation = one.translation.filter((place) => !owners.translation.has(place));
    if (link === other) link.entries = [...link.entries, ...one.entries];
    link.isSame &&= one.isSame && (link === other || original.length === one.original.length);
    link.translation = rising([...link.translation, ...translation]);
    link.original = rising([...link.original, ...original]);
    for (const place of translation) owners.translation.set(place, link);
    for (const place of original) owners.original.set(place, link);
    links.add(link);
  }
  return [...links];
}

const firstOf = (places: readonly number[], owners: ReadonlyMap<number, Found>): Found | undefined => {
  const owned = places.find((place) => owners.has(place));
  return owned === undefined ? undefined : owners.get(owned);
};

/** Whether the blocks of a translation follow each other; those of a link that has none follow any. */
function areNeighbours({ translation: before }: Found, { translation: after }: Found): boolean {
  const all = rising(new Set([...before, ...after]));
  return all.length === 0 || (all.at(-1) ?? 0) - (all[0] ?? 0) === all.length - 1;
}
