/** Whether a translation is one work with its original: what differs, and what must not be told. */
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { agesOf } from "../../../src/knowledge/ages.ts";
import type { Knowledge, Variant } from "../../../src/knowledge/model.ts";
import { differences, type ParityBase, parityOf } from "../../../src/knowledge/parity.ts";
import { allowancesOf } from "../../../src/knowledge/parity-allowances.ts";
import type { Twin } from "../../../src/knowledge/parity-parts.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";
import { effortOf } from "../../effort.ts";

beforeAll(() => useMessages(new Map(["en", "it", "ar"].map((locale) => [locale, source]))));

const KEYS = ["a", "b", "c"];
const references = new Map(
  KEYS.map((key) => [key, { key, passages: new Map([...KEYS].map((id) => [id, {}])), evidence: {} }]),
);
const locales = ["en", "it", "ar"].map((tag) => ({ tag, format: tag }));

const base = (...texts: Twin[]): ParityBase =>
  ({
    site: { sourceLocale: "en", locales, topics: [{ id: "arches" }] },
    articles: new Map([["text", new Map(texts.map((text) => [text.locale, text]))]]),
    pages: new Map(),
    sources: { references, broken: new Set() },
  }) as unknown as ParityBase;

async function twin(locale: string, content: string, fields: Partial<Twin> = {}): Promise<Twin> {
  const { analysis } = await renderMarkdown(content, pathToFileURL(`/x/text/${locale}.md`));
  const file = `${locale}.md`;
  const placeOf = () => ({ file, line: 1, column: 1 });
  return { id: "text", locale, file, analysis, title: "t", description: "d", hasIndex: false, placeOf, ...fields };
}

const told = (text: Twin, original: Twin, allow: readonly string[] = []): string[] =>
  differences(text, original, allowancesOf(allow), base(text, original)).map(
    ({ file, line, column, rule, message }) =>
      `${file}:${line}:${column} ${rule.replace("twins-same-", "")} ${message}`,
  );

/** What differs between an English and an Italian text, without the way out. */
async function compared(english: string, other: string, locale = "it", allow: readonly string[] = []) {
  const found = told(await twin(locale, other), await twin("en", english), allow);
  return found.map((line) => line.replace(/;.*/u, ""));
}

describe("citations", () => {
  test.each([
    ["in another order in a section", "X [@a#b] y [@b].", "Y [@b] x [@a#b]."],
    ["in a footnote that stands elsewhere", "X[^n].\n\n[^n]: N [@a].\n\n## S\n", "X[^n].\n\n## S\n\n[^n]: N [@a].\n"],
    ["in one pair of brackets", "X [@a; @b].", "X [@a] e [@b]."],
    ["with other words around them", "X [see @a, p. 4, and more].", "X [si veda @a, p. 4, e altro]."],
    ["in a heading", "## X [@a]", "## Y [@a]"],
  ])("%s are the same", async (_, english, italian) => {
    expect(await compared(english, italian)).toEqual([]);
  });

  test.each([
    [
      "one that was added",
      "X.",
      "X [@a#b].",
      "it.md:1:4 citations en.md does not cite “a#b” in the same section, at en.md:1:1",
    ],
    [
      "one that was lost",
      "X [@a#b].",
      "X.",
      "en.md:1:4 citations it.md does not cite “a#b” in the same section, at it.md:1:1",
    ],
    ["another passage", "X [@a#b].", "X [@a#c].", "it.md:1:4 citations “a#c” is cited here, and “a#b” at en.md:1:4"],
    [
      "another place",
      "X [@a, p. 4].",
      "X [@a, p. 5].",
      "it.md:1:4 citations “a, page 5” is cited here, and “a, page 4” at en.md:1:4",
    ],
    [
      "one that is cited less often",
      "X [@a] y [@a].",
      "X [@a].",
      "en.md:1:11 citations it.md cites “a” 1 of 2 times in the same section, at it.md:1:4",
    ],
    [
      "one that was moved",
      "X [@a].\n\n## S\n\ny [@b].",
      "X.\n\n## S\n\ny [@b] [@a].",
      "it.md:5:9 citations “a” is cited at en.md:1:4 in another section, that which begins here at it.md:1:1",
    ],
  ])("%s is one problem", async (_, english, italian, problem) => {
    expect(await compared(english, italian)).toEqual([problem]);
  });

  test("of a section with a broken one are not compared, those of others are", async () => {
    expect(await compared("X [@a].\n\n## S\n\n[@b]", "X [@].\n\n## S\n\ny")).toEqual([
      "en.md:5:2 citations it.md does not cite “b” in the same section, at it.md:3:1",
    ]);
    expect(await compared("X [@a].", "X [@z].")).toEqual([]);
    expect(await compared("X [@a].", "X (@a).")).toEqual([]);
    // “@reader” names no source.
    expect(await compared("X [@a].", "X @reader.")).toHaveLength(1);
  });
});

