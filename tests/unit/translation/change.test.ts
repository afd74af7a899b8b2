/** What is told of a revision: the words that differ, and an excerpt around the first. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedWords, excerpt, type Run, whereTheyDiffer } from "../../../src/translation/change.ts";

const marked = (runs: readonly Run[]): string =>
  runs.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("");

describe("changedWords", () => {
  test.each([
    ["nothing", "a b", "a b", "a b", "a b"],
    ["a word", "a b c", "a x c", "a [b] c", "a [x] c"],
    ["several in a row, with the space inside", "a b c d", "a x y d", "a [b c] d", "a [x y] d"],
    ["one that came in", "a b", "a x b", "a b", "a [x] b"],
    ["the end", "a b", "a", "a [b]", "a"],
    ["all", "a", "b", "[a]", "[b]"],
    ["from nothing", "", "a b", "", "[a b]"],
    ["rows of a table", "| a |\n| b |", "| a |\n| c |", "| a |\n| [b] |", "| a |\n| [c] |"],
    ["only how it is set", "l’arco “alto”", 'l\'arco  "alto"', "l’arco “alto”", 'l\'arco  "alto"'],
  ])("%s", (_, before, after, old, now) => {
    const words = changedWords(before, after);
    expect([marked(words.before), marked(words.after)]).toEqual([old, now]);
  });

  test("loses nothing of either text but the space at its end", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", " ", "\n"), { maxLength: 20 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const words = changedWords(before, after);
        expect(words.before.map((run) => run.text).join("")).toBe(before.trimEnd());
        expect(words.after.map((run) => run.text).join("")).toBe(after.trimEnd());
      }),
    );
  });
});

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
