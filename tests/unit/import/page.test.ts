import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { endOfListHeading } from "../../../src/import/list-heading.ts";
import { readPage } from "../../../src/import/page.ts";
import { spotOf } from "../../../src/import/placed.ts";
import { ImportFault, planImport } from "../../../src/import/plan.ts";
import { reportOf } from "../../../src/import/telling.ts";
import { textBelow } from "../../../src/knowledge/frontmatter.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";
import { parsePage, textOf } from "../../html.ts";
import { word } from "../../words.ts";
import { baseWith } from "./base.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const page = (text: string) => readPage(text, "old.txt");
const blocksOf = (text: string) => page(text).blocks.map(({ kind, text: own }) => `${kind}: ${own.text}`);

function importOf(text: string) {
  const version = { page: page(text), locale: "en" };
  const planned = planImport([version], baseWith({}), {
    id: "x",
    all: false,
    today: "2026-11-23",
    schema: "reference.json",
  });
  const article = planned.files.find(({ name }) => name === "articles/x/en.md")?.text ?? "";
  return { article, body: textBelow(article), report: reportOf(planned, [version], { folder: "c", isTrial: false }) };
}

describe("the head of a page", () => {
  const paragraph = "A paragraph stands here.";
  test.each([
    ["a breadcrumb in one line", "Home Arrow Icon Base Arrow Icon T\n\nT\n\n", ["Home", "Base", "T"]],
    ["a breadcrumb in several lines", "Home Arrow Icon\nBase Arrow Icon\nT\nT\n", ["Home", "Base"]],
    ["a breadcrumb that has the only title", "Home Arrow Icon T\n\n", ["Home", "T"]],
    ["a breadcrumb with signs", "Home > Base > T\nT\n", ["Home", "Base", "T"]],
    ["a title that is repeated", "T\n\nT\n\n", []],
    ["a title in Markdown", "# T\n\n", []],
  ])("is %s", (_, head, breadcrumb) => {
    expect(page(`${head}${paragraph}`)).toMatchObject({ breadcrumb, title: "T", hasTitle: true });
    expect(blocksOf(`${head}${paragraph}`)).toEqual([`paragraph: ${paragraph}`]);
  });

  test("is made of the first words where no line is a title, and they stay in the text", () => {
    const text = "A paragraph stands here. Another sentence.\n\nAnd more.";
    expect(page(text)).toMatchObject({ title: "A paragraph stands here", hasTitle: false });
    expect(blocksOf(text)).toHaveLength(2);
  });
});

describe("blocks", () => {
  test("are parted by empty lines, marks of lists, headings and lines too long to be broken by hand", () => {
    const long = `${"word ".repeat(30)}end.`;
    expect(blocksOf(`T\n\nOne line.\nThe same paragraph.\n\n1. A\n2) B\n- c\n• d\n# H\nText.\n${long}\nNext.`)).toEqual(
      [
        "paragraph: One line. The same paragraph.",
        "numbered: A",
        "numbered: B",
        "item: c",
        "item: d",
        "heading: H",
        "paragraph: Text. " + long,
        "paragraph: Next.",
      ],
    );
  });

  test("have places in the file, whatever its lines end in", () => {
    for (const ending of ["\n", "\r\n", "\r"]) {
      const read = page(["T", "", "First line", "  second [9] line.", "", "1. Lead: text"].join(ending));
      const [first, second] = read.blocks;
      if (!first || !second) throw new Error("no blocks");
      expect(spotOf(read.source, first.text, first.text.text.indexOf("["))).toEqual({ line: 4, column: 10 });
      expect(spotOf(read.source, second.text)).toEqual({ line: 6, column: 4 });
    }
  });

  test("become sections only where every numbered one has a lead", () => {
    expect(importOf("T\n\n1. Lead: text one.\n\n2. Other lead: two.").body).toBe(
      "## Lead\n\nText one.\n\n## Other lead\n\nTwo.\n",
    );
    expect(importOf("T\n\n1. Lead: text one.\n\n2. No lead here.").body).toBe("1. Lead: text one.\n2. No lead here.\n");
    expect(importOf("T\n\n1. Only one: item.").body).toBe("1. Only one: item.\n");
    expect(importOf("T\n\n1. At 10:30 it rains.\n\n2. At 11:30 too.").body).toBe(
      "1. At 10:30 it rains.\n2. At 11:30 too.\n",
    );
  });
});

