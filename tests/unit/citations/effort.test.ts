/** Texts that would keep a careless parser busy for minutes: the core reads them in time that is linear in their length. */
import { describe, expect, test } from "vitest";
import { findDoubts } from "../../../src/citations/doubts.ts";
import { parseCitations } from "../../../src/citations/syntax.ts";
import { effortOf } from "../../effort.ts";

const megabyteOf = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length));

describe("citations are read within a second", () => {
  const effort = (text: string): number => effortOf(() => parseCitations(text));

  test.each(["[", "]", "[@a", "](", "\\", "@", "[@a;", ";", "[@a, p. ", "-@", "[@a [", "]]"])(
    "in a megabyte of %j",
    (unit) => {
      expect(effort(megabyteOf(unit))).toBeLessThan(1000);
    },
  );

  test("where half a million brackets stand around one", () => {
    expect(effort(`${"[".repeat(500_000)}[@a]${"]".repeat(500_000)}`)).toBeLessThan(1000);
  });

  test.each(["a", "a ", ", ", ". ", "1", "– ", "@", "x@"])("where one holds a megabyte of %j", (unit) => {
    expect(effort(`[@k, p. ${megabyteOf(unit)}]`)).toBeLessThan(1000);
    expect(effort(`[@k, ${megabyteOf(unit)}]`)).toBeLessThan(1000);
  });
});

test.each(["[", "]", "@a", "@a-", "[1]", "［", "【@", ". [@a] A", "[^", "(@", "a.  "])(
  "doubts in a megabyte of %j are found within two seconds",
  (unit) => {
    const text = megabyteOf(unit);
    const citations = parseCitations(text);
    expect(effortOf(() => findDoubts(text, citations))).toBeLessThan(2000);
  },
);
