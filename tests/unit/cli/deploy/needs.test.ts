import { describe, expect, test } from "vitest";
import { baseOf, lacksOf, needsOf } from "../../../../src/cli/deploy/needs.ts";
import { BUNDLES } from "../../../../src/search/bundle.ts";

describe("the base path", () => {
  test.each([
    ['<link rel="preload" href="/_astro/a.woff2">', "/"],
    ['<link rel="canonical" href="https://example.org/_astro/"><script src="/a/kb/_astro/x.js"></script>', "/a/kb/"],
    ["<p>nothing</p>", "/"],
  ])("is told by what the start page loads: %s", (html, base) => {
    expect(baseOf(html)).toBe(base);
  });
});

describe("a file needs", () => {
  test.each([
    [
      "a page, what it loads",
      "en/index.html",
      '<script type="module" src="/kb/_astro/a.js?x#y"></script>',
      ["_astro/a.js"],
    ],
    ["the page that answers in a folder", "en/index.html", '<link rel="help" href="/kb/en/">', ["en/index.html"]],
    ["names as files have them", "en/index.html", '<img alt="" src="/kb/images/%C3%A8.png">', ["images/è.png"]],
    [
      "nothing of other hosts or of others on its own",
      "en/index.html",
      '<img src="https://x.org/a.png"><img src="/b.png">',
      [],
    ],
    [
      "nothing that a text only shows",
      "en/index.html",
      '<code>&lt;img src="/kb/a.png"></code><a href="/kb/b/">b</a>',
      [],
    ],
    ["the start page, what it offers", "index.html", '<a hreflang="it" href="/kb/it/">Italiano</a>', ["it/index.html"]],
    ["a style, its fonts", "_astro/a.css", "src:url(/kb/_astro/f.woff2)", ["_astro/f.woff2"]],
    [
      "a script, those that it imports",
      "_astro/a.js",
      'import{x}from"./b.js";import(`./c.js`)',
      ["_astro/b.js", "_astro/c.js"],
    ],
    ["a text for programs, nothing", "en/a.md", "![a](/kb/a.png)", []],
  ])("%s", (_, path, text, needs) => {
    expect(needsOf(path, text, "/kb/")).toEqual(needs);
  });

  test("an index, what every search begins with", () => {
    const entry = JSON.stringify({ languages: { xx: { hash: "xx_1", wasm: null } } });
    expect(needsOf("pagefind/xx/pagefind-entry.json", entry, "/")).toEqual([
      "pagefind/xx/pagefind.js",
      "pagefind/xx/pagefind.xx_1.pf_meta",
      "pagefind/xx/wasm.unknown.pagefind",
    ]);
  });
});

test("a site without start, page of what is missing, or search is none", () => {
  expect(lacksOf(new Set())).toEqual(["index.html", "404.html", `${BUNDLES}/`]);
  expect(lacksOf(new Set(["index.html", "404.html", `${BUNDLES}/xx/pagefind.js`]))).toEqual([]);
});
