import { expect, test } from "vitest";
import { integrityWriter } from "../../../src/hosting/integrity.ts";

const withIntegrity = integrityWriter("/k.b/_astro/", (address) => `of ${address.split("/").at(-1)}`);

test.each([
  ['<script src="/k.b/_astro/a.js"></script>', '<script src="/k.b/_astro/a.js" integrity="of a.js"></script>'],
  [
    '<script type="module" src="/k.b/_astro/a.js">',
    '<script type="module" src="/k.b/_astro/a.js" integrity="of a.js">',
  ],
  [
    '<link rel="stylesheet" href="/k.b/_astro/a.css">',
    '<link rel="stylesheet" href="/k.b/_astro/a.css" integrity="of a.css">',
  ],
  [
    '<link href="/k.b/_astro/a.js" rel="modulepreload">',
    '<link href="/k.b/_astro/a.js" integrity="of a.js" rel="modulepreload">',
  ],
])("%s says what the file has to be", (tag, expected) => {
  expect(withIntegrity(`<p>1</p>${tag}${tag}`)).toBe(`<p>1</p>${expected}${expected}`);
});

test.each([
  '<a href="/k.b/_astro/a.css">',
  '<code>&lt;script src="/k.b/_astro/a.js"</code>',
  '<link title="x"> href="/k.b/_astro/a.css"',
  '<p>"/k.b/_astro/a.js"</p>',
  '<link rel="canonical" href="/k.b/en/">',
  '<link rel="preload" href="/k.b/_astro/a.woff2">',
  '<script src="/kxb/_astro/a.js">',
  '<script src="https://other.example/k.b/_astro/a.js">',
])("%s stays as it is", (tag) => {
  expect(withIntegrity(tag)).toBe(tag);
});
