/** The search's own scripts as readers get them: bytes can be promised, times cannot. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Client, readClient, weightOf } from "../../src/cli/bench/search/client.ts";
import { homeAddress, searchAddress } from "../../src/knowledge/addresses.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { fixture, projectRoot } from "../site.ts";
import { basePath, sites } from "./builds.ts";

/** Of all that a search in the dialog needs of the site itself: 8 KiB that cross the wire, by gzip. */
const MOST = 8192;

async function clientsOf(contentDir: string, root: string, base: string): Promise<Client[]> {
  const { knowledge } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false, base });
  if (knowledge === undefined) throw new Error(`${contentDir} cannot be read.`);
  const { site } = knowledge;
  return Promise.all(
    site.locales.map(({ tag }) =>
      readClient({ root, base }, { home: homeAddress(site, tag), searchPage: searchAddress(site, tag) }),
    ),
  );
}

describe.each([
  ["the project’s own site", join(projectRoot, "content"), sites.content, "/"],
  ["the fixture under a base path", fixture, sites.base, basePath],
])("the search’s client in %s", (_, contentDir, root, base) => {
  test("is light", async () => {
    for (const { launcher, interest } of await clientsOf(contentDir, root, base))
      expect(weightOf([...launcher, ...interest])).toBeLessThanOrEqual(MOST);
  });

  test("comes in two steps, of which the first is the lighter, and without what marks found words", async () => {
    for (const { launcher, interest, marked } of await clientsOf(contentDir, root, base)) {
      expect(weightOf(launcher)).toBeLessThan(weightOf(interest));
      const dialog = new Set([...launcher, ...interest].map(({ path }) => path));
      expect(marked.filter(({ path }) => !dialog.has(path))).not.toEqual([]);
    }
  });
});
