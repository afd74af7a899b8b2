import { describe, expect, test } from "vitest";
import { toCsl } from "../../../src/citations/csl.ts";
import { fromCsl } from "../../../src/citations/from-csl.ts";
import type { Reference } from "../../../src/citations/record.ts";

const reference: Reference = {
  key: "marlow1999",
  type: "chapter",
  kind: "paper",
  title: "Spans",
  titleShort: "Spans",
  authors: [{ family: "van den Marlow", given: "Ada B." }, { literal: "Bureau of Bridges" }],
  authorsIncomplete: true,
  issued: { year: 1999, month: 2 },
  accessed: { year: 2001, month: 2, day: 3 },
  containerTitle: "Bridges",
  publisher: "Span Press",
  volume: "4",
  issue: "2",
  page: "1-12",
  url: "https://example.org/spans",
  doi: "10.1000/182",
  isbn: "978-3-16-148410-0",
  language: "pt",
  evidence: { seen: "live" },
  status: "alive",
  passages: new Map(),
};

test("what goes out as CSL comes back as it was", () => {
  expect(fromCsl({ ...toCsl(reference) })).toStrictEqual({
    type: "chapter",
    title: "Spans",
    "title-short": "Spans",
    author: reference.authors,
    "more-authors": true,
    issued: "1999-02",
    accessed: "2001-02-03",
    "container-title": "Bridges",
    publisher: "Span Press",
    volume: "4",
    issue: "2",
    page: "1-12",
    URL: "https://example.org/spans",
    DOI: "10.1000/182",
    ISBN: "978-3-16-148410-0",
    language: "pt",
  });
});

describe("a foreign item", () => {
  test.each([
    [{ title: " The <i>long</i>\n  <span class='nocase'>span</span> < 3 m " }, { title: "The long span < 3 m" }],
    [{ volume: 4, issue: "" }, { volume: "4" }],
    [{ DOI: "https://doi.org/10.1000/182" }, { DOI: "10.1000/182", URL: "https://doi.org/10.1000/182" }],
    [
      { DOI: "doi: 10.1000/182", URL: "https://a.b" },
      { DOI: "10.1000/182", URL: "https://a.b" },
    ],
    [
      { DOI: "http://doi.org/10.1000/182", URL: "x" },
      { DOI: "10.1000/182", URL: "x" },
    ],
    [
      { DOI: "DOI:10.1000/doi:182", URL: "x" },
      { DOI: "10.1000/doi:182", URL: "x" },
    ],
    [
      { DOI: "10.1000/doi:182", URL: "x" },
      { DOI: "10.1000/doi:182", URL: "x" },
    ],
    [
      { shortTitle: "Short", event: "Bridge Days" },
      { "title-short": "Short", "container-title": "Bridge Days" },
    ],
    [{ author: { family: "Marlow", given: "A" } }, { author: [{ family: "Marlow", given: "A" }] }],
    [{ author: [{ given: "Plato" }] }, { author: [{ literal: "Plato" }] }],
    [{ author: [{ family: "Marlow", "non-dropping-particle": "van" }] }, { author: [{ literal: "van Marlow" }] }],
    [{ author: [{ literal: "et al" }] }, { "more-authors": true }],
    [
      { author: [{ literal: "Marlow et al." }, { literal: "Others of Note" }] },
      { author: [{ literal: "Marlow et al." }, { literal: "Others of Note" }] },
    ],
    [{ issued: null }, {}],
    [{ issued: { "date-parts": [[2019, null]] } }, { issued: "2019" }],
    [{ issued: { "date-parts": [[987, 6, 4]] } }, { issued: "0987-06-04" }],
    [{ issued: { raw: "circa 1999" } }, {}],
    [{ issued: { raw: "1999 or so" } }, {}],
    [{ type: "blog" }, {}],
    [{ type: ["book"], title: { en: "x" }, author: "Marlow", issued: 1999 }, {}],
    [{ issued: { "date-parts": [["1999", "2"]] } }, { issued: "1999-02" }],
    [{ issued: { "date-parts": [[1999], [2001]] } }, { issued: "1999" }],
    [{ issued: { raw: "1999-02-03" } }, { issued: "1999-02-03" }],
    [{ issued: { literal: "forthcoming" } }, {}],
    [{ "event-title": "Bridge Days" }, { "container-title": "Bridge Days" }],
    [
      { author: [{ family: "Marlow", given: "A", suffix: "Jr.", "dropping-particle": "van" }] },
      { author: [{ family: "van Marlow Jr.", given: "A" }] },
    ],
    [{ author: [{ family: "Marlow" }, {}, null, "x"] }, { author: [{ literal: "Marlow" }] }],
    [{ author: [{ literal: "et al." }] }, { "more-authors": true }],
  ])("%j gives %j", (item, fields) => {
    expect(fromCsl(item)).toStrictEqual(fields);
  });
});
