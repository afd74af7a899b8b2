/**
 * `_headers` and `_redirects`, which Netlify and Cloudflare Pages read from the root of what they serve. Where two rules
 * name the same header Cloudflare joins their values, so none is named twice: what no rule says of caching, both let
 * browsers ask for again.
 */
import { CACHING, FOREVER, type Header, SECURE_HEADERS } from "./headers.ts";
import type { Hosted } from "./hosted.ts";
import { withCharset } from "./types.ts";

/** The text of `_headers`. */
export function headersFile({ base, forever, types }: Hosted): string {
  return [
    rule(`${base}*`, SECURE_HEADERS),
    ...forever.map((start) => rule(`${start}*`, [[CACHING, FOREVER]])),
    ...types.map(({ address, type }) => rule(address, [["Content-Type", withCharset(type)]])),
  ].join("\n");
}

const rule = (path: string, headers: readonly Header[]): string =>
  `${[path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n")}\n`;

/**
 * The text of `_redirects`. Neither of the two can answer 410; the page at a withdrawn address says that it is.
 */
export function redirectsFile({ base, redirects }: Hosted): string {
  const start = base === "/" ? [] : [{ from: "/", to: base }];
  return [...start, ...redirects].map(({ from, to }) => `${from} ${to} 301\n`).join("");
}
