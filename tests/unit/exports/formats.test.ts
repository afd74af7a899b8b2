import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type CslItem, type CslName, toCsl, toCslDate, toCslName } from "../../../src/citations/csl.ts";
import { TYPES } from "../../../src/citations/record.ts";
import { FORMATS } from "../../../src/exports/formats.ts";
import { readReferences } from "../../../src/knowledge/references.ts";
import { bibtexFaults, broughtBack, essentialsOf, readEssentials, readItems } from "../../bibliographies.ts";

const item = (fields: Partial<CslItem> = {}): CslItem => ({
  id: "a-key",
  type: "article-journal",
  title: "A title",
  URL: "https://example.org/",
  ...fields,
});

const write = (extension: string, ...items: CslItem[]): string =>
  FORMATS.find((format) => format.extension === extension)?.write(items) ?? "";

/** Holds an item against what every format brings back of it. */
function expectBack(...items: CslItem[]): void {
  for (const { name, extension, write: writeAll } of FORMATS) {
    const expected = items.map((each) => broughtBack(extension, essentialsOf(each)));
    expect(readEssentials(writeAll(items)), name).toEqual(expected);
  }
  expect(bibtexFaults(write("bib", ...items))).toEqual([]);
}

const TITLES = [
  "Ropes & cables: 100 % of #1_2, ~5 $ {x} \\alpha <b>bold</b> | `code` ^2",
  "a } b { c",
  "{\\LaTeX} and \\{braces\\}",
  'She said "no", then ‘yes’ — “maybe” – or not…',
  "IN-DATACENTER PERFORMANCE ANALYSIS: A REVIEW",
  "TPU v4: An Optically Reconfigurable Supercomputer",
  "--flag, ---, ''quoted'', ``ticked``, ,,low,, ?`que!`",
  "iPhone’s jax.lax.Precision (docstring in jax/_src/lax/lax.py)",
  "Müller und Łukasz über Größe: ñ ç ø Å İ ı ß",
  "深層学習 のための TPU",
  "الجسر الذي لم يُبنَ",
  "🔪 JAX - The Sharp Bits 🔪",
  "What is $x_1^2$? 50% \\& more",
  "“Why?” & why not",
  "<i>E. coli</i> & <script>alert(1)</script> </title>",
  "x",
  `A very long title, ${"with many words ".repeat(20)}at its end`,
];

const NAMES: CslName[] = [
  ...["van der Berg", "von Neumann", "de la Cruz", "O’Brien", "O'Brien", "Van der Berg", "Ortega y Gasset"],
  ...[
    "d’Alembert",
    "al-Khwarizmi",
    "’t Hooft",
    "Müller",
    "Łukasiewicz",
    "李",
    "عربي",
    "danah boyd",
    "Smith and Sons",
    "Anders",
  ],
]
  .map((family) => toCslName({ family, given: "Jean-Luc É." }))
  .concat(
    [
      ...[
        "Google Cloud",
        "T, , &",
        "Procter and Gamble, Inc.",
        "AT&T",
        "MaxText developers (Google, AI-Hypercomputer)",
      ],
      ...['knot"><svg onload=alert(1)>', "R&D_100 % #1 {x}", "van Gogh Museum", "XPU.pub", "国立国会図書館"],
    ].map((literal) => ({ literal })),
  )
  .concat([{ family: "Plato" }, { family: "Smith, Jr.", given: "A." }, { family: "Plato", given: "A. B." }]);

