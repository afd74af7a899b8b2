import { beforeAll, describe, expect, test } from "vitest";
import en from "../../../src/i18n/messages/en.json" with { type: "json" };
import it from "../../../src/i18n/messages/it.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import type { Knowledge, Locale, Prose, Translation } from "../../../src/knowledge/model.ts";
import { stateIn, stateSentence, stateWords, type TextState } from "../../../src/knowledge/text-state.ts";
import type { Link, LinkState } from "../../../src/translation/link.ts";
import { site } from "../exports/base.ts";

beforeAll(() =>
  useMessages(
    new Map([
      ["en", en],
      ["it", it],
    ]),
  ),
);

const day = (date: number) => ({ year: 2026, month: 3, day: date });
const link = (state: LinkState, on?: string): Link => ({
  ...{ state, translation: [0], original: [0], entries: [] },
  ...(on !== undefined && { recorded: { on, translation: [], original: [] } }),
});
const original = { locale: "en", updated: day(10) } as Prose;
const italian = (links?: readonly Link[], record: Translation["record"] = "read"): Prose =>
  ({
    locale: "it",
    ...(links && { translation: { record, links, original: { file: "", locale: site.locales[0], blocks: [] } } }),
  }) as unknown as Prose;
const stateOf = (...texts: Prose[]): TextState =>
  stateIn(new Map(texts.map((text) => [text.locale, text])), "it", site);

describe("a text", () => {
  test("is missing where there is none, and the original where the others translate it", () => {
    expect(stateOf(original)).toEqual({ kind: "missing" });
    expect(stateIn(new Map([["en", original]]), "en", site)).toEqual({ kind: "original" });
  });

  test("without an original is held against nothing", () => {
    expect(stateOf(italian())).toEqual({ kind: "alone" });
    expect(stateOf(italian([link("changed", "2026-03-01")]))).toEqual({ kind: "alone" });
  });

  test.each(["missing", "broken"] as const)("with a record that is %s was never compared", (record) => {
    expect(stateOf(original, italian([link("unrecorded")], record))).toEqual({ kind: "uncompared" });
  });

  test("is in step where every block is", () => {
    expect(stateOf(original, italian([link("in-step", "2026-03-01")]))).toEqual({ kind: "in-step" });
  });

  test("is compared in part where nobody has recorded what some blocks translate", () => {
    const links = [link("in-step", "2026-03-01"), link("unrecorded")];
    expect(stateOf(original, italian(links))).toEqual({ kind: "partly", places: 1 });
  });

  test.each([
    ["since the original’s revision", [link("changed", "2026-03-01")], { since: day(10) }],
    ["since that day, if it was compared on it too", [link("changed", "2026-03-10")], { since: day(10) }],
    ["after the comparison, of a revision without a day", [link("changed", "2026-03-12")], { compared: day(12) }],
    [
      "by the oldest comparison of what has changed",
      [link("in-step", "2026-02-01"), link("changed", "2026-03-14"), link("removed", "2026-03-12")],
      { compared: day(12) },
    ],
    [
      "by the last comparison, if the original has only got more",
      [link("in-step", "2026-03-12"), link("in-step", "2026-03-14"), link("missing")],
      { compared: day(14) },
    ],
    ["since the revision, if nothing was ever compared", [link("missing")], { since: day(10) }],
  ])("is behind %s", (_, links, since) => {
    const places = links.filter(({ state }) => state !== "in-step").length;
    expect(stateOf(original, italian(links))).toEqual({ kind: "behind", places, ...since });
  });
});

describe("its state is said", () => {
  const [english, italiano] = site.locales as [Locale, Locale];
  const knowledge = { site } as Knowledge;
  const states: TextState[] = [
    { kind: "in-step" },
    { kind: "uncompared" },
    { kind: "partly", places: 2 },
    { kind: "behind", places: 1, since: day(8) },
    { kind: "behind", places: 3, compared: day(9) },
  ];

  test("above the text", () => {
    expect(states.map((state) => stateSentence(state, knowledge, italiano))).toEqual([
      "Traduzione allineata all’originale in inglese",
      "Traduzione non ancora confrontata con l’originale in inglese",
      "Traduzione da confrontare in 2 punti con l’originale in inglese",
      "Traduzione rimasta indietro in un punto rispetto all’originale in inglese dall’8 marzo 2026",
      "Traduzione rimasta indietro in 3 punti rispetto all’originale in inglese (ultimo confronto il 9 marzo 2026)",
    ]);
    for (const kind of ["original", "alone", "missing"] as const)
      expect(stateSentence({ kind }, knowledge, italiano)).toBeUndefined();
  });

  test("in a table", () => {
    expect([...states, { kind: "missing" } as const].map((state) => stateWords(state, english))).toEqual([
      "in step",
      "not compared",
      "not compared in 2 places",
      "behind in one place since 8 March 2026",
      "behind in 3 places (last compared on 9 March 2026)",
      "missing",
    ]);
  });
});
