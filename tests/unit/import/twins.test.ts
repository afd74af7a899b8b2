import { describe, expect, test } from "vitest";
import { readPage } from "../../../src/import/page.ts";
import { addressOf, isAddressed, sourcesOf } from "../../../src/import/sources.ts";
import { differences, judgement, pair } from "../../../src/import/twins.ts";

const sources = (...list: string[]) =>
  sourcesOf(readPage(`T\n\nText.\n\nSources:\n${list.map((row, at) => `[${at + 1}] ${row}`).join("\n")}`, "old.txt"));

const paired = (ours: string[], theirs: string[]) => {
  const { pairs, alone } = pair(sources(...ours), sources(...theirs));
  return {
    pairs: pairs.map(({ kept, other }) => [kept.number, other.number]),
    alone: alone.map(({ number, address }) => `${number} ${address?.placed.text}`),
  };
};

const [a, b, c] = ["https://example.org/arches", "https://example.net/cables", "https://example.com/piers"];

describe("two lists", () => {
  test("are paired by number", () => {
    expect(paired([a, b], [a, b]).pairs).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(paired([a, b], [`${a}?WT_mc_id=x`, "https://example.net/cab -les"]).pairs).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("are paired by number while they keep step, however much a path was translated", () => {
    expect(paired([a, "https://example.net/en/long-cables"], [a, "https://example.net/it/funi"]).pairs).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("are paired by address where one lacks a row", () => {
    expect(paired([a, b, c], [a, c])).toEqual({
      pairs: [
        [1, 1],
        [3, 2],
      ],
      alone: [`2 ${b}`],
    });
    expect(paired([a, b, `${c}-of-stone`], [a, `${c}-of-stne`]).pairs).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  test("never make one source of two hosts", () => {
    expect(paired([a, b], [a, c])).toEqual({ pairs: [[1, 1]], alone: [`2 ${b}`, `2 ${c}`] });
  });
});

describe("two addresses", () => {
  const compare = (ours: string, theirs: string) => {
    const [kept] = sources(ours).filter(isAddressed);
    const [other] = sources(theirs).filter(isAddressed);
    if (!kept || !other) throw new Error("no address");
    const found = differences({ kept, other });
    for (const { at, kept: own } of found) if (own !== undefined) expect(addressOf(kept).slice(at.kept)).toContain(own);
    return { parts: found.map(({ part }) => part), verdict: judgement({ kept, other }) };
  };

  test.each([
    ["https://example.org/a/b", "https://example.org/a/b", []],
    ["https://example.org/en/b", "https://example.org/it/b", ["part 1 of the path"]],
    ["https://example.org/a/b/", "https://example.org/a/b", ["slash at the end of the path"]],
    ["https://example.org/a", "https://www.example.org/a", ["host"]],
    ["https://example.org/a", "http://example.org/a", ["scheme"]],
    ["https://example.org/a?x=1&y=2", "https://example.org/a?x=1&y=3", ["parameter “y”"]],
    ["https://example.org/a", "https://example.org/a?WT_mc_id=1#b", ["parameter “WT_mc_id”", "fragment"]],
  ])("%s and %s differ in %j", (ours, theirs, parts) => {
    expect(compare(ours, theirs).parts).toEqual(parts);
  });

  test("one of which is whole: it looks right, and why", () => {
    const whole = "https://example.org/why-it-will-be";
    expect(compare(whole, "https://example.org/why -t-will-be").verdict).toMatch(
      /^The first looks right: in the other, white space/u,
    );
    expect(compare("https://example.org/why-it-it-will-be", whole).verdict).toMatch(
      /^The second looks right: in the first, the word “it” stands twice/u,
    );
    expect(compare(whole, "https://example.org/perche-sara").verdict).toBe("Neither shows damage; open both.");
    expect(compare(whole, `${whole}?WT_mc_id=1`).verdict).toBe("Both should lead to the same page.");
  });
});
