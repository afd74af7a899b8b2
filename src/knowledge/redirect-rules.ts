/** Whether what has moved, or was withdrawn, leads to what is there, straight, and from where nothing is. */
import { isById, schemeOf, targetOf } from "../markdown/link-target.ts";
import { type Finding, malformed } from "./address-rules.ts";
import { didYouMean } from "./nearest.ts";
import { facingStep, localeAt } from "./permanent.ts";
import { type Problem, problemAt } from "./problems.ts";
import { type Known, movesOf } from "./redirects.ts";
import type { MovedRow, RedirectRows, WithdrawnRow } from "./redirects-file.ts";
import { addressFault, extensionOf, isFile, plainAddress } from "./site-address.ts";

/** Tells what is wrong with a link by id, for readers of a locale. */
export type LinkFault = (destination: string, locale: string) => Finding | undefined;

/** All that a row is held against. */
interface Base {
  rows: RedirectRows;
  known: Known;
  linkFault: LinkFault;
  /** The row by which each address has moved. */
  movers: ReadonlyMap<string, MovedRow>;
  /** Addresses of the site by their small letters. */
  taken: ReadonlyMap<string, string>;
}

export function redirectProblems(rows: RedirectRows, known: Known, linkFault: LinkFault): Problem[] {
  const movers = new Map(rows.moved.flatMap((row) => originsOf(row, known).map((from) => [from, row] as const)));
  const taken = new Map([...known.permanent.keys()].map((address) => [address.toLowerCase(), address]));
  const base = { rows, known, linkFault, movers, taken };
  return [
    ...[...rows.moved, ...rows.withdrawn].flatMap((row) => occupied(row, base)),
    ...rows.moved.flatMap((row) => told(row.toPlace, wayFault(row, row.to, base))),
    ...rows.withdrawn.flatMap((row) =>
      row.instead === undefined ? [] : told(row.insteadPlace, wayFault(row, row.instead, base)),
    ),
  ];
}

const told = (place: Problem | MovedRow["place"], found: Finding | undefined): Problem[] =>
  found === undefined ? [] : [problemAt(place, found.rule, found.message)];

/** The addresses that move by a row; of one that leads nowhere its own at least. */
const originsOf = (row: MovedRow, known: Known): string[] => [
  ...(row.origin.address === undefined ? [] : [row.origin.address]),
  ...movesOf(row, known).map(({ from }) => from),
];

/** A page that is there would be hidden, or would hide the redirect. */
function occupied({ origin, written, place }: MovedRow | WithdrawnRow, { known, taken }: Base): Problem[] {
  const complain = (message: string): Problem[] => [problemAt(place, "address-vacant", message)];
  if (origin.source !== undefined) {
    if (!known.knowledge.references.has(origin.source)) return [];
    return complain(
      `the source “${origin.source}” is there, with all its addresses; take this line out, or its record.`,
    );
  }
  const own = taken.get(origin.address.toLowerCase());
  if (own !== undefined) {
    const id = known.permanent.get(own);
    const what =
      own === origin.address
        ? `${id ? `“${id}”` : "something of the site"} stands at “${written}”`
        : `“${own}” is there, which many systems take for the same`;
    return complain(`${what}; take this line out, or give what is there another address.`);
  }
  const file = foldersOf(origin.address).find((folder) => taken.has(folder.toLowerCase()));
  return file === undefined
    ? []
    : complain(`“${file}” is a file of the site, so that nothing can stand below it; take this line out.`);
}

