import fc from "fast-check";
import { expect, test } from "vitest";
import { KINDS, type Reference } from "../../../src/citations/record.ts";
import { sourceYears, totalOf } from "../../../src/knowledge/source-years.ts";

/** What counts of a source here. */
const source = (kind: Reference["kind"], year?: number): Reference => ({
  key: "a",
  type: "webpage",
  kind,
  title: "A title",
  authors: [],
  authorsIncomplete: false,
  issued: year === undefined ? undefined : { year },
  url: "https://example.org/",
  language: "en",
  evidence: { seen: "copy" },
  status: "alive",
  passages: new Map(),
});

const sources = fc.array(
  fc
    .tuple(fc.constantFrom(...KINDS), fc.option(fc.integer({ min: 1990, max: 2030 }), { nil: undefined }))
    .map(([kind, year]) => source(kind, year)),
  { maxLength: 60 },
);

test("every source is counted once, under its kind", () => {
  fc.assert(
    fc.property(sources, (references) => {
      const { spans, undated } = sourceYears(references);
      const all = [...spans.map(({ counts }) => counts), undated];
      for (const [series, kind] of KINDS.entries()) {
        const counted = all.reduce((sum, counts) => sum + (counts[series] ?? 0), 0);
        expect(counted).toBe(references.filter((reference) => reference.kind === kind).length);
      }
      expect(totalOf(undated)).toBe(references.filter(({ issued }) => issued === undefined).length);
    }),
  );
});

test("the years run from the oldest to the newest without a hole, and only empty ones are joined", () => {
  fc.assert(
    fc.property(sources, (references) => {
      const { spans } = sourceYears(references);
      const years = references.flatMap(({ issued }) => issued?.year ?? []);
      expect(spans[0]?.from).toBe(years.length === 0 ? undefined : Math.min(...years));
      expect(spans.at(-1)?.to).toBe(years.length === 0 ? undefined : Math.max(...years));
      for (const [index, { from, to, counts }] of spans.entries()) {
        if (index > 0) expect(from).toBe((spans[index - 1]?.to ?? 0) + 1);
        if (from !== to) expect([to - from + 1 > 3, totalOf(counts)]).toEqual([true, 0]);
        else expect(totalOf(counts)).toBe(years.filter((year) => year === from).length);
      }
    }),
  );
});

test("few empty years stand one by one, many are one stretch", () => {
  const spansOf = (...years: number[]): [number, number][] =>
    sourceYears(years.map((year) => source("paper", year))).spans.map(({ from, to }) => [from, to]);
  expect(spansOf(2024, 2020)).toEqual([
    [2020, 2020],
    [2021, 2021],
    [2022, 2022],
    [2023, 2023],
    [2024, 2024],
  ]);
  expect(spansOf(2020, 2025)).toEqual([
    [2020, 2020],
    [2021, 2024],
    [2025, 2025],
  ]);
});
