/** Which blocks are out of step after what was done to the two texts. */
import { describe, expect, test } from "vitest";
import { linksOf } from "../../../src/translation/links.ts";
import type { RecordedLink } from "../../../src/translation/record.ts";
import { blocks, compared, linksNow, outOfStep, type Pair, synced } from "./texts.ts";

const english = [
  "The bridge at Marlow spans 72 metres and hangs from two towers of stone [@marlow#span].",
  "## Towers",
  "Each tower is 20 metres high and was built in 1831 [@marlow#towers].",
  "It carries four chains of iron bars, and each bar is as long as a man is tall.",
  "Cast iron for the saddles",
  "Wrought iron for the chains, forged at Gloucester",
  "| Part | Weight |\n| Chain | 4 t |\n| Deck | 12 t |",
  "```\nload = weight / span\n```",
  "## Deck",
  "The deck is of timber, and was laid anew in 1965 after a heavy lorry had crossed it [@marlow#deck].",
];
const italian = [
  "Il ponte di Marlow ha una luce di 72 metri ed è sospeso a due torri di pietra [@marlow#span].",
  "## Torri",
  "Ogni torre è alta 20 metri e fu costruita nel 1831 [@marlow#towers].",
  "Porta quattro catene di barre di ferro, e ogni barra è lunga quanto è alto un uomo.",
  "Ghisa per le selle",
  "Ferro battuto per le catene, fucinato a Gloucester",
  "| Parte | Peso |\n| Catena | 4 t |\n| Impalcato | 12 t |",
  "```\nload = weight / span\n```",
  "## Impalcato",
  "L’impalcato è di legno, e fu rifatto nel 1965 dopo che un autocarro pesante l’aveva attraversato [@marlow#deck].",
];

const begun = compared(blocks(...italian), blocks(...english));
const original = (...texts: string[]): Pair => ({ ...begun, original: blocks(...texts) });
const translation = (...texts: string[]): Pair => ({ ...begun, translation: blocks(...texts) });
const at = (index: number): string => english[index] ?? "";
const reads = (index: number, text: string): string[] => english.with(index, text);

test("before anybody has compared them, blocks that seem to belong together are told, and none is in step", () => {
  const links = linksOf(begun.translation, begun.original, undefined);
  expect(links.map((link) => `${link.state} ${link.translation.join()}←${link.original.join()}`)).toEqual(
    english.map((_, index) => `unrecorded ${index}←${index}`),
  );
});

test("compared and unchanged, all is in step", () => {
  expect(outOfStep(begun)).toEqual([]);
  expect(outOfStep(compared([], []))).toEqual([]);
  expect(outOfStep(compared(blocks("Solo"), []))).toEqual([]);
  expect(outOfStep(compared([], blocks("Alone")))).toEqual([]);
});

describe("one block of the original is changed", () => {
  test.each(english.keys().toArray())("number %i", (index) => {
    const text = at(index);
    expect(outOfStep(original(...reads(index, text.replace(/\w{4,}/u, "Altered")))), text).toEqual([
      `changed ${index}←${index}`,
    ]);
  });
  test("and has not a word left of what it was", () => {
    expect(outOfStep(original(...reads(3, "Nothing whatsoever remains.")))).toEqual(["changed 3←3"]);
  });
});

describe("how it is set does not count", () => {
  test.each([
    ["The “bridge” isn’t long, 72 m.", 'The "bridge" isn\'t long,\n72\u00A0m.'],
    ["« ponte »", "“ponte”"],
    ["caffè", "caffe\u0300"],
    ["a  b\u202Fc", "a b c"],
    ["extra\u00ADordinary", "extraordinary"],
  ])("%j and %j", (before, after) => {
    const pair = compared(blocks("x"), blocks(before));
    expect(outOfStep({ ...pair, original: blocks(after) })).toEqual([]);
    expect(outOfStep({ ...pair, original: blocks(`${after} not`) })).toEqual(["changed 0←0"]);
    const turned = compared(blocks(before), blocks("y"));
    expect(linksNow({ ...turned, translation: blocks(after) })).toEqual(linksNow(turned));
  });
});

