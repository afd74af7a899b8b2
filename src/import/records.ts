/** Which record each source of a page gets: one that the base has, one for all numbers of one address, or a stub. */
import { freeKey, keyOfAddress } from "../citations/keys.ts";
import { normalised } from "./address.ts";
import type { KnownRecord } from "./base.ts";
import { type Addressed, addressOf, isAddressed, type Source } from "./sources.ts";
import type { Pair } from "./twins.ts";

/** One record, and every source of the pages that stands for it; the first gives it its address. */
export interface Recorded {
  key: string;
  isNew: boolean;
  sources: [Addressed, ...Addressed[]];
}

/**
 * @param sources those of the page that gives the addresses first
 * @param pairs of sources of two language versions that share a record
 * @param all gives sources that nothing cites a record as well
 */
export function recordsFor(
  sources: readonly Source[],
  pairs: readonly Pair[],
  known: readonly KnownRecord[],
  all: boolean,
): Recorded[] {
  const owners = new Map(known.flatMap(({ key, addresses }) => addresses.map((address) => [normalised(address), key])));
  const taken = new Set(known.map(({ key }) => key));
  return groupsOf(sources.filter(isAddressed), pairs)
    .filter((group) => all || group.some(({ cited }) => cited > 0))
    .map((group): Recorded => {
      const owner = group.map((source) => owners.get(normalised(addressOf(source)))).find((key) => key !== undefined);
      const key = owner ?? freeKey(keyOfAddress(addressOf(group[0])), taken);
      taken.add(key);
      return { key, isNew: owner === undefined, sources: group };
    });
}

/** Sources of one address, or of one pair, in the order of the lists. */
function groupsOf(sources: readonly Addressed[], pairs: readonly Pair[]): [Addressed, ...Addressed[]][] {
  const partners = new Map(pairs.map(({ kept, other }) => [other, kept]));
  const groups = new Map<string, [Addressed, ...Addressed[]]>();
  for (const source of sources) {
    const name = normalised(addressOf(partners.get(source) ?? source));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [source]);
    else group.push(source);
  }
  return [...groups.values()];
}
