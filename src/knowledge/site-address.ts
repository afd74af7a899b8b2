/** How an address of the site is written in `redirects.yaml` and in the list of published addresses. */

/** What no name of a file can hold on some system. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u001F\u007F"*:<>?\\|]/u;

/** Extension of the last segment: ".bib". */
const EXTENSION = /\.[a-z\d]+$/iu;

/** Whether a file stands at an address; at all others a page does. */
export const isFile = (address: string): boolean => !address.endsWith("/");

/** The extension of a file's address, without the dot. */
export const extensionOf = (address: string): string => EXTENSION.exec(address)?.[0].slice(1) ?? "";

/**
 * The one form of an address: percent-encoded as browsers send it (WHATWG URL), letters that need no encoding bare.
 * @returns nothing for what is no path from the site's root
 */
export function plainAddress(written: string): string | undefined {
  // Most are, and there are very many in a list.
  if (/^\/[\w./~-]*$/u.test(written)) return written;
  const segments = written.split("/");
  if (segments.shift() !== "") return undefined;
  try {
    return `/${segments.map((segment) => encoded(decodeURIComponent(segment))).join("/")}`;
  } catch {
    return undefined;
  }
}

/** `encodeURIComponent` encodes signs that browsers leave alone in a path. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment).replaceAll(/%(?:24|26|2B|2C|3A|3B|3D|40)/gu, decodeURIComponent);

/** The address of a file by the names of its folders and its own. */
export const addressOfFile = (path: string): string => `/${path.split("/").map(encoded).join("/")}`;

/** Tells what is wrong with an address as it is written, and the way out; the rest of a sentence about it. */
export function addressFault(written: string, root: URL): string | undefined {
  if (!written.startsWith("/")) return foreignFault(written, root);
  if (/[?#]/u.test(written)) return "has a query or a fragment, which no host goes by; write it without";
  const plain = plainAddress(written);
  if (plain === undefined) return "has a “%” that encodes nothing; write “%25” for the sign itself";
  const segments = decodeURIComponent(plain).split("/").slice(1);
  if (segments.some((segment) => segment === "." || segment === ".."))
    return "has “.” or “..” in it; write the address that it comes to";
  if (segments.slice(0, -1).includes("")) return "has “//” in it; write one “/”";
  if (segments.some((segment) => UNSAFE.test(segment)) || plain.includes("%2F"))
    return "has a character that the name of no folder can have, so that no page can stand there; leave it to the host’s own rules";
  // Before the form: of an address that was copied with the base path, that is all that is wrong.
  if (root.pathname !== "/" && written.startsWith(root.pathname))
    return `begins with the base path; write “/${written.slice(root.pathname.length)}”`;
  if (isFile(plain) && EXTENSION.test(plain) && /^html?$/u.test(extensionOf(plain)))
    return "ends in “.html”, where a static page cannot stand; the site’s pages have addresses that end in “/”, and others are left to the host’s own rules";
  if (isFile(plain) && !EXTENSION.test(plain)) return `lacks the “/” at its end; write “${written}/”`;
  return written === plain || written === decodeURI(plain)
    ? undefined
    : `is written otherwise than browsers ask for it; write “${plain}”`;
}

function foreignFault(written: string, root: URL): string {
  if (URL.canParse(written)) {
    const { origin, pathname } = new URL(written);
    return origin === root.origin && pathname.startsWith(root.pathname)
      ? `is complete; write it from the site’s root on: “/${pathname.slice(root.pathname.length)}”`
      : "is none of this site; write one from the site’s root on, as in “/…/old-slug/”";
  }
  return `does not begin with “/”; write “/${written}”`;
}
