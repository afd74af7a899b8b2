/** Footnotes of GFM beside citations: names of their own, and what the analysis says of them. */
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";
import { attributeOf, parsePage, select, textOf } from "../../html.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const file = new URL("file:///article/en.md");

describe("a footnote that is named like a source", () => {
  const text =
    "A source [@a], a note[^a], again [@a] and again[^A].\n\n## A\n\nMore[^1] [@b].\n\n[^a]: Noted [@a; @c].\n\n[^1]: One.\n";

  test("takes no name from it", async () => {
    const page = parsePage((await renderMarkdown(text, file)).pieces.join(""));
    const ids = select(page, "[id]").map((element) => attributeOf(element, "id"));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = select(page, "a").flatMap(
      (link) => /^#(?!ref-)(.*)$/u.exec(attributeOf(link, "href") ?? "")?.[1] ?? [],
    );
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test("has a number of its own, and its sources are counted last", async () => {
    const { pieces, analysis } = await renderMarkdown(text, file);
    const page = parsePage(pieces.join(""));
    expect(select(page, "sup a").map(textOf)).toEqual(["1", "1", "2"]);
    expect(analysis.uses.map(({ key, number }) => `${key} ${number}`)).toEqual(["a 1", "a 1", "b 2", "a 1", "c 3"]);
  });
});

test.each(["md", "mdx"])("definitions and marks are recorded with their places in %s", async (format) => {
  const text =
    "---\ntitle: x\n---\n\n- é[^one] and[^ONE]\n\n> [^two]\n>\n> [^two]: Two[^one].\n\n[^One]: One.\n\n[^One]: Again.\n";
  const analysis = format === "mdx" ? analyseMdx(text, file) : (await renderMarkdown(text, file)).analysis;
  const parts = analysis.footnotes.map(({ part, label, line, column }) => `${line}:${column} ${part} ${label}`);
  expect(parts.toSorted()).toEqual([
    "11:1 definition One",
    "13:1 definition One",
    "5:14 mark ONE",
    "5:4 mark one",
    "7:3 mark two",
    "9:14 mark one",
    "9:3 definition two",
  ]);
});
