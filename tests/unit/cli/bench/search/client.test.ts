import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readClient, type Script, weightOf } from "../../../../../src/cli/bench/search/client.ts";

const page = (...sources: string[]): string =>
  sources.map((source) => `<script type="module" src="${source}"></script>`).join("");

const files = {
  "en/index.html": page("/kb/_astro/theme.js", "/kb/_astro/launcher.js"),
  "en/search/index.html": page("/kb/_astro/launcher.js", "/kb/_astro/page.js"),
  "_astro/theme.js": "import(`./idle.js`)",
  "_astro/idle.js": "1",
  "_astro/launcher.js": 'import{a}from"./shared.js";import(`./panel.js`,[]);import("./marks.js")',
  "_astro/shared.js": "export const a=1",
  "_astro/panel.js": 'import"./words.js";import(`./rare.js`);import(base+"pagefind.js")',
  "_astro/rare.js": "2",
  "_astro/words.js": 'export*from"./shared.js"',
  "_astro/marks.js": 'import{b}from"./words.js"',
  "_astro/page.js": 'import("./panel.js")',
};

let root: string;
const write = async (name: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "client-"));
  await Promise.all(Object.entries(files).map(([name, text]) => write(name, text)));
});
afterEach(() => rm(root, { recursive: true }));

const pages = { home: "/kb/en/", searchPage: "/kb/en/search/" };
const namesOf = (scripts: readonly Script[]): string[] =>
  scripts.map(({ path }) => path.slice("_astro/".length)).sort();

test("scripts are told apart by when they are loaded, imports of imports and later ones among them", async () => {
  const client = await readClient({ root, base: "/kb/" }, pages);
  expect(Object.fromEntries(Object.entries(client).map(([name, scripts]) => [name, namesOf(scripts)]))).toEqual({
    launcher: ["launcher.js", "shared.js"],
    interest: ["panel.js", "rare.js", "words.js"],
    searchPage: ["launcher.js", "page.js", "panel.js", "rare.js", "shared.js", "words.js"],
    marked: ["launcher.js", "marks.js", "shared.js", "words.js"],
  });
});

test("their weight is that of their compressed code", async () => {
  const { launcher } = await readClient({ root, base: "/kb/" }, pages);
  const codes = [files["_astro/launcher.js"], files["_astro/shared.js"]];
  expect(weightOf(launcher)).toBe(codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0));
});

test("a page that does not lead to the search has no client that could pass for a light one", async () => {
  await write("en/index.html", page("/kb/_astro/theme.js"));
  await expect(readClient({ root, base: "/kb/" }, pages)).rejects.toThrow("/kb/en/");
});
