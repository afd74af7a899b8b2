import { expect, test } from "vitest";
import type { Reference } from "../../../src/citations/record.ts";
import { declaredDifferences } from "../../../src/knowledge/declared-differences.ts";
import type { Knowledge } from "../../../src/knowledge/model.ts";
import { sourceStatesOf } from "../../../src/knowledge/source-states.ts";
import { reference } from "../exports/base.ts";

const day = (date: number) => ({ year: 2026, month: 3, day: date });
const keysOf = (list: readonly Reference[]): string[] => list.map(({ key }) => key);
const states = (...references: Reference[]) =>
  sourceStatesOf({ references: new Map(references.map((one) => [one.key, one])) });

test("the readings that are longest ago come first, those without a date stand apart", () => {
  const read = (key: string, date?: { year: number; month?: number; day?: number }): Reference =>
    reference({ key, evidence: { seen: "copy", ...(date && { date }) } });
  const { oldest, undated } = states(
    read("a", day(2)),
    read("b"),
    read("c", day(1)),
    read("d", { year: 2026, month: 3 }),
  );
  expect(keysOf(oldest)).toEqual(["d", "c", "a"]);
  expect(keysOf(undated)).toEqual(["b"]);
  const many = Array.from({ length: 20 }, (_, index) => read(`s${index}`, day(index + 1)));
  expect(keysOf(states(...many).oldest)).toEqual(keysOf(many.slice(0, 10)));
});

test("a source is unchecked that nobody has read or looked for at its address", () => {
  const copy = { seen: "copy" } as const;
  const { unchecked } = states(
    reference({ key: "live" }),
    reference({ key: "never", evidence: copy }),
    reference({ key: "found", evidence: copy, check: { date: day(1), outcome: "alive" } }),
    reference({ key: "silent", evidence: copy, check: { date: day(1), outcome: "failed" } }),
    reference({ key: "refused", evidence: copy, check: { date: day(1), outcome: "refused" } }),
  );
  expect(keysOf(unchecked)).toEqual(["never", "refused"]);
});

test("a source is gone that is not where or what it was; one behind a paywall still is", () => {
  const all = (["alive", "dead", "paywalled", "usurped", "retracted"] as const).map((status) =>
    reference({ key: status, status }),
  );
  expect(keysOf(states(...all).gone)).toEqual(["dead", "usurped", "retracted"]);
});

test("differences that translations declare are those of articles and pages", () => {
  const parity = { allow: ["a#b", "1.5"], why: "The law differs." };
  const [plain, declared] = [
    { id: "x", locale: "en" },
    { id: "x", locale: "it", parity },
  ];
  const variants = new Map([
    ["en", plain],
    ["it", declared],
  ]);
  const base = { articles: new Map([["x", variants]]), pages: new Map([["y", new Map([["it", declared]])]]) };
  expect(declaredDifferences(base as unknown as Knowledge)).toEqual([
    { text: declared, ...parity },
    { text: declared, ...parity },
  ]);
});
