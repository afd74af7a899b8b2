/**
 * Keeps the check out of private networks: a page of the web must not be able to send it to this machine's own services
 * or to the metadata of a cloud (169.254.169.254), neither by a redirection nor by a name that resolves there.
 */
import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Refusal } from "./refusal.ts";

/** What IANA's registries of special-purpose addresses call not globally reachable, multicast, and 6to4. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv6");

/** IPv6 addresses that hold an IPv4 one are judged by it. */
export function isPublic(ip: string): boolean {
  const family = isIP(ip);
  return family !== 0 && !PRIVATE.check(ip, family === 6 ? "ipv6" : "ipv4");
}

/** @throws {Refusal} when an address is not of the web, or names a private host by number */
export function assertPublic({ protocol, hostname }: URL): void {
  if (protocol !== "http:" && protocol !== "https:")
    throw new Refusal(`the redirection leads to “${protocol}”, which is not of the web`);
  const ip = hostname.replace(/^\[|\]$/gu, "");
  if (isIP(ip) !== 0 && !isPublic(ip)) throw new Refusal(`it leads into a private network (${ip})`);
}

/** Resolves a name for a connection and refuses what is private: what is judged is what is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    const hidden = addresses?.find(({ address }) => !isPublic(address));
    if (error || first === undefined) callback(error ?? new Error("The name has no address."), "", 0);
    else if (hidden) callback(new Refusal(`${hostname} leads into a private network (${hidden.address})`), "", 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