describe("the list of sources", () => {
  const numbersOf = (text: string) => page(text).entries.map(({ number, written }) => `${number} ${written.text}`);
  const [a, b] = ["https://example.org/a", "https://example.org/b"];

  test.each([
    ["in brackets", `[1] ${a}\n[2] ${b}`],
    ["with dots", `1. ${a}\n2. ${b}`],
    ["with parentheses", `1) ${a}\n(2) ${b}`],
    ["with numbers alone", `1 ${a}\n2 ${b}`],
    ["raised", `¹ ${a}\n² ${b}`],
    ["with bullets", `- [1] ${a}\n- [2] ${b}`],
    ["behind empty lines", `\n[1] ${a}\n\n[2] ${b}\n\n`],
    ["on one line", `[1] ${a} [2] ${b}`],
    ["without spaces", `[1]${a}\n[2]${b}`],
    ["without anything between", `[1] ${a}[2] ${b}`],
    ["as footnotes", `[^1]: ${a}\n[^2]: ${b}`],
    ["in another script", `[١] ${a}\n[２] ${b}`],
    ["without numbers", `${a}\n${b}`],
    ["without numbers, with bullets", `* ${a}\n* ${b}`],
  ])("%s", (_, list) => {
    expect(numbersOf(`T\n\nText.\n\nSources:\n${list}`)).toEqual([`1 ${a}`, `2 ${b}`]);
    expect(blocksOf(`T\n\nText.\n\nSources:\n${list}`)).toEqual(["paragraph: Text."]);
  });

  test("begins behind its heading on the same line", () => {
    expect(numbersOf(`T\n\nText.\n\nSources: [1] ${a}`)).toEqual([`1 ${a}`]);
  });

  test("is that of the last heading with entries; a paragraph under such a word is none", () => {
    expect(numbersOf(`T\n\nSources\n\nThey are many.\n\nCitations:\n[1] ${a}`)).toEqual([`1 ${a}`]);
    expect(blocksOf("T\n\nSources\n\n1. Of water.\n\n2. Of heat.")).toEqual([
      "heading: Sources",
      "numbered: Of water.",
      "numbered: Of heat.",
    ]);
  });

  test.each([
    ...["Citazioni:", "Citations:", "Citas:", "Quellen:", "Sources:", "Fonti:", "Riferimenti:", "References:"],
    ...["Références :", "Zitate:", "Bibliografía:", "Einzelnachweise", "Referências:", "Bronnen:", "المصادر:"],
    ...["الاستشهادات", "Источники:", "引用：", "出典", "参考文献:", "## Sources", "**Fonti**:", "FONTI", "Cytaty:"],
  ])("stands under “%s”", (heading) => {
    expect(endOfListHeading(heading)).toBe(heading.length);
  });

  test.each(["Sources of heat:", "The sources", "1. Sources:", "Source: https://example.org", "", ":"])(
    "does not stand under “%s”",
    (line) => {
      expect(endOfListHeading(line)).toBeUndefined();
    },
  );
});

