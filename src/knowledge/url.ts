/** Addresses that can be published as they stand. */

/**
 * Tells what is wrong with an address, or `undefined` when it is a plain http(s) address. `new URL` repairs silently
 * (it drops tabs, turns "\" into "/", full-width dots into dots, "10.1000" into an IP address), so an address is
 * accepted only when parsing leaves its host and its characters as the author wrote them.
 */
export function urlFault(address: string): string | undefined {
  if (/\s/u.test(address.trim()))
    return `it contains white space; write "${address.trim().replaceAll(/\s/gu, "%20")}" if it belongs there`;
  if (address !== address.trim()) return "it begins or ends with white space";
  if (!URL.canParse(address)) return "it is not a complete address (https://…)";
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return `"${url.protocol}" is not http or https`;
  if (url.username !== "" || url.password !== "") return "it carries a user name or password";
  const host = /^https?:\/\/([^/?#]*)/iu.exec(address)?.[1] ?? "";
  if (host.toLowerCase() !== url.host && host.toLowerCase() !== `${url.host}${defaultPort(url)}`) {
    return `its host "${host}" would be read as "${url.host}"`;
  }
  if (/["<>\\^`{|}\p{Cc}]/u.test(address)) return `it would be read as "${url.href}"`;
  return undefined;
}

/** The same for the address of a site: scheme, host and port only, because its path is said apart. */
export function originFault(address: string): string | undefined {
  const fault = urlFault(address);
  if (fault !== undefined || new URL(address).href === `${new URL(address).origin}/`) return fault;
  return "it has more than a host; the path belongs in the base";
}

const defaultPort = (url: URL): string => (url.protocol === "https:" ? ":443" : ":80");
