/** A page that was loaded before a deploy, after it: `npm run kb -- deploy` keeps what it may still load. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploy } from "../../src/cli/deploy/deploy.ts";
import { type RunningServer, serve } from "../../src/cli/serve.ts";
import { BUNDLES } from "../../src/search/bundle.ts";
import { cardOf, quoting } from "./card.ts";
import { expect, test } from "./reader.ts";
import { answered, english, fieldOf, panelOf, resultsOf, search, titlesOf } from "./search.ts";
import { rootOf } from "./sites.ts";

// The site stands on a server of its own.
test.use({ otherHosts: true });

let folder = "";
let server: RunningServer;
const root = (): string => join(folder, "root");

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-deployed-"));
  await deploy({ site: rootOf("fixture"), root: root(), packs: false });
  server = await serve({ root: root(), port: 0 });
});
test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The same site with other names for all that its pages load, and another index of its first language. */
async function newSite(): Promise<string> {
  const site = join(folder, "next");
  await cp(rootOf("fixture"), site, { recursive: true });
  const renamed = (name: string): string => name.replace(/\.([\w-]{8})\.(\w+)$/u, ".new-$1.$2");
  const names = await readdir(join(site, "_astro"));
  for (const name of names) await rename(join(site, "_astro", name), join(site, "_astro", renamed(name)));
  const pages = (await readdir(site, { recursive: true })).filter((path) => /\.(?:html|css|js)$/u.test(path));
  for (const path of pages.filter((page) => !page.startsWith("pagefind"))) {
    const text = await readFile(join(site, path), "utf8");
    const changed = names.reduce((changing, name) => changing.replaceAll(name, renamed(name)), text);
    // The digests of scripts and styles that name others are not theirs any more.
    await writeFile(join(site, path), changed.replaceAll(/ integrity="[^"]*"/gu, ""));
  }
  await rm(join(site, BUNDLES, "en"), { recursive: true });
  await cp(join(rootOf("content"), BUNDLES, "en"), join(site, BUNDLES, "en"), { recursive: true });
  return site;
}

test("cards, search, theme and language switch go on working in pages of the last deploy", async ({
  page,
  context,
}) => {
  await page.goto(`${server.url}${english.slice(1)}`);
  await search(page, "rope");
  await page.keyboard.press("Escape");
  const unused = await context.newPage();
  await unused.goto(`${server.url}${english.slice(1)}`);
  const failed: string[] = [];
  context.on("response", (response) => response.ok() || failed.push(`${response.status()} ${response.url()}`));

  await deploy({ site: await newSite(), root: root(), packs: false });

  // The index that this page has begun to read goes on being there, in parts that were not asked for before.
  await search(page, "sideways");
  await expect(resultsOf(page)).toHaveCount(1);
  expect(await titlesOf(page)).toHaveLength(1);
  await page.keyboard.press("Escape");
  await page.locator(quoting).click();
  await expect(cardOf(page)).toBeVisible();
  await page.keyboard.press("Escape");

  // This page has not searched before: its script is of the last deploy, the index is the new one.
  await unused.bringToFront();
  await search(unused, "sideways");
  await expect(panelOf(unused)).not.toHaveAttribute("data-phase", "failed");
  await fieldOf(unused).fill("memory");
  await answered(unused, "memory");
  await expect(panelOf(unused)).not.toHaveAttribute("data-phase", "failed");
  await unused.keyboard.press("Escape");
  await unused.locator("theme-choice select").selectOption("dark");
  await expect(unused.locator("html")).toHaveAttribute("data-theme", "dark");
  await unused.locator('.languages a[hreflang="ar"]').first().click();
  await expect(unused.locator("html")).toHaveAttribute("lang", "ar");
  await expect(unused.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(unused.locator('link[rel="stylesheet"]').first()).toHaveAttribute("href", /\.new-/u);
  expect(failed).toEqual([]);
});