describe("numbers", () => {
  test.each([
    ["1,024.5 kg", "1.024,5 kg"],
    ["1,024 kg in 2026", "Nel 2026 1024 kg"],
    ["16 GB to 32 GB", "da 16 a 32 GB"],
    ["16 to 32 GB", "da 16 GB a 32 GB"],
    ["two bridges, 3 ropes, 8-bit", "2 ponti, tre corde, a otto bit"],
    ["206 billion bytes and 2 million", "206 miliardi di byte e 2.000.000"],
    ["7 percent of $3.22", "il 7% di 3,22 dollari"],
    ["the 1980s, the 20th and 3D", "gli anni ’80, il ventesimo e in tre dimensioni"],
    ["version 2.7, v5e, 2.7.1", "versione 2.7, v5e, 2.7.1"],
    ["on 2026-04-09", "il 9 aprile 2026"],
    ["197 dense TFLOPs", "197 TFLOP densi"],
    ["once 5 GB, once 5 GB", "5 GB"],
    ["`5 GB` [@a, p. 5]", "`6 GB` [@a, p. 5]"],
  ])("“%s” and “%s” are the same", async (english, italian) => {
    expect(await compared(english, italian)).toEqual([]);
  });

  test("an Arabic text states the same in its own digits and words", async () => {
    expect(
      await compared(
        "1,024.5 kg, 7%, 12 GB, two bridges and 8 ropes",
        "١٬٠٢٤٫٥ كغ و٧٪ و12 GB وجسران وثمانية حبال",
        "ar",
      ),
    ).toEqual([]);
    expect(await compared("16 ropes", "حبال 17", "ar")).toEqual([
      "ar.md:1:6 numbers “17” stands here, and “16” at en.md:1:1",
    ]);
  });

  test.each([
    ["192 GB", "129 GB", "it.md:1:1 numbers “129 GB” stands here, and “192 GB” at en.md:1:1"],
    ["16 GB", "16 GiB", "it.md:1:1 numbers “16 GiB” stands here, and “16 GB” at en.md:1:1"],
    ["16 GB of rope", "16 di corda", "it.md:1:1 numbers “16” stands here, and “16 GB” at en.md:1:1"],
    ["1.5 GB", "15 GB", "it.md:1:1 numbers “15 GB” stands here, and “1.5 GB” at en.md:1:1"],
    ["1.024 kg", "1.024 kg", "it.md:1:1 numbers “1.024 kg” stands here, and “1.024 kg” at en.md:1:1"],
    ["in 2026", "nel 2025", "it.md:1:5 numbers “2025” stands here, and “2026” at en.md:1:4"],
    ["206 billion", "206 milioni", "it.md:1:1 numbers “206 milioni” stands here, and “206 billion” at en.md:1:1"],
    ["8 ropes", "nove corde", "en.md:1:1 numbers it.md does not state “8” in the same section, at it.md:1:1"],
    ["X", "X del 2026", "it.md:1:7 numbers en.md does not state “2026” in the same section, at en.md:1:1"],
    [
      "in 2026\n\n## S\n",
      "S\n\n## S\n\nnel 2026",
      "it.md:5:5 numbers “2026” stands at en.md:1:4 in another section, that which begins here at it.md:1:1",
    ],
  ])("“%s” and “%s” differ once", async (english, italian, problem) => {
    expect(await compared(english, italian)).toEqual([problem]);
  });

  test("of titles and descriptions are compared too", async () => {
    const [en, it] = [await twin("en", "X", { title: "16 GB" }), await twin("it", "X", { description: "Con 16 MB" })];
    expect(told(it, en)).toHaveLength(1);
    expect(told({ ...it, description: "16 GB" }, en)).toEqual([]);
  });
});

