import { describe, expect, test } from "vitest";
import type { Locale, Prose, Site } from "../../../src/knowledge/model.ts";
import { sameSections, shiftsOf } from "../../../src/knowledge/same-place.ts";
import type { Block } from "../../../src/markdown/analysis.ts";
import { linksOf } from "../../../src/translation/links.ts";

/** A text by the words of its blocks; "#" begins a heading. */
function prose(locale: string, ...texts: string[]): Prose {
  let section = 0;
  const blocks = texts.map((text): Block => {
    const isHeading = text.startsWith("#");
    if (isHeading) section++;
    return {
      kind: isHeading ? "heading" : "paragraph",
      ...(isHeading && { depth: 2 }),
      section,
      text,
      line: 1,
      column: 1,
    };
  });
  const headings = texts.filter((text) => text.startsWith("#")).map((text) => ({ depth: 2, id: text.slice(1), text }));
  return { locale, slug: "arch", analysis: { blocks, headings } } as unknown as Prose;
}

function translation(original: Prose, locale: string, ...texts: string[]): Prose {
  const text = prose(locale, ...texts);
  const { blocks } = original.analysis;
  const links = linksOf(text.analysis.blocks, blocks, undefined);
  return {
    ...text,
    translation: {
      record: "missing",
      recorded: [],
      links,
      original: { file: "", locale: { tag: original.locale } as Locale, blocks },
    },
  };
}

const site = {
  root: new URL("https://example.org/kb/"),
  locales: ["en", "it", "de"].map((tag) => ({ tag })),
} as unknown as Site;
const variantsOf = (...texts: Prose[]) => new Map(texts.map((text) => [text.locale, text]));

const en = prose("en", "Spans of 1.", "#first", "One of 10.", "Two of 20.", "#second", "Three of 30.");
const it = translation(en, "it", "Luci di 1.", "#prima", "Uno di 10.", "Due di 20.", "#seconda", "Tre di 30.");
const de = translation(en, "de", "Weiten von 1.", "#erstens", "Eins von 10.", "#zweitens", "Drei von 30.");
const all = variantsOf(en, it, de);

const addressesOf = (text: Prose) =>
  Object.fromEntries([...sameSections(site, text, all)].map(([id, found]) => [id, found.map((one) => one.address)]));

describe("the same place", () => {
  test("is told for every other variant, with shifts where the structure differs", () => {
    expect(shiftsOf(en, all)).toBe("it de,3,-1");
    expect(shiftsOf(de, all)).toBe("en,3,1 it,3,1");
    expect(shiftsOf(it, all)).toBe("en de,3,-1");
  });

  test("of a text in one language is nowhere", () => {
    expect(shiftsOf(en, variantsOf(en))).toBe("");
    expect([...sameSections(site, en, variantsOf(en)).values()]).toEqual([[], []]);
  });

  test("is found between translations whose original is not published, and where there is none", () => {
    expect(shiftsOf(de, variantsOf(it, de))).toBe("it,3,1");
    const { translation: _, ...orphan } = de;
    expect(shiftsOf(orphan, variantsOf(orphan, en))).toBe("en,3,1");
  });

  test("of a section is the heading there", () => {
    expect(addressesOf(en)).toEqual({
      first: ["/kb/it/arch/#prima", "/kb/de/arch/#erstens"],
      second: ["/kb/it/arch/#seconda", "/kb/de/arch/#zweitens"],
    });
    expect(addressesOf(it)["seconda"]).toEqual(["/kb/en/arch/#second", "/kb/de/arch/#zweitens"]);
  });

  test("of a section that is lacking is what comes before it, and none before the first", () => {
    const short = translation(en, "it", "Luci di 1.", "Uno di 10.", "Due di 20.", "#seconda", "Tre di 30.");
    const found = sameSections(site, en, variantsOf(en, short));
    expect(found.get("first")).toEqual([]);
    expect(found.get("second")?.map(({ address }) => address)).toEqual(["/kb/it/arch/#seconda"]);
  });
});
