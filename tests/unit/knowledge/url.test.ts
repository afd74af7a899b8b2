import fc from "fast-check";
import { expect, test } from "vitest";
import { originFault, urlFault } from "../../../src/knowledge/url.ts";

test.each([
  "https://example.org/",
  "http://example.org:8080/a?b=c#d",
  "https://EXAMPLE.org/Path",
  "https://example.org:443/",
  "https://en.wikipedia.org/wiki/Tensor_(disambiguation)",
  "https://example.org/a%20b?q=%E2%82%AC",
  "https://example.org/è",
  "https://xn--exmple-4nf.com/",
])("%j can be published", (address) => {
  expect(urlFault(address)).toBeUndefined();
});

test.each([
  ["https://example.org/a b", "%20"],
  ["https ://example.org", "white space"],
  ["https://example .com", "white space"],
  [" https://example.org/", "begins or ends"],
  ["example.org", "not a complete address"],
  ["/path", "not a complete address"],
  ["javascript:alert(1)", "not http"],
  ["data:text/html,x", "not http"],
  ["vbscript:x", "not http"],
  ["file:///etc/passwd", "not http"],
  ["blob:https://example.org/x", "not http"],
  ["mailto:a@b.it", "not http"],
  ["https://user:pw@host.example/", "password"],
  ["https://host\\@evil.example/", "would be read"],
  ["https://exаmple.com", "would be read as"],
  ["https://example。com/", "would be read as"],
  ["https://10.1000/x", "would be read as"],
  ["https://0x7f.1/", "would be read as"],
  ["https:example.org", "would be read as"],
  ["https:///example.org/", "would be read as"],
  ["https://example.org/<script>", "would be read"],
])("%j is refused", (address, reason) => {
  expect(urlFault(address)).toContain(reason);
});

test("an address that passes is one that the browser leaves as it is, but for its normal form", () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
      if (urlFault(address) !== undefined) return;
      expect(new URL(address).host).toBe(/^https?:\/\/([^/?#]*)/u.exec(address)?.[1]?.toLowerCase());
    }),
  );
});

test.each(["https://example.org", "https://example.org/", "http://localhost:4321/"])(
  "%j can be a site’s",
  (address) => {
    expect(originFault(address)).toBeUndefined();
  },
);

test.each([
  ["https://example.org/kb/", "base"],
  ["https://example.org/?x", "base"],
  ["https://example.org/#x", "base"],
  ["example.org", "not a complete address"],
])("%j cannot be a site’s", (address, reason) => {
  expect(originFault(address)).toContain(reason);
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void urlFault(text)));
});