/** "/a/b.bib/c/" → "/a", "/a/b.bib", "/a/b.bib/c" */
const foldersOf = (address: string): string[] =>
  [...address.matchAll(/\//gu)].map(({ index }) => address.slice(0, index)).filter((folder) => folder !== "");

function wayFault(row: MovedRow | WithdrawnRow, to: string, base: Base): Finding | undefined {
  const { origin } = row;
  const { site } = base.known.knowledge;
  const locale = origin.address === undefined ? site.sourceLocale : localeAt(site, origin.address);
  const fault = isById(to) ? idFault(to, locale, base) : addressWayFault(to, origin.address ?? "", base);
  if (fault !== undefined || "why" in row) return fault;
  if (origin.source !== undefined && targetOf(to)?.kind !== "source")
    return field(
      `a source moves to another one, with all its addresses; write “source:<key>”, or its addresses one by one.`,
    );
  const { address } = origin;
  if (address === undefined || !isFile(address) || movesOf(row, base.known).length > 0) return undefined;
  return field(
    `no file of the kind “.${extensionOf(address)}” is there; a file moves to one of its kind, of which a copy stands at the old address. Lead it to another, or write it under “withdrawn:”.`,
  );
}

const field = (message: string): Finding => ({ rule: "field-valid", message });

function idFault(to: string, locale: string, { rows, known, linkFault }: Base): Finding | undefined {
  const { kind, id } = targetOf(to) ?? {};
  const isThere = kind !== "source" || known.knowledge.references.has(id ?? "");
  const onward = isThere ? undefined : rows.moved.find(({ origin }) => origin.source === id);
  if (onward !== undefined) return { rule: "address-direct", message: indirect(to, onward.to, onward.to === to) };
  return linkFault(to, locale);
}

function addressWayFault(to: string, from: string, base: Base): Finding | undefined {
  const { known, linkFault } = base;
  const { site } = known.knowledge;
  const [written = "", ...fragments] = to.split("#");
  // "artikel:…" means another kind of link by id.
  const kindFault = schemeOf(to) === undefined ? undefined : linkFault(to, site.sourceLocale);
  if (kindFault !== undefined) return kindFault;
  const fault = addressFault(written, site.root);
  if (fault !== undefined) return { rule: "address-plain", message: `“${to}” ${fault}.` };
  const address = plainAddress(written) ?? "";
  const id = known.permanent.get(address);
  if (id === undefined) return absent(to, address, from, base);
  if (fragments.length === 0) return undefined;
  const isText =
    /^(?:article|page):/u.test(id) && !isFile(address) && !address.endsWith(`/${facingStep(site, address)}`);
  if (!isText)
    return malformed(`only articles and pages have headings to lead to; take “#${fragments.join("#")}” away.`);
  return linkFault(`${id}#${fragments.join("#")}`, localeAt(site, address));
}

/** What once was there can tell where it is now. */
function absent(to: string, address: string, from: string, base: Base): Finding {
  const { rows, known, movers } = base;
  const mover = movers.get(address);
  if (mover !== undefined) return { rule: "address-direct", message: wayOfMover(to, address, from, mover, base) };
  if (rows.withdrawn.some(({ origin }) => origin.address === address)) {
    const message = `“${to}” was withdrawn itself; lead to something that is there, or write “${from}” under “withdrawn:”.`;
    return { rule: "address-direct", message };
  }
  const hint = didYouMean(address, known.permanent.keys()) || " “npm run kb -- addresses --all” lists what is there.";
  return { rule: "link-exists", message: `nothing of the site is at “${to}”.${hint}` };
}

function wayOfMover(to: string, address: string, from: string, first: MovedRow, { movers, known }: Base): string {
  const seen = [address];
  let row = first;
  for (;;) {
    const next = isById(row.to) ? undefined : plainAddress(row.to.replace(/#.*/u, ""));
    const onward = next === undefined ? undefined : movers.get(next);
    if (next === undefined || onward === undefined) break;
    if (next === from || seen.includes(next)) return indirect(to, to, true);
    seen.push(next);
    row = onward;
  }
  // A file that moved with its page is named by no row of its own.
  const beside = movesOf(row, known).find((move) => move.from === seen.at(-1) && move.from !== row.origin.address);
  return indirect(to, beside?.to ?? row.to, from === address);
}

const indirect = (to: string, end: string, isCircle: boolean): string =>
  isCircle
    ? `the way over “${to}” leads back to where it began; write what is there now, as in “article:<id>”.`
    : `“${to}” has moved itself; write where it is now: “${end}”.`;
