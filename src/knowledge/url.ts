/** Addresses that can be published as they stand. */
import { hostFault, reachFault } from "./host.ts";

/**
 * Tells what is wrong with an address, and the way out, or `undefined` when it is a plain http(s) address of the public
 * web. `new URL` repairs silently (it drops tabs, turns "\" into "/", full-width dots into dots, "10.1000" into an IP
 * address), so an address is accepted only when parsing leaves it as the author wrote it.
 */
export const urlFault = (address: string): string | undefined =>
  formFault(address) ?? reachFault(new URL(address).hostname);

/** The same for the address of a site: scheme, host and port only, because its path is said apart. */
export function originFault(address: string): string | undefined {
  const fault = formFault(address);
  if (fault !== undefined || new URL(address).href === `${new URL(address).origin}/`) return fault;
  return "it has more than a host; the path belongs in the base";
}

/** What is wrong with the letters of an address, wherever it leads. */
const formFault = (address: string): string | undefined =>
  characterFault(address) ?? schemeFault(address) ?? authorityFault(address) ?? restFault(address);

function characterFault(address: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed !== address) return `it begins or ends with white space; write “${trimmed}”`;
  if (/\s/u.test(address)) return spaceFault(address);
  const odd = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\uFFFD]/u.exec(address)?.[0];
  if (odd === undefined) return undefined;
  const code = odd.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `it holds the character U+${code}, which cannot be seen or read; copy the address anew`;
}

/** A space can belong to a path only, and there as "%20". */
function spaceFault(address: string): string {
  const without = address.replaceAll(/\s/gu, "");
  if (/^[^/?#]*(?:\/\/[^/?#]*)?\s/u.test(address)) return `it contains white space; write “${without}”`;
  const encoded = address.replaceAll(/\s/gu, encodeURIComponent);
  return `it contains white space; write “${encoded}” if it belongs there, “${without}” if not`;
}

function schemeFault(address: string): string | undefined {
  const [, scheme, rest = ""] = /^([a-z][a-z\d+.-]*):(.*)$/isu.exec(address) ?? [];
  const inner = /^(?:<|\[[^\]]*\]\()(https?:\/\/[^\s<>"]+?)[>)]$/iu.exec(address)?.[1];
  if (inner !== undefined) return `it stands in the brackets of Markdown; write “${inner}”`;
  const bare = address.replace(/^(?:https?)?:?\/{2,}/iu, "");
  if (scheme === undefined || /^[\w.-]+\.[a-z]{2,}$/iu.test(scheme)) {
    const isHost = /^[^/?#\s]+\.[^/?#\s]{2,}/u.test(bare);
    return `it is not a complete address${isHost ? `; write “https://${bare}” if that is where it leads` : " (https://…); copy it anew, from its beginning"}`;
  }
  if (!/^https?$/iu.test(scheme)) return `“${scheme}:” is not http or https; write the address of a page of the web`;
  const nested = /^\/*https?(?::\/*|\/\/)(.*)$/isu.exec(rest)?.[1];
  if (nested !== undefined) return `it says twice how it begins; write “${scheme}://${nested}”`;
  if (/^\/\/[^/\\?#]/u.test(rest)) return undefined;
  if (/^[/\\]*$/u.test(rest)) return "nothing follows its beginning; copy the address anew";
  return `exactly two slashes and a host follow “${scheme}:”; write “${scheme}://${rest.replace(/^[/\\]+/u, "").replaceAll("\\", "/")}”`;
}

/** User, host and port, as RFC 3986 calls them together. */
function authorityFault(address: string): string | undefined {
  const authority = /^https?:\/\/([^/?#]*)/iu.exec(address)?.[1] ?? "";
  if (authority.includes("\\")) return "it holds a backslash, which would be read as “/”; write the one that you mean";
  if (authority.includes("@")) return "it carries a user name or password; write it without what stands before the “@”";
  const [, host = "", port] = /^(.*?)(?::(\d*))?$/u.exec(authority) ?? [];
  if (port !== undefined && !(Number(port) > 0 && Number(port) < 65_536 && !port.startsWith("0")))
    return `its port “${port}” is none; ports are numbers from 1 to 65535, and few addresses need one`;
  if (!URL.canParse(address)) return `its host “${host}” is none; copy the address anew`;
  return hostFault(host, new URL(address).hostname);
}

/** Path, query and fragment. Letters beyond ASCII may stand in them: every browser encodes those in the same way. */
function restFault(address: string): string | undefined {
  const broken = /%(?![\da-f]{2}).{0,2}/iu.exec(address)?.[0];
  if (broken !== undefined)
    return `“${broken}” in it is no percent-encoding; write “%25” for the sign itself, or copy the address anew`;
  const { href } = new URL(address);
  if (/["<>\\^`{|}]/u.test(address)) return `it would be read as “${href}”; write that if it is the one that you mean`;
  const [, rest = ""] = /^https?:\/\/[^/?#]*(.*)$/iu.exec(address) ?? [];
  const encoded = rest.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent).replaceAll("'", "%27");
  const path = encoded.startsWith("/") ? encoded : `/${encoded}`;
  if (`${new URL(address).origin}${path}` === href.replaceAll("'", "%27")) return undefined;
  return `it would be read as “${href}”; write that if it is the one that you mean`;
}
