import { expect, test } from "vitest";
import { withIntegrity } from "../../../src/hosting/integrity.ts";

const digestOf = (address: string): string | undefined => (address.startsWith("/kb/") ? "sha384-x" : undefined);

test.each([
  ['<script src="/kb/a.js"></script>', '<script src="/kb/a.js" integrity="sha384-x"></script>'],
  ['<script type="module" src="/kb/a.js">', '<script type="module" src="/kb/a.js" integrity="sha384-x">'],
  ['<link rel="stylesheet" href="/kb/a.css">', '<link rel="stylesheet" href="/kb/a.css" integrity="sha384-x">'],
  ['<link rel="modulepreload" href="/kb/a.js">', '<link rel="modulepreload" href="/kb/a.js" integrity="sha384-x">'],
])("%s says what the file has to be", (tag, expected) => {
  expect(withIntegrity(`<p>1</p>${tag}`, digestOf)).toBe(`<p>1</p>${expected}`);
});

test.each([
  '<a href="/kb/a.css">',
  '<img src="/kb/a.js">',
  '<link rel="canonical" href="/kb/en/">',
  '<link rel="preload" href="/kb/a.woff2">',
  '<script src="https://other.example/a.js">',
  "&lt;script src=&quot;/kb/a.js&quot;>",
])("%s stays as it is", (tag) => {
  expect(withIntegrity(tag, digestOf)).toBe(tag);
});
