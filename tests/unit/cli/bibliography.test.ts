/** Reading what reference managers export, and telling what a record cannot hold. */
import { describe, expect, test } from "vitest";
import type { CslItem } from "../../../src/citations/csl.ts";
import { fromCsl } from "../../../src/citations/from-csl.ts";
import { BibliographyError } from "../../../src/cli/bibliography/entry.ts";
import { readBibliography } from "../../../src/cli/bibliography/read.ts";
import { toBibtex } from "../../../src/exports/bibtex.ts";
import { toRis } from "../../../src/exports/ris.ts";

const namesLeft = (text: string, format: string): string[] =>
  readBibliography(text, format).flatMap(({ leftOut }) => leftOut.map(({ name }) => name));

const ITEMS: CslItem[] = [
  {
    id: "marlow1999",
    type: "article-journal",
    title: "Spans & piers, 100%",
    author: [{ family: "Marlow", given: "Ada B." }, { literal: "Bureau of Bridges" }],
    issued: { "date-parts": [[1999, 2]] },
    "container-title": "Journal of Bridges",
    volume: "4",
    issue: "2",
    page: "1-12",
    URL: "https://example.org/a_b?c=d%20e",
    DOI: "10.1000/182",
  },
  {
    id: "bureau",
    type: "webpage",
    title: "Ropes",
    URL: "https://example.org/ropes",
    issued: { "date-parts": [[2001]] },
  },
];

describe("our own exports come back, with nothing left out", () => {
  test.each([
    ["bib", toBibtex(ITEMS)],
    ["ris", toRis(ITEMS)],
    ["json", JSON.stringify(ITEMS)],
  ])("%s", (format, text) => {
    const entries = readBibliography(text, format);
    expect(entries.map(({ fields }) => fields)).toEqual(ITEMS.map((item) => fromCsl({ ...item })));
    expect(entries.map(({ leftOut }) => leftOut)).toEqual([[], []]);
  });
});

const BIBTEX = `@string{press = "Span Press"}
% a comment
@book{marlow:99, title = {The {Span}, \\emph{again}}, author = {van Marlow, Ada and {Bureau of Bridges} and others},
  year = 1999, publisher = press, editor = {Pier, P.}, keywords = {a, b}, series = {S}, mine = {x}, journal = nobody,
  url = {https://example.org/a\\_b}}
@comment{nothing}
@misc{b, title = {Ropes}, eprint = {2001.00001}, archivePrefix = {arXiv}, date = {1999/2001}}
@inproceedings{c, title = {In it}, crossref = {all}}
@proceedings{all, title = {All of it}, year = 1998, doi = {10.1000/182}}
`;

describe("BibTeX", () => {
  test("gives labels, lines, fields, and what had no place", () => {
    const [book, misc, inside] = readBibliography(BIBTEX, "bib");
    expect(book).toMatchObject({ label: "marlow:99", line: 3 });
    expect(book?.fields).toEqual({
      type: "book",
      title: "The Span, again",
      author: [{ family: "van Marlow", given: "Ada" }, { literal: "Bureau of Bridges" }],
      "more-authors": true,
      issued: "1999",
      publisher: "Span Press",
      URL: "https://example.org/a_b",
    });
    expect(book?.leftOut.map(({ name }) => name)).toEqual(["editor", "keywords", "series", "mine", "journal"]);
    expect(misc?.fields).toMatchObject({ type: "article", URL: "https://arxiv.org/abs/2001.00001", issued: "1999" });
    expect(misc?.leftOut).toEqual([{ name: "issued", value: expect.stringContaining("2001") }]);
    expect(inside).toMatchObject({
      line: 8,
      fields: { title: "In it", "container-title": "All of it", issued: "1998" },
    });
  });

  test.each([
    ["arXiv preprint arXiv:1907.10701", "https://arxiv.org/abs/1907.10701"],
    ["arXiv preprint arXiv:1907.10701v2", "https://arxiv.org/abs/1907.10701v2"],
    ["Journal of arXiv:1907.10701", undefined],
  ])("finds the address of a preprint that Google Scholar calls “%s”", (journal, address) => {
    const [entry] = readBibliography(`@article{a, title = {X}, journal = {${journal}}, year = 2019}`, "bib");
    expect(entry?.fields.URL).toBe(address);
  });

  test.each([
    ["@article{a, title={x}", 1, 22],
    ["@article{a,\n title={x}\n year={3}}", 3, 2],
    ["@article{a,\n title={x},\n year == 3}", 3, 8],
    ["@article{, title={x}}", 1, 10],
    ["only words", 1, 1],
    ["", 1, 1],
  ])("%j is told where it breaks", (text, line, column) => {
    expect(() => readBibliography(text, "bib")).toThrow(expect.objectContaining({ line, column }));
    expect(() => readBibliography(text, "bib")).toThrow(BibliographyError);
  });
});

