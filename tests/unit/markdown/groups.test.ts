/** Groups of citations: what is linked is what was cited. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";
import { attributeOf, parsePage, select, textOf } from "../../html.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(?:-[a-z0-9]{1,4})?$/u);
const item = fc
  .tuple(
    key,
    fc.constantFrom("", "#words", "#a-1", ", p. 4", "#words, sec. 2.1", " and more"),
    fc.constantFrom("", "see "),
  )
  .map(([name, rest, prefix]) => ({ name, text: `${prefix}@${name}${rest}` }));
const groups = fc.array(fc.array(item, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

test("the linked entries are the cited keys, in every group and in its order", async () => {
  await fc.assert(
    fc.asyncProperty(groups, async (all) => {
      const markdown = all.map((items) => `Words [${items.map(({ text }) => text).join("; ")}].`).join("\n\n");
      const { pieces, analysis } = await renderMarkdown(markdown, new URL("file:///article/en.md"));
      expect(analysis.faults).toEqual([]);
      const brackets = select(parsePage(pieces.join("")), "span.citation");
      const linked = brackets.map((group) => select(group, "a").map((link) => attributeOf(link, "href")));
      expect(linked).toEqual(all.map((items) => items.map(({ name }) => `#ref-${name}`)));
      const ids = brackets.flatMap((group) => select(group, "a").map((link) => attributeOf(link, "id")));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["[@a; @b; @a#words]", "[1a, 2, 1b]"],
  ["[@a#words; @a#words]", "[1a, 1b]"],
  ["[@a; @b]", "[1, 2]"],
  [
    `[${"@a; ".repeat(27)}@b]`,
    `[${[..."abcdefghijklmnopqrstuvwxyz", ""].map((letter) => `1${letter}`).join(", ")}, 2]`,
  ],
])("%s tells the places of one source apart", async (markdown, shown) => {
  const { pieces } = await renderMarkdown(`Words ${markdown}. Again [@a].`, new URL("file:///article/en.md"));
  expect(select(parsePage(pieces.join("")), "span.citation").map(textOf)).toEqual([shown, "[1]"]);
});
