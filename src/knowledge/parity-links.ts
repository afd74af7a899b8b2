/** Whether the variants of a text link to the same by its id: `article:`, `page:`, `topic:` and `source:`. */
import type { Analysis } from "../markdown/analysis.ts";
import { type LinkTarget, targetOf } from "../markdown/link-target.ts";
import { type Comparison, declaredIn, matched, shownPlace } from "./parity-comparison.ts";
import type { Twin } from "./parity-parts.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

interface Lead {
  /** As written. */
  destination: string;
  /** The same in every language. */
  name: string;
  /** Without its heading. */
  target: string;
  place: Place;
}

/** One problem for each link that only one of the texts has, and for each that leads to another heading. */
export function linkDifferences(comparison: Comparison): Problem[] {
  const { twin, original, allowed } = comparison;
  const [own, others] = [leadsIn(twin, comparison), leadsIn(original, comparison)];
  // A link that leads nowhere has a problem of its own, and it is not known what it was meant for.
  if (own === undefined || others === undefined) {
    allowed.keep();
    return [];
  }
  const isFree = ({ destination }: Lead): boolean => !allowed.allows(destination);
  const added = withoutThose(own, others).filter(isFree);
  const lost = withoutThose(others, own).filter(isFree);
  const changed = matched({ ones: added, others: lost }, ({ target }) => target);
  const complain = ({ place }: Lead, message: string): Problem => problemAt(place, "twins-same-links", message);
  const way = declaredIn(twin);
  const lacks = ({ destination }: Lead, file: string): string =>
    `${file} has no link to “${destination}”; link to it there too, or not here, or ${way}.`;
  return [
    ...changed.pairs.map(([one, other]) =>
      complain(
        one,
        `“${one.destination}” is linked here, and “${other.destination}” at ${shownPlace(other.place)}; link to the same in both, or ${way}.`,
      ),
    ),
    ...changed.ones.map((one) => complain(one, lacks(one, original.file))),
    ...changed.others.map((one) => complain(one, lacks(one, twin.file))),
  ];
}

/** Each link by id, once, where it stands first; nothing where one of them leads nowhere. */
function leadsIn({ file, locale, analysis }: Twin, comparison: Comparison): Lead[] | undefined {
  const leads: Lead[] = [];
  for (const { destination, line, column } of analysis.links) {
    const target = targetOf(destination);
    if (target === undefined) continue;
    const found = comparison.targetOf(target, locale);
    const heading = found && headingName(target, found.analysis);
    if (heading === undefined) return undefined;
    const name = `${target.kind}:${target.id}`;
    leads.push({ destination, name: name + heading, target: name, place: { file, line, column } });
  }
  return [...new Map(leads.toReversed().map((lead) => [lead.name, lead])).values()].toReversed();
}

/**
 * An id that is made of a heading's words is another in every language: such a heading is known by its turn.
 * @returns "" for a link that names none, nothing for one that is not there
 */
function headingName({ heading }: LinkTarget, analysis: Analysis | undefined): string | undefined {
  if (heading === undefined) return "";
  if (analysis?.givenIds.some(({ id }) => id === heading)) return `#${heading}`;
  const turn = analysis?.headings.findIndex(({ id }) => id === heading) ?? -1;
  return turn === -1 ? undefined : `#${turn + 1}`;
}

function withoutThose(leads: readonly Lead[], others: readonly Lead[]): Lead[] {
  const names = new Set(others.map(({ name }) => name));
  return leads.filter(({ name }) => !names.has(name));
}
