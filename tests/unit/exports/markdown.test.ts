/** Fixtures as data: `input.md` and what stands in its place elsewhere; `vitest -u` writes the expectations anew. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryId } from "../../../src/citations/ids.ts";
import { markdownOf } from "../../../src/exports/markdown.ts";
import type { Figure } from "../../../src/knowledge/figure-schemas.ts";
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

const markdownFor = async (input: string, mdx = false): Promise<string> => {
  const { knowledge, article } = await baseOf(input, { references: records, mdx });
  return markdownOf(knowledge, article);
};

describe("a text whose last block runs on", () => {
  test.each(["~~~text\nx [@gone]", "  ````\nx\n```", "```text", "~~~\nx\n~~~ y", "~~~\nx\n    ~~~"])(
    "%j keeps its footnotes",
    async (end) => {
      const text = await markdownFor(`a [@plain].\n\n${end}`);
      expect(footnotesOf(text)).toEqual({ definitions: ["ref-plain"], references: ["ref-plain"] });
      expect(text).toContain(`\n\n${end}\n`);
    },
  );

  test.each(["~~~\nx\n ~~~~ ", "```\n```", "    x", "> ~~~\n> x"])("%j is closed as it is", async (end) => {
    const text = await markdownFor(`a [@plain].\n\n${end}`);
    expect(footnotesOf(text)).toEqual({ definitions: ["ref-plain"], references: ["ref-plain"] });
    expect(text).toContain(`\n\n${end.trimEnd()}\n\n[^ref-plain]: `);
  });
});

test.each(["    [@plain]\n\nx [@gone]", "\n \n\t[@plain]\n\nx [@gone]"])(
  "code at the start stays code: %j",
  async (text) => {
    const tree = parseGfm(await markdownFor(text));
    expect(nodesOf(tree).filter(({ type }) => type === "code")).toMatchObject([{ value: "[@plain]" }]);
    expect(footnotesOf(await markdownFor(text)).references).toEqual(["ref-gone"]);
  },
);

test("what indents a text of MDX means nothing there, and is left out", async () => {
  const text = await markdownFor("{/* a */}\n\n    first [@plain]\n\n      second\n      line [@gone]\n", true);
  expect(text).toContain("\n\nfirst [^ref-plain]\n\nsecond\nline [^ref-gone]\n\n[^ref-plain]: ");
});

describe.each([false, true])("elements of HTML stay, in MDX: %s", (mdx) => {
  test.each([
    "x<br/>y <kbd>Ctrl</kbd> [@plain], *a <sub>2</sub>* and 2<sup>n [@plain]</sup>",
    '<i lang="fr">mot</i> and <abbr title="a > b">c [@plain]</abbr>',
    '<ruby>字<rp>(</rp><rt>ji [@plain]</rt><rp>)</rp></ruby> <time datetime="2026-02">then</time>',
    "- <kbd>Alt</kbd>\n- <q>b [@plain]</q>",
    "| <del>a</del> |\n| --- |\n| <ins>b [@plain]</ins> |",
  ])("%j", async (input) => {
    const text = await markdownFor(input, mdx);
    expect(text).toContain(`\n\n${input.replaceAll("[@plain]", "[^ref-plain]")}\n`);
    expect(footnotesOf(text).references).toContain("ref-plain");
  });
});

test("a comment of MDX is left out, and its line", async () => {
  const text = await markdownFor("{/* not [@plain] */}\n\nOne{/* two */} [@gone].\n\n{/* three\n\nfour */}\n", true);
  expect(text).toContain("(https://licence.example/)\n\nOne [^ref-gone].\n\n[^ref-gone]: ");
});

describe("a figure", () => {
  const figure = {
    kind: "matrix",
    name: "fords",
    title: "Fords *and* ferries",
    corner: "Ford | ferry",
    columns: ["2.5 m"],
    rows: [
      {
        label: "1. Stone",
        cells: [{ mark: "partly", text: "in `May`", source: [{ key: "plain", passage: undefined }] }],
      },
    ],
  } satisfies Figure;
  const written = async (text: string, shown: Figure = figure): Promise<string> => {
    const { knowledge, article } = await baseOf(text, { references: records, mdx: true, figures: [shown] });
    return markdownOf(knowledge, article);
  };

  test("is its title, its data as a table and its caption", async () => {
    const text = await written('One.\n\n<Figure data="fords">\n\nSee [@plain].\n\n</Figure>\n\nTwo.\n');
    const nodes = parseGfm(text).children ?? [];
    const from = nodes.findIndex((node) => wordsOf(node) === "One.");
    expect(nodes.slice(from, from + 5).map((node) => [node.type, wordsOf(node)])).toEqual([
      ["paragraph", "One."],
      ["paragraph", "Figure 1. Fords *and* ferries"],
      ["table", "Ford | ferry2.5 m1. Stonepartly: in `May` (Title of plain)"],
      ["paragraph", "See ."],
      ["paragraph", "Two."],
    ]);
    expect(text).toContain("| 1. Stone | partly: in");
    expect(footnotesOf(text).references).toEqual(["ref-plain"]);
  });

  test("names each source once, and sets numbers against the end", async () => {
    const source = ["words", "other"].map((passage) => ({ key: "paper", passage }));
    const bars = { kind: "bars", name: "fords", title: "Fords", unit: "m", rows: [{ label: "One", value: 2, source }] };
    const text = await written('<Figure data="fords">\n\nSee [@paper].\n\n</Figure>\n', bars as Figure);
    expect(text).toContain("| Item | Value (m) | Source |\n| --- | ---: | --- |\n| One | 2 | Does it hold? |\n");
  });

  test("needs no empty line before its caption", async () => {
    const spaced = await written('<Figure data="fords">\n\nSee [@plain].\n\n</Figure>\n');
    expect(await written('<Figure data="fords">\nSee [@plain].\n</Figure>\n')).toBe(spaced);
  });
});
