/** Fixtures as data: `input.md` and what stands in its place elsewhere; `vitest -u` writes the expectations anew. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId } from "../../../src/citations/ids.ts";
import { markdownOf } from "../../../src/exports/markdown.ts";
import { footnotesOf, nodesOf, parseGfm, wordsOf } from "../../gfm.ts";
import { baseOf, reference } from "./base.ts";

const folder = join(import.meta.dirname, "../../fixtures/exports");
const inputs = readdirSync(folder).map((name) => {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith("input.")) ?? "";
  return { name, mdx: file.endsWith(".mdx"), input: readFileSync(join(folder, name, file), "utf8") };
});

const records = [
  reference({ key: "plain" }),
  reference({
    key: "paper",
    kind: "paper",
    title: "Does it hold?",
    authors: [{ family: "Marlow", given: "Ada" }, { family: "Tanaka" }],
    authorsIncomplete: true,
    issued: { year: 2019, month: 6, day: 14 },
    containerTitle: "Journal of *Fords*",
    doi: "10.1000/xyz",
    language: "it",
    passages: new Map([
      ["words", { quote: "Parole | *sue*", locator: "sez. 2", fragment: "Parole" }],
      ["other", { quote: "# Altre" }],
    ]),
  }),
  reference({
    key: "gone",
    title: "What was.",
    status: "dead",
    snapshot: "https://source.example/v/1",
    archive: { url: "https://archive.example/", date: { year: 2026, month: 3, day: 1 } },
  }),
];

describe.each(inputs)("$name", ({ name, mdx, input }) => {
  test("stands on its own as expected", async () => {
    const { knowledge, article } = await baseOf(input, { references: records, mdx });
    await expect(markdownOf(knowledge, article)).toMatchFileSnapshot(join(folder, name, "expected.md"));
  });

  test("has a footnote for every source and a reference for every marker, beside the author's own", async () => {
    const { knowledge, article } = await baseOf(input, { references: records, mdx });
    const own = footnotesOf(input);
    const labelOf = (key: string): string =>
      own.definitions.includes(entryId(key)) ? `${entryId(key)}-source` : entryId(key);
    const labels = article.analysis.uses.map(({ key }) => labelOf(key));
    const { definitions, references } = footnotesOf(markdownOf(knowledge, article));
    expect(definitions.toSorted()).toEqual([...own.definitions, ...new Set(labels)].toSorted());
    expect(references.toSorted()).toEqual([...own.references, ...labels].toSorted());
  });

  test("leads nowhere relative", async () => {
    const { knowledge, article } = await baseOf(input, { references: records, mdx });
    const addresses = nodesOf(parseGfm(markdownOf(knowledge, article))).flatMap(({ url }) => url ?? []);
    expect(addresses.filter((address) => !URL.canParse(address))).toEqual([]);
  });
});

test("any title, author, container and quotation survives as text", async () => {
  const syntax = fc.constantFrom(
    ..."[ ] ( ) * _ ` ~~ | < > & ! # - \\ : ^ $ </script> <!-- --> &lt; [^1]: ** 1. @x ;".split(" "),
    ..."http://www.a.example/b_c www.a_b.example/*d* a_b@c.example mailto:a@b.example".split(" "),
  );
  const text = fc
    .array(fc.oneof(syntax, fc.constantFrom("a", "è", " "), fc.string({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 10,
    })
    .map((parts) =>
      parts
        .join("")
        .replaceAll(/[\s\0]+/gu, " ")
        .trim()
        .toWellFormed(),
    )
    .filter((words) => words !== "");
  await fc.assert(
    fc.asyncProperty(fc.tuple(text, text, text, text), async ([title, literal, containerTitle, quote]) => {
      const odd = reference({
        ...{ key: "odd", title, authors: [{ literal }], containerTitle },
        passages: new Map([["p", { quote, locator: title }]]),
      });
      const { knowledge, article } = await baseOf("x [@odd#p] y [@odd].", { references: [odd] });
      const tree = parseGfm(markdownOf(knowledge, article));
      const notes = nodesOf(tree).filter(({ type }) => type === "footnoteDefinition");
      expect(notes.map(({ identifier }) => identifier)).toEqual(["ref-odd"]);
      expect(nodesOf(tree).filter(({ type }) => type === "footnoteReference")).toHaveLength(2);
      const [note] = notes;
      const [words, quotation, ...rest] = note?.children ?? [];
      expect(rest).toEqual([]);
      expect(words && wordsOf(words).startsWith(`${literal}`)).toBe(true);
      // Others may find a link in an address that stands in a text.
      const links = note ? nodesOf(note).filter(({ url }) => url?.startsWith(odd.url)) : [];
      expect(links.map(wordsOf)).toEqual([title, title]);
      if (containerTitle !== title && containerTitle !== literal)
        expect(words && wordsOf(words)).toContain(containerTitle);
      expect(quotation?.type).toBe("blockquote");
      expect(quotation?.children?.map(wordsOf)).toEqual([quote, `— ${title} · quoted for citation 1 of this source`]);
    }),
    { numRuns: 200 },
  );
});
