import { describe, expect, test } from "vitest";
import type { Name } from "../../../src/citations/record.ts";
import { authorProblems } from "../../../src/knowledge/author-rules.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";
import { effortOf } from "../../effort.ts";
import { reference } from "../exports/base.ts";

const place = { file: "a.yaml", line: 1, column: 1 };
const rulesOf = (...authors: Name[]): string[] => {
  const yaml = readYaml("", "a.yaml");
  const record = { reference: reference({ authors }), file: "a.yaml", has: () => true, placeOf: () => place, yaml };
  return authorProblems({ ...record, placeOfKey: () => place }).map(({ rule }) => rule);
};

describe("a name", () => {
  test.each([
    "The JAX Authors",
    "Smith and Sons, Inc.",
    "Google, LLC",
    "University of California, Berkeley",
    "Procter & Gamble",
    "Ministry of Roads, Rivers and Bridges",
    "Google Research, Brain Team",
    "zcain117",
    'knot"><svg onload=alert(1)>',
    "Anonymous",
    "李明",
    "Et Alia Press",
    "Admin Books",
  ])("%j is one", (literal) => {
    expect(rulesOf({ literal })).toEqual([]);
  });

  test.each([
    "Unknown",
    "unknown author",
    "N/A",
    "n.a.",
    "admin",
    "Administrator",
    "-",
    "??",
    "null",
    "Jouppi et al.",
    "Jouppi, et al",
    "Jouppi and others",
    "others",
  ])("%j is none", (literal) => {
    expect(rulesOf({ literal })).toEqual(["author-named"]);
    expect(rulesOf({ family: literal })).toEqual(["author-named"]);
  });

  test.each([
    "Jouppi, Norman P.",
    "van den Oord, Aäron",
    "O’Neil, J.",
    "Ada Marlow and Chidi Okafor",
    "A. Marlow & C. Okafor",
    "Ada Marlow, Chidi Okafor, Maj-Britt Lindqvist",
    "Ada Marlow, Chidi Okafor, and Maj-Britt Lindqvist",
    "Marlow, A.; Okafor, C.",
  ])("%j reads like another", (literal) => {
    expect(rulesOf({ literal })).toEqual(["author-one"]);
  });

  test("in its parts may hold a comma or an “and”", () => {
    expect(rulesOf({ family: "Ortega y Gasset", given: "José" }, { family: "King", given: "M. L., Jr." })).toEqual([]);
  });

  test.each([
    "A".repeat(50_000),
    "Aa ".repeat(20_000),
    "Aa, ".repeat(20_000),
    `Aa, ${"A. ".repeat(20_000)}!`,
    "Aa Bb and ".repeat(9000),
  ])("of any length is judged at once", (literal) => {
    expect(effortOf(() => rulesOf({ literal }))).toBeLessThan(500);
  });
});
