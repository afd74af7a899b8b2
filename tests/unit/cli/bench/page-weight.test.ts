import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { together, weighFiles, weighHtml } from "../../../../src/cli/bench/page-weight.ts";

const files = {
  "en/index.html": `<link rel="stylesheet" href="/kb/_astro/a.css"><link rel="icon" href="/kb/icon.svg">
    <script src="/kb/_astro/theme.js"></script><script type="module" src="/kb/_astro/page.js"></script>
    <script type="application/ld+json">{}</script>`,
  "_astro/a.css": '@font-face{src:url(/kb/_astro/f.woff2)format("woff2")}@font-face{src:url("/kb/_astro/f.woff2")}',
  "_astro/f.woff2": "0123456789",
  "_astro/theme.js": "1",
  "_astro/page.js": 'import{a}from"./shared.js";import(`./later.js`);import("./later.js")',
  "_astro/shared.js": 'import"./deep.js";export const a=1',
  "_astro/deep.js": "2",
  "_astro/later.js": "3",
};

let root: string;
const write = async (name: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "weight-"));
  await Promise.all(Object.entries(files).map(([name, text]) => write(name, text)));
});
afterEach(() => rm(root, { recursive: true }));

test("a page loads its stylesheets, their fonts, and scripts with what they import at once", async () => {
  const { css, scripts, fonts, others } = await weighFiles({ root, base: "/kb/" }, "/kb/en/");
  const pathsOf = (weighed: readonly { path: string }[]): string[] => weighed.map(({ path }) => path);
  expect(pathsOf(css)).toEqual(["_astro/a.css"]);
  expect(pathsOf(scripts)).toEqual(["_astro/theme.js", "_astro/page.js", "_astro/shared.js", "_astro/deep.js"]);
  expect(fonts).toEqual([{ path: "_astro/f.woff2", bytes: 10 }]);
  expect(others).toEqual([]);
});

/** What packing would make larger stays as it is. */
const packed = (text: string): number => Math.min(text.length, brotliCompressSync(text).length);

test("files are weighed one by one, as brotli at its best makes them", async () => {
  const html = await weighHtml({ root, base: "/kb/" }, "/kb/en/");
  expect(html).toEqual({ path: "en/index.html", bytes: packed(files["en/index.html"]) });
  const { scripts } = await weighFiles({ root, base: "/kb/" }, "/kb/en/");
  const codes = ["theme", "page", "shared", "deep"] as const;
  expect(together(scripts)).toBe(codes.reduce((sum, name) => sum + packed(files[`_astro/${name}.js`]), 0));
});

test("what else a page would load is named", async () => {
  await write(
    "en/index.html",
    '<source-list></source-list><iframe src="/kb/x/"></iframe><link rel="preconnect" href="https://example.org">',
  );
  const { others } = await weighFiles({ root, base: "/kb/" }, "/kb/en/");
  expect(others).toEqual(['<iframe src="/kb/x/">', '<link rel="preconnect" href="https://example.org">']);
});
