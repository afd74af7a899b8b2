import { expect, test } from "vitest";
import { type Built, scaleLines, scaleRows } from "../../../../src/cli/bench/scale.ts";
import { STAGES } from "../../../../src/knowledge/stages.ts";

/** Each stage takes a second of the clock, and two of the processors. */
const begun = STAGES.map((stage, index) => ({ stage, at: 1000 * index + 500, spent: 2000 * index }));
const built = (articles: number, pages: number, seconds: number): Built => ({
  ...{ articles, pages, seconds, begun },
  ...{ files: 3 * pages, bytes: pages * 1e5, need: { resident: 3 * 2 ** 30, spent: 20_000 } },
});

test("a build is told by its stages", () => {
  const lines = scaleLines([built(100, 1000, 10)]).join("\n");
  expect(lines).toMatch(/^seconds +10\.0$/mu);
  expect(lines).toMatch(/^ {2}start +0\.5$/mu);
  expect(lines).toMatch(/^ {2}search index +1\.0$/mu);
  expect(lines).toMatch(/^ {2}search index +2\.0$/mu);
  expect(lines).toMatch(/^pages a second +100$/mu);
  expect(lines).toMatch(/^milliseconds a page +10\.00$/mu);
  expect(lines).toMatch(/^milliseconds a text +50\.00$/mu);
  expect(lines).toMatch(/^most memory +3,072 MiB$/mu);
});

test("the aims are about builds of a thousand articles and of ten thousand", () => {
  const rows = scaleRows([built(100, 1000, 10), built(1000, 4000, 20), built(10_000, 50_000, 300)]);
  expect(rows.map(({ figure, unit }) => [figure, unit])).toEqual([
    [20, "s"],
    [1.2, "×"],
    [1.5, "×"],
    [3, "GiB"],
  ]);
  expect(rows.map(({ aim }) => aim)).toEqual([{ most: 15 }, { most: 1.2 }, undefined, { most: 4 }]);
  expect(scaleRows([built(100, 1000, 10)])).toEqual([]);
  expect(scaleRows([built(10_000, 40_000, 300)])).toHaveLength(1);
});
