import { describe, expect, test } from "vitest";
import { isoOf, toCsl, toCslDate, toCslName } from "../../../src/citations/csl.ts";
import type { Reference } from "../../../src/citations/record.ts";

function reference(fields: Partial<Reference>): Reference {
  return {
    key: "a-key",
    type: "webpage",
    kind: "blog",
    title: "A title",
    authors: [],
    authorsIncomplete: false,
    url: "https://example.org/",
    language: "en",
    evidence: { seen: "copy" },
    status: "alive",
    passages: new Map(),
    ...fields,
  };
}

describe("an item", () => {
  test("has only the fields that the record has", () => {
    expect(toCsl(reference({}))).toStrictEqual({
      id: "a-key",
      type: "webpage",
      title: "A title",
      URL: "https://example.org/",
      language: "en",
    });
  });

  test("has CSL's names for all of them", () => {
    const fields = {
      titleShort: "Short",
      containerTitle: "Journal",
      publisher: "House",
      volume: "1",
      issue: "2",
      page: "3–4",
      doi: "10.1234/x",
      isbn: "978-0-00-000000-0",
    };
    expect(toCsl(reference({ ...fields, issued: { year: 2019 }, accessed: { year: 2026, month: 5 } }))).toMatchObject({
      "title-short": "Short",
      "container-title": "Journal",
      publisher: "House",
      volume: "1",
      issue: "2",
      page: "3–4",
      DOI: "10.1234/x",
      ISBN: "978-0-00-000000-0",
      issued: { "date-parts": [[2019]] },
      accessed: { "date-parts": [[2026, 5]] },
    });
  });

  test("was accessed when it was read live, unless the record says another day; a copy tells no access", () => {
    const date = { year: 2026, month: 1, day: 11 };
    expect(toCsl(reference({ evidence: { seen: "live", date } })).accessed).toStrictEqual({
      "date-parts": [[2026, 1, 11]],
    });
    expect(toCsl(reference({ evidence: { seen: "live", date }, accessed: { year: 2025 } })).accessed).toStrictEqual({
      "date-parts": [[2025]],
    });
    expect(toCsl(reference({ evidence: { seen: "copy", date } }))).not.toHaveProperty("accessed");
  });

  test("says what became of its source, and keeps the base's own note for itself", () => {
    const archive = { url: "https://archive.example.org/2026/x", date: { year: 2026, month: 3, day: 1 } };
    expect(toCsl(reference({ status: "retracted", archive, note: "Checked by hand." }))).toMatchObject({
      URL: "https://example.org/",
      archive: "archive.example.org",
      archive_location: archive.url,
      note: `Retracted. Archived on 2026-03-01: ${archive.url}`,
    });
    expect(toCsl(reference({ note: "Checked by hand." }))).not.toHaveProperty("note");
  });

  test.each([
    ["dead", "No longer at this address."],
    ["usurped", "Address taken over by others."],
    ["retracted", "Retracted."],
    ["paywalled", undefined],
    ["alive", undefined],
  ] as const)("of a source that is %s says %j, with or without an archived copy", (status, sentence) => {
    const archive = { url: "https://archive.example.org/x", date: { year: 2026 } };
    const archived = `Archived on 2026: ${archive.url}`;
    expect(toCsl(reference({ status })).note).toBe(sentence);
    expect(toCsl(reference({ status, archive })).note).toBe(sentence ? `${sentence} ${archived}` : archived);
  });

  test("names the host of its archived copy, whatever stands behind it", () => {
    const hostOf = (url: string) => toCsl(reference({ archive: { url, date: { year: 2026 } } })).archive;
    expect(hostOf("http://archive.example.org?q=https://example.org/")).toBe("archive.example.org");
    expect(hostOf("https://archive.example.org#a/b")).toBe("archive.example.org");
  });

  test("with an incomplete list of authors ends it with “others”", () => {
    expect(toCsl(reference({ authors: [{ family: "Marlow" }], authorsIncomplete: true })).author).toStrictEqual([
      { family: "Marlow" },
      { literal: "others" },
    ]);
  });
});

describe("names", () => {
  test.each([
    ["van den Oord", "van den", "Oord"],
    ["de la Cruz", "de la", "Cruz"],
    ["von Neumann", "von", "Neumann"],
    ["’t Hooft", "’t", "Hooft"],
    ["dos Santos", "dos", "Santos"],
    ["van  Marlow", "van", "Marlow"],
  ])("%s has the particle “%s”", (family, particle, rest) => {
    const csl = toCslName({ family, given: "A." });
    expect(csl).toStrictEqual({ "non-dropping-particle": particle, family: rest, given: "A." });
  });

  test.each([
    "Van der Berg",
    "O’Brien",
    "al-Khwarizmi",
    "d’Alembert",
    "Ortega y Gasset",
    "hooks",
    "danah boyd",
    "الحاج",
    "李",
    "van Marlow\nof the Bridges",
  ])("%s has none", (family) => {
    expect(toCslName({ family })).toStrictEqual({ family });
  });

  test("of organisations stay whole", () => {
    expect(toCslName({ literal: "van Gogh Museum" })).toStrictEqual({ literal: "van Gogh Museum" });
  });
});

test.each([
  [{ year: 2019 }, [2019], "2019"],
  [{ year: 2019, month: 6 }, [2019, 6], "2019-06"],
  [{ year: 987, month: 6, day: 4 }, [987, 6, 4], "0987-06-04"],
])("the date %j is as precise as it was", (date, parts, iso) => {
  expect(toCslDate(date)).toStrictEqual({ "date-parts": [parts] });
  expect(isoOf(toCslDate(date))).toBe(iso);
});
