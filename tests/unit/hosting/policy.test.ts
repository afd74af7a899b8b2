import { expect, test } from "vitest";
import { PAGE_POLICY, POLICY } from "../../../src/hosting/policy.ts";

test("allows files of the site, and nothing that stands in a page", () => {
  expect(POLICY.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
});

test("says in a page all that a page can say", () => {
  expect(PAGE_POLICY.split("; ")).toEqual(POLICY.split("; ").filter((part) => !part.startsWith("frame-ancestors")));
});
