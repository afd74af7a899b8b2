/** What an address carries that does not belong to it: it works, and still is not the one to publish. */
import { unclosed, withoutEnd } from "./address-end.ts";
import { isOfArchive } from "./archived.ts";

/** A reason, and the address without it where that is known. */
interface Finding {
  reason: string;
  clean?: string;
}

/**
 * Advice on an address that `urlFault` finds nothing wrong with: what is odd about it, and the clean form, as half a
 * sentence ("it ends with “)”; write “…”"). The clean form gets no advice on the same grounds.
 */
export function addressAdvice(address: string): string | undefined {
  const reasons: string[] = [];
  let clean = address;
  // What ends an address may come to light only when what stood behind it is gone.
  for (let before = ""; before !== clean; ) {
    before = clean;
    for (const find of FINDERS) {
      const found = find(clean);
      if (found && !reasons.includes(found.reason)) reasons.push(found.reason);
      clean = found?.clean ?? clean;
    }
  }
  if (reasons.length === 0) return undefined;
  return `${reasons.join(", and ")}${clean === address ? "" : `; write “${clean}”`}`;
}

const FINDERS: readonly ((address: string) => Finding | undefined)[] = [
  capitals,
  nativeHost,
  entity,
  tracking,
  textFragment,
  end,
  openBracket,
];

/** Scheme and host are the same in capitals (RFC 3986, 6.2.2.1), a default port says nothing (6.2.3). */
function capitals(address: string): Finding | undefined {
  const [origin = ""] = /^[^/]*\/\/[^/?#]*/u.exec(address) ?? [];
  const clean = origin.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/u, "$1$2");
  if (clean === origin) return undefined;
  return { reason: `it writes “${origin}” for “${clean}”`, clean: `${clean}${address.slice(origin.length)}` };
}

function nativeHost(address: string): Finding | undefined {
  const [, host = ""] = /^https?:\/\/([^/?#:]*)/u.exec(address) ?? [];
  if (!/[^\0-\x7f]/u.test(host)) return undefined;
  const { hostname } = new URL(address);
  return {
    reason: `it has letters in its host that others can imitate; programs read “${host}” as “${hostname}”`,
    clean: address.replace(host, hostname),
  };
}

/** Copied out of the source of a page, where HTML writes "&" so. */
function entity(address: string): Finding | undefined {
  if (isOfArchive(address) || !/&amp;/iu.test(address)) return undefined;
  return { reason: "it has “&amp;” where HTML means “&”", clean: address.replaceAll(/&amp;/giu, "&") };
}

/** Whether a parameter tells a site only where a reader came from: the page is the same without it. */
export const isTracking = (name: string): boolean =>
  /^(?:utm_\w+|wt[._]\w+|\w*clid|msclkid|gclsrc|[gw]braid|igshid|mc_[ce]id|mkt_tok|_hs\w+|oly_(?:anon|enc)_id|vero_id|srsltid|trk|ref_src|cmpid)$/iu.test(
    name,
  );

function tracking(address: string): Finding | undefined {
  const { clean, names } = withoutTracking(address);
  if (isOfArchive(address) || names.length === 0) return undefined;
  const noun = names.length === 1 ? "the tracking parameter" : "the tracking parameters";
  return { reason: `it carries ${noun} ${names.map((name) => `“${name}”`).join(", ")}`, clean };
}

/** An address without the parameters that only trace readers, and the names of those. */
export function withoutTracking(address: string): { clean: string; names: string[] } {
  const [, path = "", query, fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/su.exec(address) ?? [];
  if (query === undefined) return { clean: address, names: [] };
  const nameOf = (part: string): string => part.replace(/=.*$/su, "");
  const parts = query.split("&");
  const kept = parts.filter((part) => !isTracking(nameOf(part)));
  const names = parts.map(nameOf).filter(isTracking);
  return { clean: `${path}${kept.length > 0 ? `?${kept.join("&")}` : ""}${fragment}`, names };
}

function textFragment(address: string): Finding | undefined {
  const [, before, heading = ""] = /^([^#]*)#(.*?):~:/su.exec(address) ?? [];
  if (before === undefined || isOfArchive(address)) return undefined;
  const reason = "it leads to words (#:~:text=), as a cited passage does by itself";
  return { reason, clean: `${before}${heading === "" ? "" : `#${heading}`}` };
}

function end(address: string): Finding | undefined {
  const clean = withoutEnd(address);
  if (clean === address) return undefined;
  const left = address.slice(clean.length);
  const encoded = [...left].map(percentEncoded).join("");
  return { reason: `it ends with “${left}”, which would be “${encoded}” if it belonged to it`, clean };
}

/** As every site reads it, and no sentence ends: `encodeURIComponent` leaves most of these as they are. */
const percentEncoded = (character: string): string =>
  character.charCodeAt(0) > 0x7f
    ? encodeURIComponent(character)
    : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

function openBracket(address: string): Finding | undefined {
  const open = unclosed(address);
  return open === undefined
    ? undefined
    : { reason: `it opens “${open}” and never closes it, so copy it anew, to its end` };
}
