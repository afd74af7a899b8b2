/** What is refused is shown by tests/fixtures/broken; here is what is read. */
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Figure } from "../../../src/knowledge/figure-schemas.ts";
import { figureTable, timesTheSize } from "../../../src/knowledge/figure-table.ts";
import { figureId, figurePartId, figureView } from "../../../src/knowledge/figure-view.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import type { Knowledge, Variant } from "../../../src/knowledge/model.ts";
import { localeOf } from "../../../src/knowledge/queries.ts";

let knowledge: Knowledge;
beforeAll(async () => {
  const contentDir = resolve("tests/fixtures/knowledge");
  const reading = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false });
  knowledge = reading.knowledge ?? expect.fail("no knowledge");
});

const variant = (locale: string): Variant =>
  knowledge.articles.get("figures-of-bridges")?.get(locale) ?? expect.fail(`no variant in ${locale}`);
const figure = (name: string, locale = "en") => figureView(variant(locale), name).figure;
const table = (name: string, locale = "en"): string[][] => {
  const { columns, rows } = figureTable(figure(name, locale), localeOf(knowledge, locale));
  for (const row of rows) expect(row).toHaveLength(columns.length);
  return [columns.map((column) => column.name), ...rows.map((row) => row.map(({ text }) => text))];
};

test("no id of a figure is one of another or of its parts", () => {
  const ids = ["x", "x-title", "x-lost"].flatMap((name) => [
    figureId(name),
    ...(["title", "work", "wait", "lost"] as const).map((part) => figurePartId(name, part)),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("the figures of a text", () => {
  test("stand in the order of the text, numbered from 1", () => {
    const names = ["deck-loads", "materials", "stone-tiles", "building-time", "crossings", "history"];
    expect(variant("en").figures.map(({ name }) => name)).toEqual(names);
    expect(names.map((name) => figureView(variant("ar"), name).number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("speak the language of the text, also where a text is the same in all", () => {
    expect([figure("materials"), figure("materials", "ar")]).toMatchObject([
      { title: "What bridges are built of", columns: ["Arch", "Cable", "T3"] },
      { title: "مما تُبنى الجسور", columns: ["قوس", "كابل", "T3"] },
    ]);
  });

  test("name their sources as lists of key and passage", () => {
    const { rows } = figure("deck-loads") as { rows: { source: unknown }[] };
    expect(rows.map(({ source }) => source)).toEqual([
      [{ key: "rope-walk", passage: undefined }],
      [
        { key: "marlow-spans", passage: "deck-load" },
        { key: "rope-walk", passage: undefined },
      ],
      [{ key: "marlow-spans", passage: "deck-load" }],
      [],
    ]);
  });

  test("know the numbers that their sources have in the text", () => {
    expect([...figureView(variant("en"), "history").sourceNumbers]).toEqual([
      ["marlow-spans", 1],
      ["rope-walk", 2],
      ["bureau-of-fords", 3],
      ["jisr-khayali", 4],
    ]);
  });

  test("that a text does not have cannot be shown", () => {
    expect(() => figureView(variant("en"), "nothing")).toThrow('has no figure "nothing"');
  });
});

test("what is padded is never said not to be", () => {
  const said = (factor: number): string => timesTheSize(factor, localeOf(knowledge, "en"));
  expect([1, 1.00014, 1.004, 1.006, 1.5].map(said)).toEqual([
    "no padding",
    "1.01 times the size",
    "1.01 times the size",
    "1.01 times the size",
    "1.5 times the size",
  ]);
});

describe("the table of", () => {
  test("bars has values with their unit, ranges, groups and notes", () => {
    expect(table("deck-loads")).toEqual([
      ["Item", "Group", "Value (tonnes)", "Note", "Source"],
      ["Willow bridge", "Hanging", "2.5", "", ""],
      ["Cable bridge", "Hanging", "10 to 30", "by the season, as of 1919", ""],
      ["Stone arch", "Standing", "42", "", ""],
      ["Ford", "Standing", "0", "our guess", ""],
    ]);
  });

  test("a matrix says each mark in words", () => {
    expect(table("materials")).toEqual([
      ["Material", "Arch", "Cable", "T3"],
      ["Stone", "yes", "no", "not stated"],
      ["Willow", "no", "partly: up to two metres", "yes: since 1921"],
    ]);
  });

  test("tiles has a row for each shape and tile, computed", () => {
    const [head, ...rows] = table("stone-tiles");
    expect(head).toEqual(["Shape", "Note", "Tile", "Padded to", "Size in memory", "Useful elements"]);
    expect(rows.slice(0, 3)).toEqual([
      [
        "8\u00A0×\u00A0128\u00A0×\u00A01\u00A0×\u00A01",
        "a lone stone in each course",
        "8\u00A0×\u00A0128",
        "8\u00A0×\u00A0128\u00A0×\u00A08\u00A0×\u00A0128",
        "1,024 times the size",
        "0.0977%",
      ],
      [
        "8\u00A0×\u00A0128\u00A0×\u00A01\u00A0×\u00A01",
        "a lone stone in each course",
        "128\u00A0×\u00A0128",
        "8\u00A0×\u00A0128\u00A0×\u00A0128\u00A0×\u00A0128",
        "16,384 times the size",
        "0.0061%",
      ],
      ["1,024\u00A0×\u00A064", "", "8\u00A0×\u00A0128", "1,024\u00A0×\u00A0128", "2 times the size", "50%"],
    ]);
    expect(rows[4]).toEqual(["8\u00A0×\u00A0128", "", "8\u00A0×\u00A0128", "8\u00A0×\u00A0128", "no padding", "100%"]);
  });

  test("tiles keeps shapes from being turned round in a language from right to left", () => {
    expect(table("stone-tiles", "ar")[1]?.[0]).toBe("\u20668\u00A0×\u00A0128\u00A0×\u00A01\u00A0×\u00A01\u2069");
  });

  test("a timeline has a row for each part, with its kind in words", () => {
    expect(table("building-time")).toEqual([
      ["Case", "Note", "Part", "Kind", "Length (days)", "Source"],
      ["The first bridge", "counted by the neighbours", "the river is high", "waiting", "120", ""],
      ["The first bridge", "counted by the neighbours", "laying stone", "work", "180", ""],
      ["The first bridge", "counted by the neighbours", "flood", "lost", "60", ""],
      ["The second bridge", "", "hanging ropes", "work", "30.5", ""],
    ]);
  });

  test("paths numbers the steps of each", () => {
    expect(table("crossings").slice(0, 4)).toEqual([
      ["Path", "Step", "What happens", "Kind", "Source"],
      ["By bridge", "1", "walk", "work", ""],
      ["By bridge", "2", "on the other bank", "end", ""],
      ["By ferry", "1", "wait for the ferry", "waiting", ""],
    ]);
  });

  test("events has dates as precise as they are known", () => {
    expect(table("history")).toEqual([
      ["Date", "Event", "Source"],
      ["14 June 1919", "The survey counts no pier", ""],
      ["1921", "The register lists fords only", ""],
      ["November 1924", "The newspaper says it was never built", ""],
    ]);
  });

  test("has no column in which nothing stands", () => {
    const bare = {
      kind: "bars",
      name: "bare",
      title: "Bare",
      unit: "m",
      rows: [{ label: "Arch", value: 1, source: [] }],
    } satisfies Figure;
    expect(figureTable(bare, localeOf(knowledge, "en")).columns).toEqual([
      { name: "Item" },
      { name: "Value (m)", isNumber: true },
    ]);
  });
});
