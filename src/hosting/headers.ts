/** The headers of every answer, whatever its path and status. */
import { POLICY } from "./policy.ts";

export type Header = readonly [name: string, value: string];

/** What no page of the site asks a browser for; copying a text to the clipboard is not among it. */
const UNUSED =
  "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope magnetometer microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock usb xr-spatial-tracking".split(
    " ",
  );

export const HEADERS: readonly Header[] = [
  ["Content-Security-Policy", POLICY],
  ["X-Content-Type-Options", "nosniff"],
  // For browsers that do not know `frame-ancestors`.
  ["X-Frame-Options", "DENY"],
  // No source learns which page led to it.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", UNUSED.map((feature) => `${feature}=()`).join(", ")],
];

/**
 * Only over HTTPS for two years; said only over HTTPS, too (RFC 6797, 7.2). A site under a base path does not speak for
 * the subdomains of its host.
 */
export const TRANSPORT: Header = ["Strict-Transport-Security", "max-age=63072000"];

/** Headers of an answer over HTTPS. */
export const SECURE_HEADERS: readonly Header[] = [...HEADERS, TRANSPORT];

export const CACHING = "Cache-Control";
/** Of files whose names change with their bytes. */
export const FOREVER = "public, max-age=31536000, immutable";
/**
 * Of all others: for a minute what a reader points at is loaded ahead and used without another question
 * (components/next-page.ts); after that it is asked for again before each use.
 */
export const FRESH = "public, max-age=60, must-revalidate";