describe("an import", () => {
  test("of a page without text, or without a name, is refused with what to do", () => {
    expect(() => importOf("")).toThrow(ImportFault);
    expect(() => importOf("Only a title")).toThrow(/no paragraph under its title/u);
    const version = { page: page("吊り橋\n\n短い。"), locale: "ja" };
    expect(() =>
      planImport([version], baseWith({}), { all: false, today: "2026-11-23", schema: "reference.json" }),
    ).toThrow(/--id/u);
  });

  test("tells of numbers in the title, which cannot cite", () => {
    const { article, report } = importOf(
      "Home Arrow Icon T [1]\n\nT [1]\n\nText [1].\n\nSources:\n[1] https://example.org/arch",
    );
    expect(article).toContain("\ntitle: T [1]\n");
    expect(report).toContain("`old.txt:1:19` `[1]`: it stands in the title, which cites nothing.");
  });

  test("puts citations before the full stop and leaves those that stand there", () => {
    const list = "\n\nSources:\n[1] https://example.org/arch\n[2] https://example.org/beam";
    const cited = (text: string): string => importOf(`T\n\n${text}${list}`).body.trim();
    expect(cited("One. [1] Two.[2] Three [1].")).toBe(
      "One [@example-arch]. Two [@example-beam]. Three [@example-arch].",
    );
    expect(cited("Is it?[1] Yes! [2]")).toBe("Is it [@example-arch]? Yes [@example-beam]!");
    expect(cited("Rossi et al. [1] say so.")).toBe("Rossi et al. [@example-arch] say so.");
    expect(cited("See [1](b) and ![2].")).toBe("See [@example-arch]\\(b) and ! [@example-beam].");
    expect(cited("[1]: so it begins.")).toBe("[@example-arch]\\: so it begins.");
    expect(cited("A part has none.[1][9] Next.")).toBe("A part has none [@example-arch] \\[9\\]. Next.");
    expect(cited("Both [1], [2], again [2][2].")).toBe("Both [@example-arch; @example-beam], again [@example-beam].");
  });

  /** What a reader of the rendered article sees, markers left out. */
  async function read(article: string): Promise<string> {
    const { pieces, analysis } = await renderMarkdown(article, new URL("file:///en.md"));
    expect(analysis.faults).toEqual([]);
    return textOf(parsePage(pieces.join("")));
  }

  test("loses no character of its text, whatever they mean in Markdown", async () => {
    const sign = fc.constantFrom(..."*_`<>[](){}#~|\\&$!-+=:;@\"'/.1a é".split(""));
    const text = fc.array(
      fc.oneof(
        word,
        fc.array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.join("")),
      ),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const written = paragraphs.map((words) => `Word ${words.join(" ").replaceAll(/[\d⁰¹²³⁴-⁹]+/gu, "x")} end.`);
        const seen = await read(importOf(`Title\n\n${written.join("\n\n")}`).article);
        const plain = (value: string): string => value.normalize("NFC").replaceAll(/[\s\0\uFEFF\p{Cc}\p{Cs}]+/gu, "");
        expect(plain(seen)).toBe(plain(written.join("")));
      }),
      { numRuns: 60 },
    );
  });

  test("cites or reports every marker", async () => {
    const marker = fc.record({ number: fc.integer({ min: 1, max: 9 }), glue: fc.constantFrom(" ", "", ". ", ".") });
    await fc.assert(
      fc.asyncProperty(
        fc.array(marker, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (markers, listed) => {
          const text = markers.map(({ number, glue }, index) => `Words ${index}nth${glue}[${number}]`).join(" then ");
          const list = Array.from({ length: listed }, (_, at) => `[${at + 1}] https://example.org/page-${at + 1}`);
          const { article, report } = importOf(`Title\n\n${text} end.\n\nSources:\n${list.join("\n")}`);
          const { analysis } = await renderMarkdown(article, new URL("file:///en.md"));
          const cited = analysis.uses.map(({ key }) => key.replace("example-page-", "")).toSorted();
          const known = markers.filter(({ number }) => number <= listed).map(({ number }) => String(number));
          expect(cited).toEqual(known.toSorted());
          for (const { number } of markers.filter((one) => one.number > listed)) {
            expect(article).toContain(`\\[${number}\\]`);
            expect(report).toContain(`the list has no ${number}`);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
