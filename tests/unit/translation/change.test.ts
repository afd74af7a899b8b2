/** What is told of a revision: an excerpt around the first word that differs. */
import { describe, expect, test } from "vitest";
import { excerpt, whereTheyDiffer } from "../../../src/translation/change.ts";

describe("whereTheyDiffer", () => {
  test("begins both a little before the first difference", () => {
    const lead = "word ".repeat(20);
    const { before, after } = whereTheyDiffer(`${lead}one end`, `${lead}two end`);
    expect(before).toBe("… word word word word one end");
    expect(after).toBe("… word word word word two end");
  });
  test("shows the whole of short texts, and tells where one goes on", () => {
    expect(whereTheyDiffer("a b", "a c")).toEqual({ before: "a b", after: "a c" });
    expect(excerpt("x".repeat(100))).toBe(`${"x".repeat(90)} …`);
    expect(excerpt(`${"x".repeat(89)}🌉`)).not.toContain("🌉");
  });
});
