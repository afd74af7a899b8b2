import { expect, test } from "vitest";
import { slugFault } from "../../../src/knowledge/slug.ts";

const taken = new Set(["articles", "fr"]);

test.each(["tpu-limitations", "a", "2026", "x9-y"])("%j is a slug", (slug) => {
  expect(slugFault(slug, taken)).toBeUndefined();
});

test.each([
  "../../x",
  "/etc/x",
  "a//b",
  ".",
  "..",
  "con",
  "COM1",
  "com1",
  "index",
  "404",
  "fr",
  "articles",
  "_astro",
  "pagefind",
  "sitemap",
  "constructor",
  "",
  " ",
  "a b",
  "%2e%2e",
  "a?",
  "a#b",
  "à",
  "A",
  "a-",
  "-a",
  "a--b",
  "a_b",
  "x".repeat(101),
])("%j is refused", (slug) => {
  expect(slugFault(slug, taken)).toBeDefined();
});
