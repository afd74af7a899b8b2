/** What pages weigh, file by file, as a host sends them with brotli: bytes can be promised, times cannot. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/cli/bench/limits.ts";
import { type PageFiles, together, weighFiles, weighHtml } from "../../src/cli/bench/page-weight.ts";
import { allPages } from "../../src/knowledge/addresses.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { fixture, projectRoot } from "../site.ts";
import { basePath, sites } from "./builds.ts";
import { ordinary } from "./ordinary.ts";

async function everyPage(contentDir: string, root: string, base: string): Promise<[address: string, PageFiles][]> {
  const { knowledge } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false, base });
  if (knowledge === undefined) throw new Error(`${contentDir} cannot be read.`);
  const addresses = allPages(knowledge).flatMap((alternates) => [...alternates.values()]);
  return Promise.all(addresses.map(async (address) => [address, await weighFiles({ root, base }, address)]));
}

test.each(Object.entries(ordinary))("an article of ordinary length is light in “%s”", async (locale, slug) => {
  const { bytes } = await weighHtml({ root: sites.twins, base: "/" }, `/${locale}/${slug}/`);
  expect(bytes).toBeGreaterThan(4000);
  expect(bytes).toBeLessThanOrEqual(LIMITS.html * 1000);
  const { css } = await weighFiles({ root: sites.twins, base: "/" }, `/${locale}/${slug}/`);
  expect(together(css)).toBeLessThanOrEqual(LIMITS.css * 1000);
});

describe.each([
  ["the project’s own site", join(projectRoot, "content"), sites.content, "/"],
  ["the fixture under a base path", fixture, sites.base, basePath],
])("a page of any kind in %s", (_, contentDir, root, base) => {
  test("loads light stylesheets, scripts and fonts, and nothing else", async () => {
    for (const [address, { css, scripts, fonts, others }] of await everyPage(contentDir, root, base)) {
      expect(css.length, address).toBeGreaterThan(0);
      expect(fonts.length, address).toBeGreaterThan(0);
      expect(together(css), address).toBeLessThanOrEqual(LIMITS.cssOfAny * 1000);
      expect(together(scripts), address).toBeLessThanOrEqual(LIMITS.scripts * 1000);
      expect(together(fonts), address).toBeLessThanOrEqual(LIMITS.fonts * 1000);
      expect(others, address).toEqual([]);
    }
  });
});
