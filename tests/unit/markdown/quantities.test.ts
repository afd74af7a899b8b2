/** Which numbers of a text are quantities, with which unit, and what is a name. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";
import { quantitiesIn } from "../../../src/markdown/quantities.ts";
import { effortOf } from "../../effort.ts";

beforeAll(() => useMessages(new Map(["en", "it", "ar"].map((locale) => [locale, source]))));

/** "value unit", with "~" before what is loose, the power of ten behind "e", and a shared unit in parentheses. */
const said = (text: string, locale = "en"): string[] =>
  quantitiesIn(text, locale).map(
    ({ digits, unit, shared, power, isLoose }) =>
      `${isLoose ? "~" : ""}${digits}${power ? `e${power}` : ""}${unit && ` ${unit}`}${shared ? ` (${shared})` : ""}`,
  );

test.each([
  ["16 GB, 16\u00A0GiB and 16GB", ["16 GB", "16 GiB", "16 GB"]],
  ["5 GB/s, 8-bit, 8 bits, 5 bytes, 5 kB", ["5 GB/s", "8 b", "8 b", "5 B", "5 KB"]],
  ["197 TFLOPs; 5 TFLOP/s; 5 TFLOPS", ["197 TFLOP", "5 TFLOPS", "5 TFLOPS"]],
  ["7%; 7 %; 7 percent; 7 per cent", ["7 %", "7 %", "7 %", "7 %"]],
  ["$3.22; US$3; 3 USD; 3 dollars; 3 €", ["3.22 $", "3 $", "3 $", "3 $", "3 €"]],
  ["5 nm and 5 µs and 5 μs", ["5 nm", "5 μs", "5 μs"]],
  ["in 2026, 32-fold", ["2026", "32"]],
  ["206 billion bytes; 2 million dollars", ["206e9", "2e6 $"]],
  ["2.5e-3 and 3.9e17", ["2.5e-3", "3.9e17"]],
  ["1,024.5", ["1,024.5"]],
] as const)("%s", (text, expected) => {
  expect(said(text)).toEqual(expected);
});

test("a number has the unit of its neighbour in a range or a list, and of a word later", () => {
  expect(said("from 16 to 32 GB")).toEqual(["16 (GB)", "32 GB"]);
  expect(said("8, 16 and 32 GB")).toEqual(["8 (GB)", "16 (GB)", "32 GB"]);
  expect(said("$3–5")).toEqual(["3 $", "5 ($)"]);
  expect(said("197 dense TFLOPS")).toEqual(["197 (TFLOPS)"]);
  expect(said("16. Then 32 GB; at 5 in the other place there are 9 GB")).toEqual(["16", "32 GB", "5", "9 GB"]);
});

test("names, their numbers, and years without a century are none", () => {
  expect(said("v5e, TPU7x, FP8, H100, GPT-4, v5e-16, x_3, a@3, v2.7, the ’90s")).toEqual([]);
});

test("what languages write in other ways is loose", () => {
  expect(said("20th, 1980s, 10x, 3D")).toEqual(["~20", "~1980", "~10", "~3"]);
  expect(said("on 2026-04-09")).toEqual(["2026", "~09"]);
  expect(said("two ropes, Eight-bit stones, twenty ms")).toEqual(["~2", "~8 b", "~20 ms"]);
  expect(said("due corde, otto bit, dell’8 aprile; 10 per cento, 17,2 miliardi di dollari", "it")).toEqual([
    "8",
    "10 %",
    "17,2e9 $",
    "~2",
    "~8 b",
    "~100",
  ]);
});

test("of a language without words only digits are known", () => {
  expect(said("zwei von 5 Milliarden", "de")).toEqual(["5"]);
  expect(said("١٬٠٢٤٫٥ كغ. و٧٪", "ar")).toEqual(["١٬٠٢٤٫٥", "٧ %"]);
  expect(said("约5年16GB的", "zh")).toEqual(["5 (GB)", "16 GB"]);
});

describe("in a text", () => {
  const file = (locale: string) => new URL(`file:///x/${locale}.md`);
  const read = async (text: string) =>
    (await renderMarkdown(text, file("en"))).analysis.quantities.map(
      ({ written, line, column, isNote }) => `${line}:${column} ${written}${isNote ? " in a note" : ""}`,
    );

  test("paragraphs, headings, cells, quotations and notes are read, with their places", async () => {
    const text =
      '## In 2026\n\n> 16 **GB**, 7&nbsp;%\n\n| a 5 | b |\n| - | - |\n| 6 | |\n\n- x[^n] <span lang="la">9 ms</span>\n\n[^n]: 31 s\n';
    expect(await read(text)).toEqual([
      "1:7 2026",
      "3:3 16 GB",
      "3:14 7\u00A0%",
      "5:5 5",
      "7:3 6",
      "9:25 9 ms",
      "11:7 31 s in a note",
    ]);
  });

  test("citations, code, addresses and images hold none", async () => {
    const text =
      "A [@a-2026, p. 41], `5 GB`, <code>6 GB</code>, <https://example.org/7/8> ![9](x.png)\n\n```\n10 GB\n```\n\n[x 11](https://example.org/12)\n";
    expect(await read(text)).toEqual(["7:4 11"]);
  });

  test("captions of figures are read", () => {
    const { quantities } = analyseMdx('<Figure data="x">\n\nOf 16 GB.\n\n</Figure>\n', file("en"));
    expect(quantities).toMatchObject([{ written: "16 GB", line: 3, column: 4 }]);
  });
});

test("every piece of text that is said to be a quantity stands there", () => {
  const piece = fc.constantFrom(
    "16",
    " ",
    "GB",
    "-",
    "–",
    "1,5",
    "$",
    "%",
    "two",
    "billion",
    "of",
    "’",
    ".",
    "v",
    "٧",
    "e5",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      for (const { written, index } of quantitiesIn(text, "en")) expect(text.startsWith(written, index)).toBe(true);
    }),
  );
});

test("long texts are read in time", () => {
  for (const piece of ["1,", "1 ", "1 GB ", "$", "two ", "1-", "-1", "’1", "1e", "a 1 b ", "1\u00A0"])
    expect(
      effortOf(() => quantitiesIn(piece.repeat(20_000), "en")),
      piece,
    ).toBeLessThan(2000);
});
