import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEPTH, figuresOf, type Given, type Outcome, outcomeOf, type Shown } from "../../../src/search/judge.ts";

const result = (address: string, ...parts: string[]): Shown => ({
  address,
  parts: parts.map((part) => ({ address: `${address}#${part}` })),
});

describe("the outcome of a search", () => {
  const results = [
    result("/en/a/"),
    result("http://localhost:1234/en/b/", "one", "%D9%85%D8%A7%D8%A1"),
    result("/en/a/"),
  ];

  test.each([
    ["/en/a/", undefined, { rank: 1, section: undefined }],
    ["/en/b/", undefined, { rank: 2, section: undefined }],
    ["/en/b/", "one", { rank: 2, section: true }],
    ["/en/b/", "ماء", { rank: 2, section: true }],
    ["/en/b/", "two", { rank: 2, section: false }],
    ["/en/c/", undefined, { rank: undefined, section: undefined }],
    ["/en/c/", "one", { rank: undefined, section: false }],
    ["/en/", undefined, { rank: undefined, section: undefined }],
  ])("%s %s", (address, section, outcome) => {
    const given = { way: "asked", total: 3, results } as const;
    expect(outcomeOf({ address, section }, given)).toEqual({ ...outcome, way: "asked", absent: undefined });
  });

  test.each([
    ["asked", 0, true],
    ["asked", 1, false],
    ["elsewhere", 1, true],
    ["fewer", 1, true],
  ] as const)("where nothing is expected: %s, %i found", (way, total, absent) => {
    expect(outcomeOf(undefined, { way, total, results: results.slice(0, total) })).toEqual({
      way,
      rank: undefined,
      section: undefined,
      absent,
    });
  });

  test("does not look further than a reader", () => {
    const many = (before: number): Given => ({
      way: "asked",
      total: before + 1,
      results: [...Array.from({ length: before }, () => result("/x/")), result("/y/")],
    });
    const expected = { address: "/y/", section: undefined };
    expect(outcomeOf(expected, many(DEPTH - 1)).rank).toBe(DEPTH);
    expect(outcomeOf(expected, many(DEPTH)).rank).toBeUndefined();
  });
});

describe("the figures", () => {
  const outcome = (rank?: number, section?: boolean): Outcome => ({ way: "asked", rank, section, absent: undefined });
  const ofAbsent = (absent: boolean): Outcome => ({ way: "asked", rank: undefined, section: undefined, absent });

  test("are shares and a mean", () => {
    const outcomes = [outcome(1, true), outcome(3, false), outcome(4), outcome()];
    expect(figuresOf(outcomes)).toEqual({
      searches: 4,
      successAt1: 1 / 4,
      successAt3: 2 / 4,
      meanReciprocalRank: (1 + 1 / 3 + 1 / 4 + 0) / 4,
      sections: 1 / 2,
      asked: 3 / 4,
      absent: 0,
      right: undefined,
    });
  });

  test("of what is not there stand apart", () => {
    const present = [outcome(1), { ...outcome(1), way: "fewer" } as const];
    const alone = figuresOf(present);
    expect(alone.asked).toBe(1 / 2);
    expect(figuresOf([...present, ofAbsent(true), ofAbsent(true), ofAbsent(false)])).toEqual({
      ...alone,
      absent: 3,
      right: 2 / 3,
    });
  });

  test("of nothing are no numbers that could pass for good ones", () => {
    expect(figuresOf([])).toEqual({
      searches: 0,
      successAt1: 0,
      successAt3: 0,
      meanReciprocalRank: 0,
      sections: undefined,
      asked: 0,
      absent: 0,
      right: undefined,
    });
  });

  test("stand in order, whatever the ranks", () => {
    const ranks = fc.array(fc.option(fc.integer({ min: 1, max: DEPTH }), { nil: undefined }), { minLength: 1 });
    fc.assert(
      fc.property(ranks, (found) => {
        const { successAt1, successAt3, meanReciprocalRank } = figuresOf(found.map((rank) => outcome(rank)));
        expect(successAt3).toBeGreaterThanOrEqual(successAt1);
        expect(meanReciprocalRank).toBeGreaterThanOrEqual(successAt1);
        // A search that misses the first place gains at most a half.
        expect(meanReciprocalRank).toBeLessThanOrEqual(successAt1 + (1 - successAt1) / 2 + 1e-9);
      }),
    );
  });
});
