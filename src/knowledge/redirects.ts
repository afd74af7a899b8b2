/** Where addresses lead that were those of pages and files once: for the pages that say so, and for the rules of hosts. */
import { isById, targetOf } from "../markdown/link-target.ts";
import { absolute, besides, recordFile, withBase, withoutBase } from "./addresses.ts";
import { linksFrom } from "./links.ts";
import type { Knowledge, Moved, Prose, Redirects, WayOn, Withdrawn } from "./model.ts";
import { BESIDE, facingStep, localeAt, type Permanent, sourceAddresses } from "./permanent.ts";
import type { MovedRow, RedirectRows, WithdrawnRow } from "./redirects-file.ts";
import { extensionOf, isFile, plainAddress } from "./site-address.ts";

/** What redirects are read against. */
export interface Known {
  knowledge: Knowledge;
  permanent: Permanent;
  /** Addresses that were published, without the base path. */
  published: ReadonlyMap<string, string>;
}

/** From one address to another, both without the base path. */
export interface Move {
  from: string;
  to: string;
}

/** What has moved, and the files and pages that move with it; what leads nowhere is left out. */
export function movesOf(row: MovedRow, known: Known): Move[] {
  const { site } = known.knowledge;
  if (row.origin.source !== undefined) return movesOfSource(row.origin.source, row.to, known);
  const { address: from } = row.origin;
  const to = isFile(from) ? fileMeant(row.to, from, known) : leadOf(row.to, localeAt(site, from), known);
  if (to === undefined) return [];
  return [{ from, to }, ...(isFile(from) ? [] : belongings(from, to.replace(/#.*/u, ""), known))];
}

function movesOfSource(key: string, to: string, { knowledge: { site, references } }: Known): Move[] {
  const target = targetOf(to);
  if (target?.kind !== "source" || !references.has(target.id)) return [];
  const ends = sourceAddresses(site, target.id);
  return sourceAddresses(site, key).map((from, index) => ({
    from: withoutBase(site, from),
    to: withoutBase(site, ends[index] ?? ""),
  }));
}

/**
 * Where a link by id or an address of the site leads, without the base path.
 * @returns nothing where nothing is
 */
export function leadOf(written: string, locale: string, { knowledge, permanent }: Known): string | undefined {
  if (isById(written)) {
    const lead = linksFrom(knowledge, locale)(written);
    return lead && withoutBase(knowledge.site, lead.href);
  }
  const [path = "", ...fragment] = written.split("#");
  const plain = plainAddress(path) ?? "";
  return permanent.has(plain) ? [plain, ...fragment].join("#") : undefined;
}

/** The file of its kind that a moved file has become: beside the page that is named, or the one that is. */
function fileMeant(written: string, from: string, known: Known): string | undefined {
  const { site } = known.knowledge;
  const extension = extensionOf(from);
  const target = targetOf(written);
  const lead = leadOf(written, localeAt(site, from), known);
  if (lead === undefined) return undefined;
  const file =
    target?.kind === "source"
      ? withoutBase(site, recordFile(site, target.id, extension))
      : isFile(lead)
        ? lead
        : besides(lead, extension);
  return known.permanent.has(file) && extensionOf(file) === extension ? file : undefined;
}

/** What stands beside a text moves with it. */
function belongings(from: string, to: string, { knowledge: { site }, permanent, published }: Known): Move[] {
  const files = BESIDE.map((extension) => ({ from: besides(from, extension), to: besides(to, extension) }));
  const facing = { from: `${from}${facingStep(site, from)}`, to: `${to}${facingStep(site, to)}` };
  // A text that stands beside no other any more is read alone.
  const rest = permanent.has(facing.to) ? [facing] : published.has(facing.from) ? [{ ...facing, to }] : [];
  return [...files.filter((file) => permanent.has(file.to)), ...rest].filter((move) => !permanent.has(move.from));
}

/** The addresses of a withdrawn row, and those of the files that went with its page, without the base path. */
export function withdrawnBy({ origin }: WithdrawnRow, { knowledge: { site }, permanent, published }: Known): string[] {
  if (origin.source !== undefined)
    return sourceAddresses(site, origin.source).map((address) => withoutBase(site, address));
  const { address } = origin;
  if (isFile(address)) return [address];
  const beside = [...BESIDE.map((extension) => besides(address, extension)), `${address}${facingStep(site, address)}`];
  return [address, ...beside.filter((one) => published.has(one) && !permanent.has(one))];
}

/** All of them, each address once; what an author names for itself goes before what follows from another row. */
export function redirectsFrom(rows: RedirectRows, known: Known): Redirects {
  const { site } = known.knowledge;
  const own = new Set([...rows.moved, ...rows.withdrawn].flatMap(({ origin }) => origin.address ?? []));
  const isOwn = (address: string, row: MovedRow | WithdrawnRow): boolean =>
    address === row.origin.address || !own.has(address);
  const moved = rows.moved.flatMap((row) => movesOf(row, known).filter(({ from }) => isOwn(from, row)));
  const withdrawn = rows.withdrawn.flatMap((row) =>
    withdrawnBy(row, known)
      .filter((address) => isOwn(address, row))
      .map((address) => withdrawal(address, row, known)),
  );
  return {
    moved: moved.map(({ from, to }): Moved => {
      const locale = localeAt(site, from);
      return { from: withBase(site, from), to: wayOn(to, locale, known), locale };
    }),
    withdrawn,
  };
}

function withdrawal(address: string, { date, why, instead }: WithdrawnRow, known: Known): Withdrawn {
  const { site } = known.knowledge;
  const locale = localeAt(site, address);
  const lead = instead === undefined ? undefined : leadOf(instead, locale, known);
  return {
    address: withBase(site, address),
    locale,
    date,
    why: why[locale] ?? "",
    instead: lead === undefined ? undefined : wayOn(lead, locale, known),
  };
}

/** @param lead address without the base path */
function wayOn(lead: string, locale: string, { knowledge, permanent }: Known): WayOn {
  const { site, references } = knowledge;
  const to = { href: withBase(site, lead), locale: localeAt(site, lead) };
  const { kind, id = "" } = targetOf(permanent.get(lead.replace(/#.*/u, "")) ?? "") ?? {};
  const topic = site.topics.find((one) => one.id === id);
  const reference = references.get(id);
  if (kind === "source" && reference) return { ...to, title: reference.title, language: reference.language };
  if (kind === "topic" && topic) return { ...to, title: topic.title[to.locale] ?? id, language: to.locale };
  const variants: ReadonlyMap<string, Prose> | undefined =
    kind === "article" || kind === "page" ? knowledge[`${kind}s`].get(id) : undefined;
  const prose = variants?.get(to.locale);
  return prose
    ? { ...to, title: prose.title, language: prose.locale }
    : { ...to, title: absolute(site, to.href), language: locale };
}

/** What hosts redirect, with the base path; the fragment that a browser brings along stays with it. */
export const hostRedirects = ({ redirects }: Pick<Knowledge, "redirects">): { from: string; to: string }[] =>
  redirects.moved.map(({ from, to }) => ({ from, to: to.href }));

/** What hosts answer with "410 Gone", with the base path: pages and the files beside them. */
export const withdrawnAddresses = ({ redirects }: Pick<Knowledge, "redirects">): string[] =>
  redirects.withdrawn.map(({ address }) => address);
