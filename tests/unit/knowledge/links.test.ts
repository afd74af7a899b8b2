import { expect, test } from "vitest";
import { type Lead, variantFor, withLinks } from "../../../src/knowledge/links.ts";
import type { Site } from "../../../src/knowledge/model.ts";

const leads = new Map<string, Lead>([
  ["article:arch", { href: "/kb/en/arch/" }],
  ["article:ford#x", { href: "/kb/ar/ford/#x", hreflang: "ar" }],
]);
const linked = (html: string): string => withLinks(html, (destination) => leads.get(destination));

test.each([
  ['<a href="article:arch">a</a>', '<a href="/kb/en/arch/">a</a>'],
  ['<a href="article:arch" title="t">a</a>', '<a href="/kb/en/arch/" title="t">a</a>'],
  ['<a href="article:ford#x">a</a>', '<a href="/kb/ar/ford/#x" hreflang="ar">a</a>'],
  ['<a href="article:other">a</a>', '<a href="article:other">a</a>'],
  ['<a href="https://example.org/">a</a>', '<a href="https://example.org/">a</a>'],
  ['<code>&lt;a href="article:arch"></code>', '<code>&lt;a href="article:arch"></code>'],
  ['<img src="article:arch">', '<img src="article:arch">'],
])("%s", (before, after) => {
  expect(linked(before)).toBe(after);
});

test("a reader is led to the own language, else to the source language, else to the first that there is", () => {
  const site = { sourceLocale: "en" } as Site;
  const variants = (...locales: string[]) => new Map(locales.map((locale) => [locale, { locale }]));
  expect(variantFor(variants("ar", "en"), site, "ar")?.locale).toBe("ar");
  expect(variantFor(variants("ar", "en"), site, "it")?.locale).toBe("en");
  expect(variantFor(variants("ar", "it"), site, "de")?.locale).toBe("ar");
  expect(variantFor(variants(), site, "en")).toBeUndefined();
  expect(variantFor(undefined, site, "en")).toBeUndefined();
});