describe("every format brings back", () => {
  test.each(TITLES)("the title %s", (title) => {
    expectBack(item({ title }));
  });

  test.each(NAMES)("the author %j, alone and among others", (name) => {
    expectBack(item({ author: [name] }));
    expectBack(item({ author: [{ family: "First", given: "Ada" }, name, { literal: "Last, Ltd" }] }));
  });

  /** The AU of these is no author to citation-js, which then reads a director, a sponsor or nobody. */
  const OTHER_ROLES = new Set(["bill", "broadcast", "hearing", "legal_case", "motion_picture", "musical_score"]);

  test.each(TYPES)("a source of type %s", (type) => {
    for (const container of [{}, { "container-title": "Journal & Sons", publisher: "House_1" }]) {
      const source = item({
        type,
        ...container,
        issued: toCslDate({ year: 2019, month: 6, day: 4 }),
        DOI: "10.1234/x",
      });
      const authored = { ...source, author: NAMES.slice(0, 3) };
      expectBack(OTHER_ROLES.has(type) ? source : authored);
      expect(readEssentials(write("bib", authored))).toEqual([essentialsOf(authored)]);
      expect(write("ris", authored)).toContain("AU  - van der Berg, Jean-Luc É.\r\nAU  - von Neumann");
    }
  });

  test.each([{ year: 2019 }, { year: 2019, month: 6 }, { year: 2019, month: 12, day: 31 }])("the date %j", (date) => {
    const dated = item({ issued: toCslDate(date), accessed: toCslDate(date) });
    expectBack(dated);
    for (const { write: writeAll, name } of FORMATS) {
      expect(readItems(writeAll([dated]))[0], name).toMatchObject({ issued: dated.issued, accessed: dated.accessed });
    }
  });

  test.each([
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "10.1000/a_b%20c#d&e~f",
    "10.99999/spans",
    "10.1000/a}b#c?d%e&f_g;h",
    "10.1000/{a\\{b}é\\",
  ])("the DOI %s", (DOI) => {
    expectBack(item({ DOI }));
  });

  test.each([
    "https://example.org/a_b?x=1&y=%20%C3%A9#frag~ment",
    `https://example.org/${"long-path/".repeat(12)}_end_`,
    "https://example.org/perché/日本?q=$100,50",
    "https://user.example.org:8443/(a);b='c'!*",
  ])("the address %s", (URL) => {
    expectBack(item({ URL }));
  });

  test("everything, for any text and names", () => {
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(..."&%#_~{$}\\<>|^\"'`-,:;.?!()[]/ aBéŁЖ李ع1"), fc.string({ unit: "grapheme" })),
        {
          minLength: 1,
          maxLength: 30,
        },
      )
      .map((parts) =>
        `T${parts
          .join("")
          .replaceAll(/[\p{C}\p{Z}\s]+/gu, " ")
          .normalize("NFC")}`.trim(),
      );
    const word = fc.stringMatching(/^[\p{Lu}][\p{L}’]{0,9}$/u).map((letters) => letters.normalize("NFC"));
    const name = fc.oneof(
      fc.record({ family: word, given: word }),
      fc.record({ family: word.map((last) => `van ${last}`), given: word }).map(toCslName),
      fc.record({ literal: text }),
    );
    fc.assert(
      fc.property(
        text,
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1000, max: 2999 }),
        text.map((suffix) => `10.1000/${suffix.replaceAll(/\s/gu, "")}-1`),
        (title, author, year, DOI) => {
          expectBack(item({ title, author, issued: toCslDate({ year }), DOI }));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("BibTeX", () => {
  test("reads as somebody would write it", () => {
    const spans = item({
      id: "marlow-spans",
      title: "TPU bridges of Marlow & Sons",
      author: [
        { family: "Oord", given: "Aaron", "non-dropping-particle": "van den" },
        { literal: "R&D, Inc." },
        { literal: "others" },
      ],
      "container-title": "Journal of Spans",
      volume: "3",
      page: "4–7",
      issued: toCslDate({ year: 2019, month: 6, day: 14 }),
      accessed: toCslDate({ year: 2026, month: 4 }),
      DOI: "10.1234/x_y",
      language: "en",
    });
    expect(write("bib", spans)).toBe(`@article{marlow-spans,
  author = {van den Oord, Aaron and {R\\&D, Inc.} and others},
  title = {{TPU} bridges of {Marlow} \\& {Sons}},
  journal = {Journal of Spans},
  volume = {3},
  pages = {4--7},
  year = {2019},
  month = jun,
  date = {2019-06-14},
  doi = {10.1234/x_y},
  url = {https://example.org/},
  urldate = {2026-04},
}
`);
  });

  test("has no article without a journal, and shows the site of a web page", () => {
    expect(write("bib", item({ type: "article", publisher: "arXiv" }))).toMatch(
      /^@misc\{[\s\S]*publisher = \{arXiv\}/u,
    );
    expect(write("bib", item({ type: "webpage", "container-title": "A_site" }))).toContain("howpublished = {A\\_site}");
    expect(write("bib", item({ type: "webpage" }))).not.toContain("howpublished");
    expect(write("bib", item({ type: "manuscript", publisher: "A_library" }))).toContain(
      "howpublished = {A\\_library}",
    );
    const paper = item({ type: "paper-conference", "container-title": "Proceedings of A & B" });
    expect(write("bib", paper)).toContain("booktitle = {Proceedings of A \\& B}");
  });

  test.each([
    [{ year: 2019 }, "year = {2019},"],
    [{ year: 2019, month: 6 }, "year = {2019},\n  month = jun,"],
    [{ year: 987, month: 6, day: 4 }, "year = {987},\n  month = jun,\n  date = {0987-06-04},"],
  ])("says the date %j in fields that BibTeX and biblatex know", (date, expected) => {
    expect(write("bib", item({ issued: toCslDate(date) }))).toContain(`title},\n  ${expected}\n  url = `);
  });

  test.each([
    ["4–7", "4--7"],
    ["4 - 7", "4--7"],
    ["4--7", "4--7"],
    ["1-3, 7–9", "1--3, 7--9"],
    ["A-12", "A-12"],
    ["A-12-15", "A-12-15"],
    ["12-15-A", "12-15-A"],
    ["A_1, 4-7", "A\\_1, 4--7"],
    ["S1-S5", "S1-S5"],
    ["e-7", "e-7"],
    ["xii–xv", "xii–xv"],
    ["2.1-2.3", "2.1-2.3"],
  ])("has two hyphens between pages, not inside of them: %s", (page, expected) => {
    expect(write("bib", item({ page }))).toContain(`pages = {${expected}},`);
  });

  test.each([
    ["10.1000/a}b{c\\d", "10.1000/a%7Db%7Bc%5Cd"],
    ["10.1000/é%20_#", "10.1000/%C3%A9%20_#"],
  ])("has the DOI %s as in its address", (DOI, expected) => {
    expect(write("bib", item({ DOI }))).toContain(`doi = {${expected}},`);
    expect(readItems(write("bib", item({ DOI }), item({ id: "behind" })))).toHaveLength(2);
  });

  test("separates entries by an empty line", () => {
    expect(write("bib", item({ id: "a" }), item({ id: "b" }))).toMatch(/\n\}\n\n@misc\{b,[\s\S]*\n\}\n$/u);
  });
});

describe("RIS", () => {
  test("reads as the format asks", () => {
    const spans = item({
      id: "a-key-of-more-than-twenty-characters",
      author: [{ family: "Oord", given: "Aaron", "non-dropping-particle": "van den" }, { literal: "Google Cloud" }],
      "container-title": "Journal of Spans",
      page: "4–7",
      issued: toCslDate({ year: 2019, month: 6 }),
    });
    expect(write("ris", spans).split("\r\n")).toEqual([
      "TY  - JOUR",
      "ID  - a-key-of-more-than-twenty-characters",
      "TI  - A title",
      "AU  - van den Oord, Aaron",
      "AU  - Google Cloud",
      "T2  - Journal of Spans",
      "PY  - 2019",
      "DA  - 2019/06//",
      "SP  - 4",
      "EP  - 7",
      "UR  - https://example.org/",
      "ER  - ",
      "",
      "",
    ]);
  });

  test.each([
    ["4–7", ["SP  - 4", "EP  - 7"]],
    ["45 - 61", ["SP  - 45", "EP  - 61"]],
    ["12", ["SP  - 12"]],
    ["1-3, 7-9", ["SP  - 1-3, 7-9"]],
    ["A-12", ["SP  - A-12"]],
    ["S1-S5", ["SP  - S1-S5"]],
  ])("parts the pages %s only where they are one range", (page, expected) => {
    const lines = write("ris", item({ page })).split("\r\n");
    expect(lines.filter((line) => /^[SE]P/u.test(line))).toEqual(expected);
  });

  test.each([
    ["Smith and Sons, Inc.", "Smith and Sons Inc."],
    ["MaxText developers (Google, AI-Hypercomputer)", "MaxText developers (Google AI-Hypercomputer)"],
    ["A,B , C", "A B C"],
  ])("keeps the words of the organisation %s without commas, at which readers part names", (literal, expected) => {
    const text = write("ris", item({ author: [{ literal }, { family: "King", given: "M. L., Jr." }] }));
    expect(text).toContain(`AU  - ${expected}\r\nAU  - King, M. L., Jr.\r\n`);
    expect(readEssentials(text)[0]?.authors).toEqual([[expected], ["King", "M. L., Jr."]]);
  });

  test("takes a post for a web page and a preprint for unpublished", () => {
    expect(write("ris", item({ type: "post" }))).toMatch(/^TY {2}- ELEC\r\n/u);
    expect(write("ris", item({ type: "article" }))).toMatch(/^TY {2}- UNPB\r\n/u);
  });
});

describe("whole records", () => {
  const folder = join(import.meta.dirname, "../../fixtures/bibliography");

  test.each(FORMATS)("are written as $name as expected", async ({ extension, write: writeAll }) => {
    const { references, problems } = await readReferences(join(folder, "references"));
    expect(problems).toEqual([]);
    const text = writeAll([...references.values()].map(toCsl));
    await expect(text.replaceAll("\r\n", "\n")).toMatchFileSnapshot(join(folder, `expected.${extension}`));
  });
});

test("CSL-JSON is the items themselves, with a line feed at the end", () => {
  const items = [item(), item({ id: "b", author: [{ literal: "others" }] })];
  expect(JSON.parse(write("json", ...items))).toEqual(items);
  expect(write("json", ...items)).toMatch(/^\[\n {2}\{\n[\s\S]*\n\]\n$/u);
});

test("no references are an empty file, or an empty list", () => {
  expect(FORMATS.map(({ write: writeAll }) => writeAll([]))).toEqual(["", "", "[]\n"]);
});

test("writing asks the network for nothing", () => {
  const fetching = vi.spyOn(globalThis, "fetch");
  for (const { write: writeAll } of FORMATS) writeAll([item({ DOI: "10.1234/x", URL: "https://example.org/x.bib" })]);
  expect(fetching).not.toHaveBeenCalled();
  fetching.mockRestore();
});
