import { expect, test } from "vitest";
import { type Lead, withLinks } from "../../../src/knowledge/links.ts";

const leads = new Map<string, Lead>([
  ["article:arch", { href: "/kb/en/arch/" }],
  ["article:ford#x", { href: "/kb/ar/ford/#x", hreflang: "ar", "data-in-language": 'in "Arabic" & so on' }],
]);
const linked = (html: string): string => withLinks(html, (destination) => leads.get(destination));

test.each([
  ['<a href="article:arch">a</a>', '<a href="/kb/en/arch/">a</a>'],
  ['<a href="article:arch" title="t">a</a>', '<a href="/kb/en/arch/" title="t">a</a>'],
  [
    '<a href="article:ford#x">a</a>',
    '<a href="/kb/ar/ford/#x" hreflang="ar" data-in-language="in &quot;Arabic&quot; &amp; so on">a</a>',
  ],
  ['<a href="article:other">a</a>', '<a href="article:other">a</a>'],
  ['<a href="https://example.org/">a</a>', '<a href="https://example.org/">a</a>'],
  ['<code>&lt;a href="article:arch"></code>', '<code>&lt;a href="article:arch"></code>'],
  ['<img src="article:arch">', '<img src="article:arch">'],
])("%s", (before, after) => {
  expect(linked(before)).toBe(after);
});
