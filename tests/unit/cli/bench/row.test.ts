import { expect, test } from "vitest";
import { figureTable, isMet, type Row } from "../../../../src/cli/bench/row.ts";

const light: Row = { what: "all CSS", figure: 8.4567, unit: "kB", aim: { most: 9 } };
const slow: Row = { what: "requests per second", figure: 12_345.6, unit: "1/s", aim: { least: 20_000 } };
const told: Row = { what: "p99", figure: 3, unit: "ms" };

test("each aim stands beside its figure, and whether it is met", () => {
  expect(figureTable([[light], [], [slow, told]])).toEqual([
    "what                 figure  unit       aim",
    "----------------------------------------------------",
    "all CSS               8.457    kB       ≤ 9      met",
    "----------------------------------------------------",
    "requests per second  12 350   1/s  ≥ 20 000  NOT MET",
    "p99                       3    ms",
  ]);
});

test("an aim is met at its bound, and never by what is no number", () => {
  expect([isMet(9, { most: 9 }), isMet(9, { least: 9 })]).toEqual([true, true]);
  expect([isMet(9.01, { most: 9 }), isMet(8.99, { least: 9 })]).toEqual([false, false]);
  expect([isMet(Number.NaN, { most: 9 }), isMet(Number.NaN, { least: 9 })]).toEqual([false, false]);
});