describe("blocks of the original", () => {
  test.each([0, 1, 4, 7, 10])("come in before number %i", (index) => {
    const news = "Toll was last taken at the gate in the year 1880.";
    expect(outOfStep(original(...english.toSpliced(index, 0, news)))).toEqual([`missing ←${index}`]);
  });
  test.each(english.keys().toArray())("number %i goes", (index) => {
    expect(outOfStep(original(...english.toSpliced(index, 1)))).toEqual([`removed ${index}←`]);
  });
  test("move, and stay in step", () => {
    expect(outOfStep(original(...english.toSpliced(2, 1), at(2)))).toEqual([]);
    expect(outOfStep(original(...english.toReversed()))).toEqual([]);
  });
  test("move and change", () => {
    const moved = at(3).replace("four", "eight");
    expect(outOfStep(original(...english.toSpliced(3, 1), moved))).toEqual(["changed 3←9"]);
  });
  test("become one", () => {
    const joined = english.toSpliced(2, 2, `${at(2)} ${at(3)}`);
    expect(outOfStep(original(...joined))).toEqual(["changed 2,3←2"]);
  });
  test("are parted", () => {
    const [first, second] = ["It carries four chains of iron bars.", "Each bar is as long as a man is tall."];
    expect(outOfStep(original(...english.toSpliced(3, 1, first, second)))).toEqual(["changed 3←3,4"]);
  });
  test("are all written anew", () => {
    const anew = english.map((text, index) => `${/^(?:## |\| |```\n)/u.exec(text)?.[0] ?? ""}Other ${index}.`);
    const links = outOfStep(original(...anew.with(6, "| Other |").with(7, "```\nother\n```")));
    expect(links).toEqual(english.map((_, index) => `changed ${index}←${index}`));
  });
  test("change, come and go at once", () => {
    const text = english
      .with(0, at(0).replace("72", "73"))
      .toSpliced(9, 0, "A new rail runs along either side.")
      .toSpliced(4, 1);
    expect(outOfStep(original(...text))).toEqual(["changed 0←0", "removed 4←", "missing ←8"]);
  });
  test("changed beside one that came in are told apart", () => {
    const text = reads(2, at(2).replace("20", "24")).toSpliced(3, 0, "Both were cleaned of their soot two years ago.");
    expect(outOfStep(original(...text))).toEqual(["changed 2←2", "missing ←3"]);
  });
});

describe("blocks of the translation", () => {
  test.each(italian.keys().toArray())("number %i is edited, and stays in step with its day", (index) => {
    const text = (italian[index] ?? "").replace(/\p{L}{4,}/u, "Altro");
    const pair = translation(...italian.with(index, text));
    expect(outOfStep(pair)).toEqual([]);
    const later = synced(pair, "2026-05-05");
    expect(later.record.map(({ on }) => on)).toEqual(begun.record.map(({ on }) => on));
    expect(later.record).not.toEqual(begun.record);
    expect(outOfStep(later)).toEqual([]);
  });
  test("number 3 is gone, or left out on purpose", () => {
    const pair = translation(...italian.toSpliced(3, 1));
    expect(outOfStep(pair)).toEqual(["missing ←3"]);
    const left = synced(pair, "2026-05-05");
    expect(outOfStep(left)).toEqual([]);
    expect(left.record[3]).toEqual({ on: "2026-05-05", translation: [], original: [at(3)] });
    // It is asked about again when it changes, and forgotten when it goes.
    const changed = { ...left, original: blocks(...reads(3, at(3).replace("four", "eight"))) };
    expect(outOfStep(changed)).toEqual(["missing ←3"]);
    const gone = { ...left, original: blocks(...english.toSpliced(3, 1)) };
    expect(outOfStep(gone)).toEqual([]);
    expect(synced(gone, "2026-06-06").record).toHaveLength(9);
    // And may be translated after all.
    const back = { ...left, translation: begun.translation };
    expect(outOfStep(back)).toEqual(["unrecorded 3←3"]);
    expect(synced(back, "2026-06-06").record[3]).toEqual({ ...begun.record[3], on: "2026-06-06" });
    const alone = synced(back, "2026-06-06", ({ state }) => state === "unrecorded");
    expect(alone.record).toEqual(begun.record.with(3, { ...begun.record[3], on: "2026-06-06" } as RecordedLink));
  });
  test("are added", () => {
    const pair = translation(...italian.toSpliced(3, 0, "Una nota per chi legge in italiano."));
    expect(outOfStep(pair)).toEqual(["unrecorded 3←"]);
    expect(synced(pair, "2026-05-05").record[3]).toMatchObject({ original: [] });
    expect(outOfStep(synced(pair, "2026-05-05"))).toEqual([]);
  });
  test("move, become one or are parted, and stay in step", () => {
    expect(outOfStep(translation(...italian.toReversed()))).toEqual([]);
    const joined = translation(...italian.toSpliced(2, 2, `${italian[2]} ${italian[3]}`));
    expect(linksNow(joined)[2]).toMatchObject({ state: "in-step", translation: [2], original: [2, 3] });
    expect(outOfStep(joined)).toEqual([]);
    expect(outOfStep(synced(joined, "2026-05-05"))).toEqual([]);
    const [first, second] = ["Porta quattro catene di barre di ferro.", "Ogni barra è lunga quanto è alto un uomo."];
    const parted = translation(...italian.toSpliced(3, 1, first, second));
    expect(linksNow(parted)[3]).toMatchObject({ state: "in-step", translation: [3, 4], original: [3] });
  });
});

test("what stands there several times is told by its order", () => {
  const pair = compared(blocks("uno", "uno", "due", "uno"), blocks("one", "one", "two", "one"));
  expect(outOfStep(pair)).toEqual([]);
  expect(outOfStep({ ...pair, original: blocks("one", "two", "one") })).toEqual(["removed 1←"]);
  expect(outOfStep({ ...pair, original: blocks("one", "one", "two", "two") })).toEqual(["changed 3←3"]);
  expect(outOfStep({ ...pair, original: blocks("one", "one", "two", "one", "one") })).toEqual(["missing ←4"]);
});

test("a record that knows nothing of the texts is of no use, and does no harm", () => {
  const record = [{ on: "2026-01-01", translation: ["AAAAAAAAAAAA", "BBBBBBBBBBBB"], original: ["Of another text."] }];
  const links = linksOf(begun.translation, begun.original, record);
  expect(links.flatMap((link) => link.translation).toSorted((a, b) => a - b)).toEqual([...italian.keys()]);
  const pair = { ...begun, record };
  expect(outOfStep(pair).length).toBeGreaterThan(0);
  expect(outOfStep(synced(pair, "2026-05-05"))).toEqual([]);
});