const RIS = `TY  - CONF
ID  - x
AU  - van Marlow, Ada
AU  - Bureau of Bridges
A2  - Pier, P.
TI  - Spans
T2  - Bridge Days
DA  - 1999/02//
SP  - 1
EP  - 12
KW  - a
KW  - b
UR  - https://example.org/a
ER  - 

TY  - WHAT
TI  - Ropes
UR  - https://example.org/b
Y2  - 2001/02/03
ER  -
`;

describe("RIS", () => {
  test.each([RIS, RIS.replaceAll("\n", "\r\n")])("gives records, whatever ends their lines", (text) => {
    const [paper, other] = readBibliography(text, "ris");
    expect(paper).toMatchObject({ label: "x", line: 1 });
    expect(paper?.fields).toEqual({
      type: "paper-conference",
      title: "Spans",
      author: [{ family: "van Marlow", given: "Ada" }, { literal: "Bureau of Bridges" }],
      issued: "1999-02",
      "container-title": "Bridge Days",
      page: "1-12",
      URL: "https://example.org/a",
    });
    expect(paper?.leftOut.map(({ name }) => name)).toEqual(["A2", "KW"]);
    expect(other).toMatchObject({ line: 16, fields: { title: "Ropes", accessed: "2001-02-03" }, leftOut: [] });
  });

  test.each([
    ["TY  - JOUR\nTI  - X\n", 1],
    ["TY  - JOUR\nTI  - X\nTY  - BOOK\nER  - ", 3],
    ["\nTI  - X\nER  - ", 2],
    ["TY  - JOUR\nER  - \nafterwards", 3],
    ["TY  - \nER  - ", 1],
    ["", 1],
  ])("%j is told where it breaks", (text, line) => {
    expect(() => readBibliography(text, "ris")).toThrow(expect.objectContaining({ line }));
  });
});

describe("CSL-JSON", () => {
  test("gives one item or many, and what had no place", () => {
    const item = { id: "a", type: "book", title: "Spans", abstract: "Of spans.", author: [{ literal: "Bureau" }] };
    expect(readBibliography(JSON.stringify(item), "json")).toHaveLength(1);
    expect(namesLeft(JSON.stringify([item, { ...item, keyword: "x", URL: "https://example.org" }]), "json")).toEqual([
      "abstract",
      "abstract",
      "keyword",
    ]);
    expect(namesLeft(JSON.stringify({ ...item, type: "blog", abstract: null, volume: 4 }), "json")).toEqual(["type"]);
  });

  test.each([
    ['[{"type":"book",}]', 1, 17],
    ['[{"type":"book"}\n', 2, 1],
    ["[]", 1, 1],
    ["[1]", 1, 1],
    ['{"title":"x"}', 1, 1],
    ["https://example.org/", 1, 1],
  ])("%j is told where it breaks", (text, line, column) => {
    expect(() => readBibliography(text, "json")).toThrow(expect.objectContaining({ line, column }));
  });
});
