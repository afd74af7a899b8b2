import { expect, test } from "vitest";
import type { FirstUse, Loaded } from "../../../../../src/cli/bench/search/first-use.ts";
import { clientLines, firstUseLines, languagesOf, MOST } from "../../../../../src/cli/bench/search/weight-lines.ts";
import { BUNDLES } from "../../../../../src/search/bundle.ts";

const loaded = (path: string, bytes: number): Loaded => ({ path, bytes });
const stemmer = (locale: string): Loaded => loaded(`${BUNDLES}/${locale}/wasm.${locale}.pagefind`, 60_000);
const client = loaded("_astro/panel.wzVccHDA.js", 5000);

const inOne = (query: string, bytes: number): FirstUse => ({
  query,
  loaded: [
    client,
    stemmer("en"),
    loaded(`${BUNDLES}/en/fragment/en_1.pf_fragment`, bytes - 66_000),
    loaded(`${BUNDLES}/en/fragment/en_2.pf_fragment`, 1000),
  ],
});
const inTwo: FirstUse = { query: "ponte", loaded: [client, stemmer("en"), stemmer("it")] };

test("a use asks the languages of the bundles that it loads", () => {
  expect(languagesOf(inTwo.loaded)).toEqual(new Set(["en", "it"]));
  expect(languagesOf([client])).toEqual(new Set());
});

test("uses of one language and of two stand apart, with the heaviest, the median and the share that is light", () => {
  const uses = [inOne("deck", 100_000), inOne("arch", MOST + 1), inOne("pier", MOST), inTwo];
  expect(firstUseLines(uses)).toEqual([
    "3 queries answered in the reader’s own language:",
    "  160.0 kB  the heaviest, arch",
    "  160.0 kB  the median",
    "  0.667     of them within 160 kB",
    "1 queries that asked another language too, which takes two stemmers (60.0 kB and 60.0 kB):",
    "  125.0 kB  the heaviest, ponte",
    "  125.0 kB  the median",
    "  1.000     of them within 160 kB",
    "The heaviest in one language, arch, by file:",
    `   95.0 kB  ${BUNDLES}/en/fragment/ (2)`,
    `   60.0 kB  ${BUNDLES}/en/wasm.en.pagefind`,
    "    5.0 kB  _astro/panel.wzVccHDA.js",
  ]);
  expect(firstUseLines([])).toEqual([]);
});

test("the client is said script by script, by when it is loaded", () => {
  const [launcher, panel] = [loaded("_astro/Page.astro_astro_type_script_index_0_lang.BrNDugqM.js", 2000), client];
  const marks = loaded("_astro/marks.DoiEQiqk.js", 1500);
  const lines = clientLines({
    launcher: [launcher],
    interest: [panel],
    searchPage: [launcher, panel],
    marked: [launcher, marks],
  });
  expect(lines).toEqual([
    "    2.0 kB  on every page, before interest: Page",
    "    5.0 kB  at interest: panel",
    "    7.0 kB  for the dialog, altogether: Page, panel",
    "    7.0 kB  on the search page, altogether: Page, panel",
    "    3.5 kB  on a page that marks what was found, altogether: Page, marks",
  ]);
});
