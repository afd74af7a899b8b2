/** Whether the variants of a text cite the same, section by section: the same sources and passages, as often. */
import type { CitationUse } from "../markdown/analysis.ts";
import { type Comparison, declaredIn, matched, type PartPair, shownPlace } from "./parity-comparison.ts";
import type { Part } from "./parity-parts.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

/** A citation that one of the two has, in a pair of sections, more often than the other. */
interface Surplus {
  use: CitationUse;
  name: string;
  place: Place;
  own: Part;
  other: Part;
}

/** One problem for each difference: a citation that was moved, one of another passage, one that the other text lacks. */
export function citationDifferences(comparison: Comparison): Problem[] {
  const { twin, original, allowed, pairs } = comparison;
  const sure = pairs.filter((pair) => isSure(pair, comparison));
  if (sure.length < pairs.length) allowed.keep();
  const isFree = ({ use, name }: Surplus): boolean => !allowed.allows(use.key, citedName(use), name);
  const added = sure.flatMap((pair) => surplus(pair.twin, pair.original)).filter(isFree);
  const lost = sure.flatMap((pair) => surplus(pair.original, pair.twin)).filter(isFree);
  const moved = matched({ ones: added, others: lost }, ({ name }) => name);
  const changed = matched(moved, ({ own, use }) => `${own.name} ${use.key}`);
  const complain = ({ place }: Surplus, message: string): Problem => problemAt(place, "twins-same-citations", message);
  const way = declaredIn(twin);
  return [
    ...moved.pairs.map(([one, other]) => complain(one, movedMessage(one, other))),
    ...changed.pairs.map(([one, other]) => complain(one, changedMessage(one, other, way))),
    ...changed.ones.map((one) => complain(one, surplusMessage(one, original.file, way))),
    ...changed.others.map((one) => complain(one, surplusMessage(one, twin.file, way))),
  ];
}

/** Citations that are broken or name nothing have problems of their own, and what is meant by them is not known. */
const isSure = ({ twin, original }: PartPair, { isKnown }: Comparison): boolean =>
  [twin, original].every(
    ({ isUnsure, uses, named }) => !isUnsure && uses.every(isKnown) && !named.some((key) => isKnown({ key })),
  );

const citedName = ({ key, passage }: CitationUse): string => (passage === undefined ? key : `${key}#${passage}`);

/** With its place in the source. */
const nameOf = (use: CitationUse): string =>
  use.locator === undefined ? citedName(use) : `${citedName(use)}, ${use.locator.label} ${use.locator.value}`;

/** The last of those that `own` has more often. */
function surplus(own: Part, other: Part): Surplus[] {
  const theirs = Map.groupBy(other.uses, nameOf);
  return [...Map.groupBy(own.uses, nameOf)].flatMap(([name, uses]) =>
    uses.slice(theirs.get(name)?.length ?? 0).map((use) => {
      const place = { file: own.place.file, line: use.line, column: use.column };
      return { use, name, place, own, other };
    }),
  );
}

const movedMessage = ({ name }: Surplus, { place, other }: Surplus): string =>
  `“${name}” is cited at ${shownPlace(place)} in another section, that which begins here at ${shownPlace(other.place)}; cite it in the same section of both.`;

const changedMessage = ({ name }: Surplus, other: Surplus, way: string): string =>
  `“${name}” is cited here, and “${other.name}” at ${shownPlace(other.place)}; cite the same in both, or ${way}.`;

function surplusMessage({ name, own, other }: Surplus, file: string, way: string): string {
  const [here = 0, there = 0] = [own, other].map(({ uses }) => uses.filter((use) => nameOf(use) === name).length);
  const often = there === 0 ? `does not cite “${name}”` : `cites “${name}” ${there} of ${here} times`;
  return `${file} ${often} in the same section, at ${shownPlace(other.place)}; cite it there too, or not here, or ${way}.`;
}
