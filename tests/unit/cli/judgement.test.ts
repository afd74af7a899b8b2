import { expect, test } from "vitest";
import type { Answer } from "../../../src/cli/asking.ts";
import { faultLines, figureLines } from "../../../src/cli/judgement.ts";
import type { Result } from "../../../src/search/result.ts";

const answer = (
  locale: string,
  query: string,
  rank: number | undefined,
  section?: boolean,
  ...titles: string[]
): Answer => ({
  search: { locale, query, kind: "article", id: "arch", section: section === undefined ? undefined : "deck" },
  outcome: { rank, section },
  results: titles.map((title) => ({ title }) as Result),
});

const answers = [
  answer("en", "arch", 1),
  answer("en", "deck", 2, false, "A", "B"),
  answer("it", "arco", 5, true, "A", "B", "C", "D"),
  answer("it", "ponte", undefined),
];

test("the figures stand in a table, a line for each language and one for all", () => {
  expect(figureLines(answers).map((line) => line.trim().split(/\s+/u))).toEqual([
    ["searches", "success@1", "success@3", "MRR", "sections"],
    ["en", "2", "0.500", "1.000", "0.750", "0.000"],
    ["it", "2", "0.000", "0.000", "0.100", "1.000"],
    ["all", "4", "0.250", "0.500", "0.425", "0.500"],
  ]);
  expect(new Set(figureLines(answers).map((line) => line.length)).size).toBe(1);
});

test("what did not go as judged is named, with what came instead", () => {
  expect(faultLines(answers)).toEqual([
    '  en deck → article arch: without its section "deck"',
    "  it arco → article arch: place 5; first came “A”, “B”, “C”",
    "  it ponte → article arch: not found; nothing was found",
  ]);
});
