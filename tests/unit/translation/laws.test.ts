/** What holds of any two texts and whatever is done to them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Link } from "../../../src/translation/link.ts";
import { linksOf, toldAt } from "../../../src/translation/links.ts";
import { printRecord } from "../../../src/translation/record.ts";
import { linksAt, recordAfter } from "../../../src/translation/sync.ts";
import { blocks, compared, linksNow, outOfStep, synced } from "./texts.ts";

const word = fc.constantFrom(..."iron stone arch chain deck tower 72 1831 [@marlow] rope timber river".split(" "));
const paragraph = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));
const text = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  paragraph.map((words) => `## ${words}`),
  paragraph.map((words) => `### ${words}`),
  paragraph.map((words) => `| ${words} |\n| a |`),
  paragraph.map((words) => `\`\`\`\n${words}\n\`\`\``),
);
const texts = fc.array(text, { maxLength: 14 });
/** One of each, so that what stands where can be told. */
const different = fc.uniqueArray(text, { minLength: 1, maxLength: 14 });

const rising = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);
const isOpen = ({ state }: Link): boolean => state !== "in-step";

test("every block of both texts is in one link, whatever has become of them and of the record", () => {
  fc.assert(
    fc.property(texts, texts, texts, texts, fc.boolean(), (own, other, ownNow, otherNow, isRecorded) => {
      const { record } = compared(blocks(...own), blocks(...other));
      const links = linksOf(blocks(...ownNow), blocks(...otherNow), isRecorded ? record : undefined);
      expect(rising(links.flatMap(({ translation }) => translation))).toEqual([...ownNow.keys()]);
      expect(rising(links.flatMap(({ original }) => original))).toEqual([...otherNow.keys()]);
      const firsts = links.flatMap(({ translation: [first] }) => (first === undefined ? [] : [first]));
      expect(firsts).toEqual(rising(firsts));
    }),
  );
});

test("after a comparison all is in step, and a second one changes nothing", () => {
  fc.assert(
    fc.property(texts, texts, texts, texts, (own, other, ownNow, otherNow) => {
      const before = compared(blocks(...own), blocks(...other));
      expect(outOfStep(before)).toEqual([]);
      const after = synced({ ...before, translation: blocks(...ownNow), original: blocks(...otherNow) }, "2026-05-05");
      expect(outOfStep(after)).toEqual([]);
      expect(synced(after, "2026-06-06").record).toEqual(after.record);
    }),
  );
});

const FRESH = "Something of which nobody has ever said a single syllable before";
const withIndex = different.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1)));

test("one block of the original that changes puts one link out of step; one of the translation none", () => {
  fc.assert(
    fc.property(withIndex, ([all, index]) => {
      const pair = compared(blocks(...all), blocks(...all));
      const kind = /^(?:#+ |\| |```\n)?/u.exec(all[index] ?? "")?.[0] ?? "";
      const end = kind === "| " ? " |\n| a |" : kind === "```\n" ? "\n```" : "";
      const changed = blocks(...all.with(index, `${kind}${FRESH}${end}`));
      expect(outOfStep({ ...pair, original: changed })).toEqual([`changed ${index}←${index}`]);
      expect(outOfStep({ ...pair, translation: changed })).toEqual([]);
    }),
  );
});

test("what comes and goes is told block by block", () => {
  fc.assert(
    fc.property(different, fc.array(fc.nat(14), { maxLength: 4 }), (all, places) => {
      const pair = compared(blocks(...all), blocks(...all));
      let more: string[] = [...all];
      for (const [count, place] of places.entries()) more = more.toSpliced(place, 0, `${FRESH} ${count} times over`);
      const states = (now: typeof pair): string[] =>
        linksNow(now)
          .filter(isOpen)
          .map(({ state }) => state);
      expect(states({ ...pair, original: blocks(...more) })).toEqual(places.map(() => "missing"));
      expect(states({ ...pair, translation: blocks(...more) })).toEqual(places.map(() => "unrecorded"));
      const gone = new Set(places.map((place) => place % all.length));
      const fewer = all.filter((_, index) => !gone.has(index));
      expect(states({ ...pair, original: blocks(...fewer) })).toEqual([...gone].map(() => "removed"));
      expect(states({ ...pair, translation: blocks(...fewer) })).toEqual([...gone].map(() => "missing"));
    }),
  );
});

test("what only moves stays in step", () => {
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.nat()), (all, order) => {
      const pair = compared(blocks(...all), blocks(...all));
      const shuffled = all.map((item) => [item, order.next().value ?? 0] as const).toSorted(([, a], [, b]) => a - b);
      const moved = blocks(...shuffled.map(([item]) => item));
      expect(outOfStep({ ...pair, original: moved })).toEqual([]);
      expect(outOfStep({ ...pair, translation: moved })).toEqual([]);
    }),
  );
});

