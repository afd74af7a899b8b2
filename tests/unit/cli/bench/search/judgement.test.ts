import { expect, test } from "vitest";
import type { Judged } from "../../../../../src/cli/bench/search/asking.ts";
import { faultLines, figureLines } from "../../../../../src/cli/bench/search/judgement.ts";
import type { Result } from "../../../../../src/search/client/result.ts";
import type { Outcome } from "../../../../../src/search/judge.ts";

const judged = (locale: string, query: string, outcome: Partial<Outcome>, ...titles: string[]): Judged => ({
  search: {
    locale,
    query,
    ...(outcome.absent === undefined
      ? { kind: "article", id: "arch", section: outcome.section === undefined ? undefined : "deck" }
      : { kind: "nothing" }),
  },
  outcome: { way: "asked", rank: undefined, section: undefined, absent: undefined, ...outcome },
  results: titles.map((title) => ({ title }) as Result),
});

const all = [
  judged("en", "arch", { rank: 1 }),
  judged("en", "deck", { rank: 2, section: false }, "A", "B"),
  judged("en", "decks of tin", { rank: 1, way: "fewer" }, "A"),
  judged("en", "tin", { absent: false }, "A"),
  judged("en", "zinc", { absent: true, way: "elsewhere" }, "A"),
  judged("it", "arco", { rank: 5, section: true }, "A", "B", "C", "D"),
  judged("it", "ponte", {}),
  judged("it", "bridge", { way: "elsewhere" }, "A"),
];

test("the figures stand in a table, a line for each language and one for all", () => {
  expect(figureLines(all).map((line) => line.trim().split(/\s{2,}/u))).toEqual([
    ["searches", "success@1", "success@3", "MRR", "sections", "as asked", "absent", "right"],
    ["en", "3", "0.667", "1.000", "0.833", "0.000", "0.667", "2", "0.500"],
    ["it", "3", "0.000", "0.000", "0.067", "1.000", "0.333", "0", "–"],
    ["all", "6", "0.333", "0.500", "0.450", "0.500", "0.500", "2", "0.500"],
  ]);
  expect(new Set(figureLines(all).map((line) => line.length)).size).toBe(1);
});

test("what did not go as judged is named, with what came instead", () => {
  expect(faultLines(all)).toEqual([
    "  en deck → article arch: without its section “deck”",
    "  en decks of tin → article arch: asked with fewer words",
    "  en tin → nothing: first came “A”",
    "  it arco → article arch: place 5; first came “A”, “B”, “C”",
    "  it ponte → article arch: not found; nothing was found",
    "  it bridge → article arch: not found; asked of another language; first came “A”",
  ]);
});