describe("sections", () => {
  test("in other numbers are one problem, and what stands in them is not compared", async () => {
    const problem =
      "en.md:5:1 sections the text has 2 sections (##), and it.md has 1; “Two” may be the one without a counterpart. Give both the same sections in the same order.";
    const texts = [
      await twin("it", "## Uno\n\n[@a] [@c]"),
      await twin("en", "## One\n\n[@a]\n\n## Two\n\n[@b] in 2026"),
    ] as const;
    expect(told(...texts)).toEqual([problem]);
    expect(told(texts[1], texts[0])).toEqual([problem]);
  });

  test("of other levels and names, and the heading of the notes, are none", async () => {
    expect(await compared("## S\n\n### T\n\nx", "## Z\n\nx[^n]\n\n[^n]: n")).toEqual([]);
  });

  test("of a page with an index are its terms, by their ids", async () => {
    const fields = { hasIndex: true };
    const en = await twin("en", "## S\n\n### One {#one}\n\n[@a]\n\n### Two {#two}\n\n[@b]", fields);
    const it = await twin("it", "## S\n\n### Due {#two}\n\n[@b]\n\n### Uno {#one}\n\n[@a]", fields);
    expect(told(it, en)).toEqual([]);
    expect(told({ ...it, analysis: { ...it.analysis, uses: it.analysis.uses.slice(1) } }, en)).toHaveLength(1);
  });
});

describe("links by id", () => {
  test.each([
    [
      "in another order and as often as one likes",
      "[x](source:a) [y](topic:arches)",
      "[y](topic:arches) [x](source:a) [x](source:a)",
    ],
    [
      "to a heading that is another in each language",
      "[x](article:text#one)\n\n## One",
      "[x](article:text#uno)\n\n## Uno",
    ],
    ["by a definition", "[x](source:a)", "[x][y]\n\n[y]: source:a"],
    ["to what is not there, which have their own problem", "[x](source:a)", "[x](source:z)"],
  ])("%s are the same", async (_, english, italian) => {
    expect(await compared(english, italian)).toEqual([]);
  });

  test.each([
    ["[x](source:a)", "x", "en.md:1:5 links it.md has no link to “source:a”"],
    ["x", "[x](topic:arches)", "it.md:1:5 links en.md has no link to “topic:arches”"],
    [
      "[x](article:text#one)\n\n## One\n\n## Two",
      "[x](article:text#due)\n\n## Uno\n\n## Due",
      "it.md:1:5 links “article:text#due” is linked here, and “article:text#one” at en.md:1:5",
    ],
  ])("%s and %s differ once", async (english, italian, problem) => {
    expect(await compared(english, italian)).toEqual([problem]);
  });
});

describe("a declared exception", () => {
  test.each([
    ["X [@a#b].", "X.", ["a"]],
    ["X [@a#b].", "X.", ["a#b"]],
    ["X [@a#b].", "X.", ["[@a#b]"]],
    ["X [@a, p. 4].", "X [@a, p. 5].", ["a, page 4", "a, page 5"]],
    ["192\u00A0GB", "x", ["192 GB"]],
    ["192 GB", "x", ["192"]],
    ["[x](source:a)", "x", ["source:a"]],
  ])("lets “%s” and “%s” differ", async (english, italian, allow) => {
    expect(await compared(english, italian, "it", allow)).toEqual([]);
  });

  test("silences exactly what it names", async () => {
    expect(await compared("X [@a#b].", "X [@a#c].", "it", ["a#b"])).toEqual([
      "it.md:1:4 citations en.md does not cite “a#c” in the same section, at en.md:1:4",
    ]);
    expect(await compared("192 GB", "129 GB", "it", ["192 GB"])).toHaveLength(1);
    expect(await compared("X [@b].", "X.", "it", ["a", "a#b"])).toHaveLength(1);
  });

  test("is known to be needed or not, unless what it is for could not be compared", async () => {
    const unneeded = async (english: string, italian: string) => {
      const [it, en, allowed] = [await twin("it", italian), await twin("en", english), allowancesOf(["a", "b", "16"])];
      differences(it, en, allowed, base(it, en));
      return allowed.unneeded();
    };
    expect(await unneeded("X [@a] 16 GB", "X")).toEqual([1]);
    expect(await unneeded("X [@a]", "X [@a]")).toEqual([0, 1, 2]);
    expect(await unneeded("X [@z]", "X [@a]")).toEqual([]);
    expect(await unneeded("## X", "X")).toEqual([]);
    expect(await unneeded("[x](source:z)", "X")).toEqual([]);
  });
});

