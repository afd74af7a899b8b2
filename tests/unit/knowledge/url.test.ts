import { domainToUnicode } from "node:url";
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
  "https://example.org/è?ü=ß#ø",
  "https://example.org?a",
  "https://example.org/?q='a'&b=[c]",
  "https://example.org/wiki/C%2B%2B_(language)#History",
  "https://münchen.example/",
  "https://例え.jp/",
  "https://пример.рф/",
  "https://web.archive.org/web/20260301120000/https://example.org/",
  "https://r1---sn-a_b.example.org/",
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
  ["<https://example.org/x>", "write “https://example.org/x”"],
  ["[words](https://example.org/x_(y))", "write “https://example.org/x_(y)”"],
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
  ["https:example.org", "write “https://example.org”"],
  ["https:///example.org/", "write “https://example.org/”"],
  ["http:/example.org/a", "write “http://example.org/a”"],
  ["https:\\\\example.org\\a", "write “https://example.org/a”"],
  ["https://", "nothing follows its beginning"],
  ["https://https://example.org/a", "write “https://example.org/a”"],
  ["https://http//example.org", "write “https://example.org”"],
  ["www.example.org/a", "write “https://www.example.org/a”"],
  ["//example.org/a", "write “https://example.org/a”"],
  ["https//example.org/a", "write “https://example.org/a”"],
  ["example.org:8080/a", "write “https://example.org:8080/a”"],
  ["htps://example.org", "not http"],
  ["ftp://example.org/x", "not http"],
  ["JavaScript:alert(1)", "not http"],
  ["https ://example.org/a", "write “https://example.org/a”"],
  ["https://example .org/a", "write “https://example.org/a”"],
  ["https://example.org/a\u00A0b", "“https://example.org/a%C2%A0b”"],
  ["https://example.org/a\nb", "white space"],
  ["https://example.org/\0", "U+0000"],
  ["https://example.org/\u202Ea", "U+202E"],
  ["https://exam\u200Bple.org/", "U+200B"],
  ["https://example.org/a\u00ADb", "U+00AD"],
  ["https://example.org/\uFFFD", "U+FFFD"],
  ["https://user@example.org/", "user name"],
  ["https://@example.org/", "user name"],
  ["https://a:b@@example.org/", "user name"],
  ["https://example.org\\a", "backslash"],
  ["https://example.org/a\\b", "would be read as"],
  ["https://example.org:0/", "port"],
  ["https://example.org:99999/", "port"],
  ["https://example.org:/", "port"],
  ["https://example.org:0443/", "port"],
  ["https://example.org:http/", "is none"],
  ["https://example..org/", "dots"],
  ["https://example.org./", "dots"],
  ["https://.example.org/", "dots"],
  [`https://${"a".repeat(64)}.org/`, "dots"],
  ["https://example,org.com/", "character that no host has"],
  ["https://ex%61mple.org/", "would be read as"],
  ["https://example.org/%", "%25"],
  ["https://example.org/%zz", "“%zz”"],
  ["https://example.org/%E2%8", "“%8”"],
  ["https://example.org/?q=100%", "%25"],
  ["https://example.org/a/../b", "would be read as"],
  ["https://example.org/%2e%2e/b", "would be read as"],
  ["https://раура1.com/ ".trim().replace("1", "l"), "mixes letters"],
  ["https://ΑBC.example/", "mixes letters"],
  ["https://localhost/", "no reader can reach"],
  ["https://app.localhost:3000/", "no reader can reach"],
  ["https://127.0.0.1/", "is the number"],
  ["https://10.0.0.8/a", "is the number"],
  ["https://[::1]/", "is the number"],
  ["https://intranet/wiki", "no reader can reach"],
  ["https://wiki.internal/", "no reader can reach"],
  ["https://printer.local/", "no reader can reach"],
  ["https://example.org/<script>", "would be read"],
])("%j is refused", (address, reason) => {
  expect(urlFault(address)).toContain(reason);
});

test.each(["https://example.org", "https://example.org/", "http://localhost:4321/", "http://127.0.0.1:4321"])(
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

/** Pieces of which authors make addresses, whole and broken. */
const pieces = fc.constantFrom(
  ..."https:// http:// HTTPS:// https: / // \\ @ : :443 :80 ? # & = . .. %20 %zz % example.org exаmple.org 例え.jp a é ' ( ) [ ] 127.0.0.1".split(
    " ",
  ),
  " ",
  "\u202E",
);

test("an address that passes is read as it is written, but for capitals, default ports and letters beyond ASCII", () => {
  let passed = 0;
  const made = fc.tuple(fc.boolean(), fc.array(pieces, { maxLength: 6 }));
  fc.assert(
    fc.property(made, ([isPlain, parts]) => {
      const address = `${isPlain ? "https://example.org/" : ""}${parts.join("")}`;
      if (urlFault(address) !== undefined) return;
      passed++;
      const [, host = "", rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/iu.exec(address) ?? [];
      const { href } = new URL(address);
      const path = rest.startsWith("/") ? rest : `/${rest}`;
      // Not the other way round: “%ae” of an older encoding is no letter in UTF-8.
      const encoded = path.replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
      expect(href.replace(/^https?:\/\/[^/]*/u, "").replaceAll("%27", "'")).toBe(encoded.replaceAll("%27", "'"));
      expect(host.toLowerCase().replace(/:\d+$/u, "")).toBe(domainToUnicode(new URL(address).hostname));
    }),
    { numRuns: 2000 },
  );
  expect(passed).toBeGreaterThan(100);
});
