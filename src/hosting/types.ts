/** Media types of what a build writes. */
import { extname } from "node:path";

/** Of files that nobody has said more of. */
export const BYTES = "application/octet-stream";

/** Pagefind's files are compressed, and unpacked by itself: to a server that looked into them they would be archives. */
const PACKED = ["pagefind", "pf_filter", "pf_fragment", "pf_index", "pf_meta"];

/** By extension, without a dot. Everything else is offered as bytes. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ["avif", "image/avif"],
  ["bib", "application/x-bibtex"],
  ["css", "text/css"],
  ["gif", "image/gif"],
  ["html", "text/html"],
  ["ico", "image/x-icon"],
  ["jpeg", "image/jpeg"],
  ["jpg", "image/jpeg"],
  ["js", "text/javascript"],
  ["json", "application/json"],
  ["md", "text/markdown"],
  ["mjs", "text/javascript"],
  ["png", "image/png"],
  ["ris", "application/x-research-info-systems"],
  ["svg", "image/svg+xml"],
  ["txt", "text/plain"],
  ["wasm", "application/wasm"],
  ["webmanifest", "application/manifest+json"],
  ["webp", "image/webp"],
  ["woff2", "font/woff2"],
  ["xml", "application/xml"],
  ...PACKED.map((extension): [string, string] => [extension, BYTES]),
]);

/** Whether what is of a type is text, which is UTF-8 here, and smaller when it is compressed. */
export const isText = (type: string): boolean =>
  type.startsWith("text/") || /[/+](?:json|xml)$/u.test(type) || /^application\/x-(?:bibtex|research)/u.test(type);

/** A type as it is sent. */
export const withCharset = (type: string): string => (isText(type) ? `${type}; charset=utf-8` : type);

/** The Content-Type of a file, by its extension. */
export const contentTypeOf = (file: string): string => withCharset(TYPES.get(extname(file).slice(1)) ?? BYTES);