test("comparing one block changes what is recorded of it alone, and closes it alone", () => {
  fc.assert(
    fc.property(different, texts, texts, fc.nat(14), (all, ownNow, otherNow, number) => {
      const before = compared(blocks(...all), blocks(...all));
      const now = { ...before, translation: blocks(...ownNow), original: blocks(...otherNow) };
      const links = linksNow(now);
      const chosen = linksAt(links, new Set([number]));
      const record = recordAfter(now.record, links, now, chosen, "2026-05-05");
      const touched = new Set([...chosen].flatMap(({ entries }) => entries));
      const kept = before.record.filter((entry) => !touched.has(entry));
      if (chosen.size < links.length) expect(record.filter((entry) => before.record.includes(entry))).toEqual(kept);
      if (chosen.size === 0 && links.length > 0) expect(record).toEqual(before.record);
    }),
  );
});

test("the number that is told of a link leads to it", () => {
  fc.assert(
    fc.property(texts, texts, texts, texts, (own, other, ownNow, otherNow) => {
      const before = compared(blocks(...own), blocks(...other));
      const links = linksOf(blocks(...ownNow), blocks(...otherNow), before.record);
      for (const [link, number] of toldAt(links)) expect(linksAt(links, new Set([number]))).toContain(link);
    }),
  );
});

test("what is printed is read again as it was", () => {
  fc.assert(
    fc.property(texts, texts, (own, other) => {
      const { record } = compared(blocks(...own), blocks(...other));
      expect(JSON.parse(printRecord(record))).toEqual(record);
      expect(printRecord(JSON.parse(printRecord(record)) as typeof record)).toBe(printRecord(record));
    }),
  );
});

describe("long texts are held against each other in reasonable time", () => {
  const long = (count: number, what: string): string[] =>
    Array.from(
      { length: count },
      (_, index) => `${what} ${index} of the bridge, with ${index * 7} words about ${what}.`,
    );
  const pair = compared(blocks(...long(2000, "Block")), blocks(...long(2000, "Item")));
  const cpu = (work: () => void): number => {
    const start = process.cpuUsage();
    work();
    return process.cpuUsage(start).user / 1000;
  };
  test("2,000 blocks of which none or one has changed: less than a second", () => {
    expect(cpu(() => expect(outOfStep(pair)).toEqual([]))).toBeLessThan(1000);
    const changed = blocks(...long(2000, "Item").with(1000, "Changed."));
    expect(cpu(() => expect(outOfStep({ ...pair, original: changed })).toHaveLength(1))).toBeLessThan(1000);
  });
  test("1,000 of 2,000 blocks that are all written anew, and thousands of others in their place", () => {
    const anew = [...long(1000, "Item"), ...long(1000, "Other")];
    expect(cpu(() => linksNow({ ...pair, original: blocks(...anew) }))).toBeLessThan(5000);
    const many = { ...pair, original: blocks(...Array.from({ length: 3000 }, (_, index) => `x${index}`)) };
    expect(cpu(() => linksNow(many))).toBeLessThan(5000);
  });
});
