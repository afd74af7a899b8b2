import { expect, test } from "vitest";
import { table } from "../../../src/cli/table.ts";

test("words begin and figures end their column, nothing trails, and a rule is as wide as the table", () => {
  expect(table([["name", "n"], [], ["a", "10"], ["longer", "-"], ["only words", ""]], 1)).toEqual([
    "name         n",
    "--------------",
    "a           10",
    "longer       -",
    "only words",
  ]);
});
