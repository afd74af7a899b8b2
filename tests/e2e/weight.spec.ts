/** What a first search loads, on the project's own site: bytes can be promised, times cannot. */
import { join } from "node:path";
import { weightOf } from "../../src/cli/bench/search/client.ts";
import { weighFirstUses } from "../../src/cli/bench/search/first-use.ts";
import { languagesOf, MOST } from "../../src/cli/bench/search/weight-lines.ts";
import { homeAddress } from "../../src/knowledge/addresses.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { projectRoot } from "../site.ts";
import { expect, siteAddress, test } from "./reader.ts";
import { rootOf } from "./sites.ts";

/** The kinds that load the most: the commonest word, the longest of three words, and the longest phrase. */
function heaviest(queries: readonly string[]): string[] {
  const words = queries.flatMap((query) => query.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [commonest] = [...Map.groupBy(words, (word) => word)].toSorted(([, a], [, b]) => b.length - a.length);
  const [long] = byLength(queries.filter((query) => /^\S+ \S+ \S+$/u.test(query)));
  const [phrase] = byLength(queries.filter((query) => /^["“].+ .+["”]$/u.test(query)));
  return [commonest?.[0], long, phrase].filter((query) => query !== undefined);
}

const byLength = (queries: readonly string[]): string[] => queries.toSorted((a, b) => b.length - a.length);

test("a reader’s first search is light, be it for the commonest word, for three words or for a phrase", async ({
  browser,
}) => {
  test.slow();
  const contentDir = join(projectRoot, "content");
  const { knowledge } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false });
  const { site, searches = [] } = knowledge ?? {};
  for (const { tag } of searches.length > 0 ? (site?.locales ?? []) : []) {
    const judged = searches.filter(({ locale, kind }) => locale === tag && kind !== "nothing");
    const queries = heaviest(judged.map(({ query }) => query));
    const start = siteAddress("content");
    const home = new URL(site ? homeAddress(site, tag) : "", start).href;
    const uses = (await weighFirstUses(browser, queries, { root: rootOf("content"), start, home })) ?? [];
    expect(uses).toHaveLength(3);
    for (const { query, loaded } of uses) {
      expect(languagesOf(loaded), query).toEqual(new Set([tag]));
      expect(weightOf(loaded), query).toBeLessThanOrEqual(MOST);
    }
  }
});
