/**
 * What a plain static host answers to an address, without the network: which file, which redirect, or nothing.
 */
import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";

export type HostAnswer =
  | { readonly status: 200; readonly file: string; readonly size: number }
  | { readonly status: 301; readonly location: string }
  | { readonly status: 404 };

const notFound: HostAnswer = { status: 404 };

/**
 * Looks an address up in a built folder.
 *
 * A folder answers with its index.html, and only under its address with a slash; without one it redirects there. A file
 * answers under its exact name. Under a base path the bare host redirects to it, and nothing else is outside of it.
 *
 * @param root the built folder; nothing outside it is looked at
 * @param base the address it stands under, with slashes around it
 * @param url path and query as the browser sent them, still encoded
 */
export async function lookUp(root: string, base: string, url: string): Promise<HostAnswer> {
  const [address, query] = splitOnce(url, "?");
  if (base !== "/" && (address === "/" || `${address}/` === base)) return { status: 301, location: base };
  const path = address.startsWith(base) ? safePath(address.slice(base.length)) : undefined;
  if (path === undefined) return notFound;
  const isFolderAddress = address.endsWith("/");
  const file = join(root, path, isFolderAddress ? "index.html" : "");
  const found = await statOf(file);
  if (found?.isFile()) return { status: 200, file, size: found.size };
  if (!found?.isDirectory() || isFolderAddress) return notFound;
  return { status: 301, location: `${address}/${query}` };
}

/** The second part keeps the separator. */
function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

/**
 * The decoded path below the root, or undefined for one that leads elsewhere.
 *
 * Empty segments are refused as well: a redirect to `//name/` would leave this host. Backslashes are separators on
 * Windows, a colon there names a drive or a stream.
 */
function safePath(encoded: string): string | undefined {
  const path = decode(encoded)?.replace(/\/$/, "");
  if (path === undefined || /[\\:\0]/.test(path)) return undefined;
  const isUnsafe = path !== "" && path.split("/").some((segment) => ["", ".", ".."].includes(segment));
  return isUnsafe ? undefined : path;
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** Any failure means "not there": a name too long for the file system is not the host's problem. */
async function statOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch {
    return undefined;
  }
}
