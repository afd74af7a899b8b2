/** The addresses of a base that are promised to last: those it has, had and has left, and what is wrong with them. */
import { withoutBase } from "./addresses.ts";
import { ledgerProblems } from "./ledger-rules.ts";
import { linkFaults } from "./link-rules.ts";
import type { Knowledge } from "./model.ts";
import { permanentAddresses, sourceAddresses } from "./permanent.ts";
import type { Problem } from "./problems.ts";
import { redirectProblems } from "./redirect-rules.ts";
import { type Known, redirectsFrom } from "./redirects.ts";
import type { Rooms } from "./rooms.ts";
import type { Settings } from "./settings.ts";
import { linkableIn } from "./whole-base-rules.ts";

export const addressesKnown = (knowledge: Knowledge, { ledger }: Rooms): Known => ({
  knowledge,
  permanent: permanentAddresses(knowledge),
  published: new Map(ledger.published.map(({ address, id }) => [address, id])),
});

export function addressProblems(rooms: Rooms, known: Known, settings: Settings): Problem[] {
  const { redirects, ledger } = rooms;
  const [first] = [...redirects.moved, ...redirects.withdrawn];
  const ofRows = first
    ? redirectProblems(redirects, known, linkFaults(linkableIn(rooms, settings), first.place.file))
    : [];
  return [...ofRows, ...(redirects.isUnread ? [] : ledgerProblems(ledger, settledBy(rooms, known), known, rooms))];
}

/** What redirects say something of, be it right or wrong: what is wrong has its problem already. */
function settledBy({ redirects }: Rooms, known: Known): Set<string> {
  const { site } = known.knowledge;
  const { moved, withdrawn } = redirectsFrom(redirects, known);
  const origins = [...redirects.moved, ...redirects.withdrawn].map(({ origin }) => origin);
  const named = [...origins, ...redirects.unsettled].flatMap(({ address, source }) =>
    source === undefined ? [address] : sourceAddresses(site, source).map((one) => withoutBase(site, one)),
  );
  const led = [...moved.map(({ from }) => from), ...withdrawn.map(({ address }) => address)];
  return new Set([...named, ...led.map((address) => withoutBase(site, address))]);
}
