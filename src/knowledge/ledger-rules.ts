/** Whether every address that was ever published still answers, and with what it was published for. */
import { isoDate } from "../i18n/format.ts";
import { type LinkKind, targetOf } from "../markdown/link-target.ts";
import { besides, SITE_PAGES } from "./addresses.ts";
import { today } from "./clock.ts";
import type { Ledger, Published } from "./ledger.ts";
import type { Knowledge, Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { localeAt, pageOf } from "./permanent.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { Known } from "./redirects.ts";
import type { Rooms } from "./rooms.ts";
import { extensionOf, isFile } from "./site-address.ts";

/** @param settled what the redirects say something of, without the base path */
export function ledgerProblems(ledger: Ledger, settled: ReadonlySet<string>, known: Known, rooms: Rooms): Problem[] {
  const unread = unreadIds(rooms);
  const sound = ledger.published.filter(({ id }) => !unread.has(id));
  const lost = sound.filter(({ address }) => !known.permanent.has(address) && !settled.has(address));
  return [...lostProblems(lost, ledger.file, known, rooms), ...strangers(sound, ledger.file, known)];
}

/** What a file is there for, only broken, has its problem already. */
function unreadIds({ articles, pages, sources }: Rooms): Set<string> {
  const of = (
    kind: string,
    {
      files,
      texts,
    }: Pick<Rooms["articles"], "files"> & { texts: readonly { prose: { id: string; locale: string } }[] },
  ) => {
    const read = new Set(texts.map(({ prose: { id, locale } }) => `${id}/${locale}`));
    return [...files].filter((file) => !read.has(file)).map((file) => `${kind}:${file.replace(/\/[^/]*$/u, "")}`);
  };
  return new Set([
    ...of("article", articles),
    ...of("page", pages),
    ...[...sources.broken].map((key) => `source:${key}`),
  ]);
}

/** What a way out is looked for in. */
interface Base {
  known: Known;
  rooms: Rooms;
  /** Addresses of the pages that are there, by what stands at them. */
  places: ReadonlyMap<string, readonly string[]>;
}

/** One problem for a page with the files beside it, and for a source with all its addresses: one line mends them. */
function lostProblems(lost: readonly Published[], file: string, known: Known, rooms: Rooms): Problem[] {
  if (lost.length === 0) return [];
  const { site, references } = known.knowledge;
  const addresses = new Set(lost.map(({ address }) => address));
  const originOf = ({ address, id }: Published): string => {
    const { kind, id: key = "" } = targetOf(id) ?? {};
    if (kind === "source" && !references.has(key)) return id;
    const page = pageOf(site, address);
    return page !== undefined && addresses.has(page) ? page : address;
  };
  const pages = [...known.permanent.keys()].filter((address) => address.endsWith("/"));
  const base = { known, rooms, places: Map.groupBy(pages, (address) => known.permanent.get(address) ?? "") };
  return [...Map.groupBy(lost, originOf)].flatMap(([origin, own]) => {
    const first = own.find(({ address }) => address === origin) ?? own[0];
    if (first === undefined) return [];
    const others = own.length > 1 ? `, and ${own.length - 1} more with it` : "";
    const message = `“${first.address}” would answer 404${others}: ${wayOut(origin, first, base)}`;
    return [problemAt({ file, line: first.line, column: 1 }, "address-kept", message)];
  });
}

/** Why nothing is there any more, and what to write. */
function wayOut(
  origin: string,
  { address, id }: Published,
  { known: { knowledge, permanent }, rooms, places }: Base,
): string {
  const { site } = knowledge;
  const { kind, id: name = "" } = targetOf(id) ?? {};
  const move = (to: string): string => `write “${origin}: ${to}” under “moved:” in redirects.yaml`;
  const why = `date: ${isoDate(today())}, why: { ${languagesOf(origin, address, site)} }`;
  const withdraw = `“${origin}: { ${why} }” under “withdrawn:”`;
  const now = id === "" ? undefined : placeNow(places.get(id) ?? [], address, site);
  const hasFile = now !== undefined && permanent.has(besides(now, extensionOf(address)));
  if (now !== undefined && (!isFile(address) || hasFile)) return `“${id}” is at “${now}” now; ${move(id)}.`;
  if (now !== undefined)
    return `“${id}” has no file of the kind “.${extensionOf(address)}” any more; write ${withdraw} in redirects.yaml.`;
  if (kind === "article" && rooms.articles.ids.has(name))
    return `“${id}” is a draft now, which the site leaves out; publish it again, ${move("article:<id>")}, or ${withdraw}.`;
  const what = id === "" ? "nothing of the site is there any more" : `there is no “${id}” any more`;
  const meant = kind === undefined ? "" : didYouMean(name, namesOf(kind, knowledge));
  return `${what}; ${move(kind === undefined ? "<where it is now>" : `${kind}:<id>`)}, or ${withdraw}.${meant}`;
}

/** Names of the things of a kind that are there. */
function namesOf(kind: LinkKind, { site, references, articles, pages }: Knowledge): Iterable<string> {
  const names = { article: articles, page: pages, source: references, topic: new Map(), site: SITE_PAGES };
  return kind === "topic" ? site.topics.map(({ id }) => id) : names[kind].keys();
}

/** The languages in which readers are told of it. */
const languagesOf = (origin: string, address: string, site: Site): string =>
  (origin.startsWith("/") ? [localeAt(site, address)] : site.locales.map(({ tag }) => tag))
    .map((tag) => `${tag}: …`)
    .join(", ");

/** Where what stood at an address is now: its page in the same language, or in another. */
function placeNow(pages: readonly string[], address: string, site: Site): string | undefined {
  const own = pages.filter((page) => localeAt(site, page) === localeAt(site, address));
  return (own.length > 0 ? own : pages).toSorted((a, b) => a.length - b.length)[0];
}

/** What was published at an address is elsewhere now, and readers of its links find something else. */
function strangers(sound: readonly Published[], file: string, { knowledge: { site }, permanent }: Known): Problem[] {
  const there = new Set(permanent.values());
  return sound.flatMap(({ address, id, line }) => {
    const now = permanent.get(address) ?? id;
    if (now === id || now === "" || !there.has(id)) return [];
    // What belongs to a page is told with it.
    if (pageOf(site, address) !== undefined) return [];
    const message = `“${address}” was that of “${id}”, which is elsewhere now, and links to it find “${now}”; give “${now}” another slug, or its name to this line if it is to stay.`;
    return [problemAt({ file, line, column: 1 }, "address-kept", message)];
  });
}
