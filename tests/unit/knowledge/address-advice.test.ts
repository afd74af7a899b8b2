import fc from "fast-check";
import { expect, test } from "vitest";
import { addressAdvice, withoutTracking } from "../../../src/knowledge/address-advice.ts";
import { urlFault } from "../../../src/knowledge/url.ts";

test.each([
  "https://example.org/",
  "https://en.wikipedia.org/wiki/Tensor_(disambiguation)",
  "https://example.org/a_(b)_[c]?x={y}",
  "https://example.org/Inc%2E",
  "https://example.org:8080/a?b=c#d",
  "https://example.org/?utm=1&source=utm_source&t=2",
  "https://example.org/#utm_source=x",
  "https://example.org/what?",
  "https://example.org/Yahoo!",
  "https://example.org/a/",
  "https://xn--mnchen-3ya.example/",
  "https://web.archive.org/web/20260301120000/https://example.org/?utm_source=x&amp;y#:~:text=z",
  "https://archive.ph/20260301120000/https://example.org/?gclid=x",
])("%j gets none", (address) => {
  expect(addressAdvice(address)).toBeUndefined();
});

test.each([
  ["https://example.org/a)", "ends with “)”, which would be “%29”", "https://example.org/a"],
  ["https://example.org/a.", "ends with “.”", "https://example.org/a"],
  ["https://example.org/a,", "ends with “,”", "https://example.org/a"],
  ["https://example.org/a;", "ends with “;”", "https://example.org/a"],
  ["https://example.org/a'", "ends with “'”", "https://example.org/a"],
  ["https://example.org/a”.", "ends with “”.”", "https://example.org/a"],
  ["https://example.org/a]", "ends with “]”", "https://example.org/a"],
  ["https://example.org/(a)).", "ends with “).”", "https://example.org/(a)"],
  ["https://example.org/**", "ends with “**”", "https://example.org/"],
  ["https://example.org/?utm_source=x", "“utm_source”", "https://example.org/"],
  ["https://example.org/?a=1&UTM_Campaign=x&b=2#c", "“UTM_Campaign”", "https://example.org/?a=1&b=2#c"],
  ["https://example.org/?gclid=1&fbclid=2", "“gclid”, “fbclid”", "https://example.org/"],
  ["https://example.org/?WT.mc_id=1", "“WT.mc_id”", "https://example.org/"],
  ["https://example.org/?WT_mc_id=1", "“WT_mc_id”", "https://example.org/"],
  ["https://example.org/?a=1&amp;b=2", "&amp;", "https://example.org/?a=1&b=2"],
  ["https://example.org/#:~:text=a,b", "#:~:text=", "https://example.org/"],
  ["https://example.org/#part:~:text=a", "#:~:text=", "https://example.org/#part"],
  ["HTTPS://Example.ORG/Path", "“HTTPS://Example.ORG”", "https://example.org/Path"],
  ["https://example.org:443/a", "“https://example.org:443”", "https://example.org/a"],
  ["http://example.org:80/a", "“http://example.org:80”", "http://example.org/a"],
  ["https://münchen.example/ä", "xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example/ä"],
  ["https://example.org/a?utm_source=x).", "“utm_source”", "https://example.org/a"],
])("%j is told why, and the clean form", (address, reason, clean) => {
  expect(addressAdvice(address)).toContain(reason);
  expect(addressAdvice(address)).toMatch(/^it .*; write “[^”]*”$/u);
  expect(addressAdvice(address)?.endsWith(`; write “${clean}”`)).toBe(true);
});

test("a bracket that is never closed is told without a guess", () => {
  expect(addressAdvice("https://example.org/a_(b")).toBe(
    "it opens “(” and never closes it, so copy it anew, to its end",
  );
});

test("the clean form can be published and gets no advice but on what is not known", () => {
  const piece = fc.constantFrom(
    ..."a . , ) ( ] [ ' ’ & &amp; ? # = utm_source=x gclid :~:text=w % 20 é / ;"
      .split(" ")
      .filter((one) => one !== "%"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (parts) => {
      const address = `https://Example.org/${parts.join("")}`;
      if (urlFault(address) !== undefined) return;
      const clean = /; write “(.*)”$/u.exec(addressAdvice(address) ?? "")?.[1] ?? address;
      expect(urlFault(clean)).toBeUndefined();
      expect(addressAdvice(clean) ?? "never closes").toMatch(/never closes it|never closes$/u);
    }),
    { numRuns: 1000 },
  );
});

test("what is not tracking stays in its order", () => {
  expect(withoutTracking("https://e.org/?b=2&utm_id=1&a=1&a=2&=&c")).toEqual({
    clean: "https://e.org/?b=2&a=1&a=2&=&c",
    names: ["utm_id"],
  });
});