/** Texts of a few sections with citations and numbers. */
const pieces = [
  "[@a] ",
  "[@a#b] ",
  "[@b] ",
  "16 GB ",
  "16 GiB ",
  "2026 ",
  "2025 ",
  "7 ropes ",
  "24 ",
  "[x](source:a) ",
];
const sections = fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), { minLength: 1, maxLength: 3 });
const written = (parts: readonly string[][]): string => parts.map((part) => `x ${part.join("")}`).join("\n\n## S\n\n");
/** What messages name, whatever was paired with what. */
const named = (messages: readonly string[]): string[] =>
  [...new Set(messages.flatMap((message) => [...message.matchAll(/“([^”]*)”/gu)].map(([, name]) => name ?? "")))]
    .filter((name) => name !== "parity")
    .toSorted();

test("a text differs in nothing from itself", async () => {
  await fc.assert(
    fc.asyncProperty(sections, async (parts) => {
      expect(told(await twin("it", written(parts)), await twin("en", written(parts)))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("what differs does not depend on which of the two is the original", async () => {
  await fc.assert(
    fc.asyncProperty(sections, sections, async (one, other) => {
      const [en, it] = [await twin("en", written(one)), await twin("it", written(other))];
      expect(named(told(it, en))).toEqual(named(told(en, it)));
    }),
    { numRuns: 50 },
  );
});

test("long texts are compared in time", { timeout: 30_000 }, async () => {
  const many = (from: number) =>
    Array.from({ length: 1000 }, (_, index) => `[@a, p. ${from + index}] ${from + index}00 GB `).join("");
  const [en, it] = [await twin("en", many(1)), await twin("it", many(5000))];
  expect(effortOf(() => told(it, en))).toBeLessThan(4000);
});

describe("for reports", () => {
  const variant = (locale: string, text: Twin): Variant => ({ ...text, locale }) as unknown as Variant;
  const knowledge = (...variants: Variant[]): Knowledge =>
    ({
      ...base(),
      articles: new Map([["text", new Map(variants.map((one) => [one.locale, one]))]]),
      references,
    }) as unknown as Knowledge;

  test("differences that are not declared are counted", async () => {
    const [en, it] = [variant("en", await twin("en", "X [@a] 16 GB")), variant("it", await twin("it", "X"))];
    const declared = { ...it, parity: { allow: ["a"], why: "w" } };
    expect(parityOf(it, knowledge(en, it))).toBe(2);
    expect(parityOf(declared, knowledge(en, declared))).toBe(1);
  });

  test("an original, and a text without one, are held against nothing", async () => {
    const [en, it] = [variant("en", await twin("en", "X")), variant("it", await twin("it", "X"))];
    expect(parityOf(en, knowledge(en, it))).toBeUndefined();
    expect(parityOf(it, knowledge(it))).toBeUndefined();
  });
});

test("ages are those of the sources that are cited, each once", async () => {
  const dated = [
    { key: "a", issued: { year: 2019 }, evidence: { date: { year: 2026, month: 4 } } },
    { key: "b", issued: { year: 2017, month: 6 }, evidence: { date: { year: 2025, month: 2, day: 1 } } },
    { key: "c", evidence: {} },
  ];
  const knowledge = { references: new Map(dated.map((one) => [one.key, one])) } as unknown as Knowledge;
  const updated = { year: 2026, month: 3, day: 20 };
  const text = { ...(await twin("en", "[@a#b] [@b] [@b#a] [@c]")), updated } as unknown as Variant;
  expect(agesOf(text, knowledge)).toEqual({
    updated,
    written: { first: { year: 2017, month: 6 }, last: { year: 2019 } },
    read: { year: 2025, month: 2, day: 1 },
    undated: 1,
  });
  const none = { ...(await twin("en", "X")), updated } as unknown as Variant;
  expect(agesOf(none, knowledge)).toMatchObject({ written: undefined, read: undefined, undated: 0 });
});
