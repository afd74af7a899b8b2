/** Hosts that readers can reach, and that are what they look like. */
import { domainToUnicode } from "node:url";

/** Scripts with letters that look like those of another one (Unicode TR 39); names in one language mix none of them. */
const ALIKE = ["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"].map(
  (script) => new RegExp(`\\p{Script=${script}}`, "u"),
);

/**
 * Tells whether a host would be read as another one than is written, or is no host.
 * @param written the host of an address without its port
 * @param read what `new URL` made of it
 */
export function hostFault(written: string, read: string): string | undefined {
  const lower = written.toLowerCase();
  const isNative = lower !== read && domainToUnicode(read) === lower.normalize("NFC");
  if (isNative && lower.split(".").some(isMixed))
    return `its host “${written}” mixes letters of several scripts that look alike, and would be read as “${read}”; write the letters of one`;
  if (lower !== read && !isNative)
    return `its host “${written}” would be read as “${read}”; write the one that you mean`;
  if (read.startsWith("[")) return undefined;
  if (!/^[a-z\d_.-]+$/u.test(read))
    return `its host “${written}” has a character that no host has; copy the address anew`;
  if (/^\.|\.\.|\.$/u.test(read) || read.length > 253 || read.split(".").some(({ length }) => length > 63))
    return `its host “${written}” has an empty or too long part between its dots; copy the address anew`;
  return undefined;
}

const isMixed = (label: string): boolean => ALIKE.filter((script) => script.test(label)).length > 1;

/** Names that never lead out of a network, or nowhere (RFC 2606, 6761, 6762, 8375, 9476). */
const LOCAL = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|alt|invalid|test|home\.arpa)$/u;

/** Tells why no reader can reach a host, as `new URL` reads it. */
export function reachFault(host: string): string | undefined {
  if (host.startsWith("[") || /^\d+(?:\.\d+){3}$/u.test(host))
    return `its host is the number ${host}: such addresses change hands, or lie in a network where no reader can reach them; write the name of the site`;
  if (host.includes(".") && !LOCAL.test(host)) return undefined;
  return `its host “${host}” is a name within a network, where no reader can reach it; write the public address`;
}
