/**
 * What a page may load and do (Content Security Policy Level 3, Trusted Types): files of this site, and nothing that
 * stands in a page itself. No text ever becomes markup, code or the address of a script, so there is no policy of
 * trusted types: neither our scripts nor Pagefind's ask for one (measured in tests/audit/policy.spec.ts).
 */
const DIRECTIVES = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
} as const;

/** What only a header can say (CSP 3, 3.3). */
const HEADER_ONLY: ReadonlySet<string> = new Set<keyof typeof DIRECTIVES>(["frame-ancestors"]);

const written = (directives: readonly (readonly [string, string])[]): string =>
  directives.map(([name, value]) => `${name} ${value}`).join("; ");

/** The policy of every path, as a header says it. */
export const POLICY = written(Object.entries(DIRECTIVES));

/** The same in a page's own words, for hosts that send no headers. */
export const PAGE_POLICY = written(Object.entries(DIRECTIVES).filter(([name]) => !HEADER_ONLY.has(name)));
