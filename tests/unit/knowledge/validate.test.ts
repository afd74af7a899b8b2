import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/knowledge/problems.ts";
import { REFERENCE_HINTS, referenceSchema } from "../../../src/knowledge/reference-schema.ts";
import { articleSchema } from "../../../src/knowledge/schemas.ts";
import { validate } from "../../../src/knowledge/validate.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";

const reference = (yaml: string) => validate(referenceSchema, readYaml(yaml, "a.yaml"), REFERENCE_HINTS);
const article = (yaml: string) => validate(articleSchema, readYaml(`#\n${yaml}`, "a.md"));

/** "line:column rule: message" of each problem. */
const lines = ({ problems }: ReturnType<typeof reference> | ReturnType<typeof article>): string[] =>
  problems.map((problem) => formatProblem(problem).replace(/^a\.\w+:/u, ""));

const GOOD = `type: webpage
kind: paper
title: A title
URL: https://example.org/
language: en
evidence: { seen: copy, date: 2026-04 }
`;

describe("a reference record", () => {
  test("is read with its dates as far as they go, and defaults", () => {
    const { value, problems } = reference(`${GOOD}issued: "2017"\npassages:\n  p: { quote: Words. }\n`);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      issued: { year: 2017 },
      evidence: { date: { year: 2026, month: 4 } },
      author: [],
      status: "alive",
    });
  });

  test.each([
    ["autor: x", "7:1 field-known: unknown field “autor”. Did you mean “author”?"],
    ["passages:\n  p: { qoute: x }", "unknown field “qoute”. Did you mean “quote”?"],
    ["evidence2: x", "7:1 field-known: unknown field “evidence2”. Did you mean “evidence”?"],
    ["issued: 2026-02-31", "7:9 field-valid: field “issued”: “2026-02-31” is no date of the calendar"],
    ["issued: 2017", "7:9 field-valid: field “issued” must be text, not 2017; write “2017” in quotation marks."],
    ["issued: 22/11/2026", "write 2026-11-22"],
    [
      "status: gone",
      "7:9 field-valid: field “status” must be one of alive, dead, paywalled, usurped, retracted, not “gone”.",
    ],
    ["snapshot: javascript:alert(1)", "field “snapshot” is no usable address: “javascript:” is not http or https;"],
    ["archive: { url: 'https://a.example/' }", "field “archive.date” is missing; write the day of the copy"],
    ["year: 2017", "unknown field “year”. Did you mean “issued”?"],
    ["doi: 10.1145/1", "unknown field “doi”. Did you mean “DOI”?"],
    ["passages:\n  p: { text: x, quote: x, evidence: { seen: copy } }", "unknown field “text”. Did you mean “quote”?"],
    [
      "passages:\n  p: { quote: x, evidence: { seen: copy } }",
      "field “passages.p.evidence.date” is missing; write the",
    ],
    ["passages:\n  p: { quote: x, evidence: { seen: live, date: unknown } }", "cannot be unknown of a live page"],
    ["issued: Unknown", '“Unknown” is no date of the calendar; write it as 2026-11-22, 2026-11 or "2026", or unknown'],
    ["issued: 2999-01", "7:9 date-not-future: field “issued”: “2999-01” is still to come"],
    ["archive: { url: 'https://a.example/', date: unknown }", "field “archive.date”: “unknown” is no date"],
    ["ISBN: 978-0-306-40615-8", "7:7 isbn-valid: field “ISBN”: “978-0-306-40615-8” has a wrong digit: by the others"],
    ["author: Google", "field “author” must be a list, not “Google”; write a line for each, “- {"],
    ["author:\n  - name: Google", "field “author.0” must be { family, given }"],
    ["note:", "field “note” must be text, not nothing."],
    ["publisher: ''", "field “publisher” is empty; write its words."],
    ["accessed: 2026-00", "field “accessed”: “2026-00” is no date of the calendar"],
    ["DOI: 10.x", "field “DOI” must be a DOI"],
    ["archive: https://a.example/", "not “https://a.example/”; write { url: …, date: … }"],
  ])("with %j tells where and what", (line, expected) => {
    expect(lines(reference(`${GOOD}${line}\n`)).join("\n")).toContain(expected);
  });

  test.each([
    ["an address under another name", `${GOOD.replace(/^URL:/mu, "url:")}`, /^\d:1 field-known: .* “URL”\?$/u],
    ["an unseen character", `${GOOD}snapshot: https://a.example/\u200Bx\n`, /^7:29 characters-plain: /u],
    ["an empty file", "", /^1:1 field-valid: the file is empty; write its fields/u],
  ])("with %s is told once", (_, yaml, line) => {
    const told = lines(reference(yaml));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(line);
  });

  test("with a field under another name tells what else is wrong with it", () => {
    const told = lines(reference(`${GOOD.replace(/^URL:.*$/mu, "URL: 12")}url: https://a.example/\n`));
    expect(told).toHaveLength(2);
  });

  test.each([
    ['title-short: "a\\uD800b"', "title-short"],
    ['publisher: "\\uDFFF"', "publisher"],
    ['author: [{ literal: "a\\uD800b" }]', "author.0.literal"],
    ['author: [{ family: "a\\uD800b", given: A. }]', "author.0.family"],
    ['note: "a\\uD800b"', "note"],
    ['passages: { p: { quote: "a\\uD800b" } }', "passages.p.quote"],
    ['snapshot: "https://example.org/\\uD800"', "snapshot"],
    ['DOI: "10.1000/\\uD800"', "DOI"],
  ])("with half a character in %s is refused", (line, field) => {
    const found = lines(reference(`${GOOD}${line}\n`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^7:\d+ field-valid: /u);
    expect(found[0]).toContain(`field “${field}” holds half of a character (a lone surrogate)`);
  });

  test("may write a character as its two surrogates", () => {
    expect(reference(`${GOOD}note: "\\uD83D\\uDD2A"\n`).value?.note).toBe("🔪");
  });

  test.each([
    ["webpag", "1:7 field-valid: field “type” cannot be “webpag”. Did you mean “webpage”?"],
    ["journal article", "1:7 field-valid: field “type” must be one of article, article-journal, "],
    ["7", "1:7 field-valid: field “type” must be text, not 7; write “7” in quotation marks."],
  ])("of the type %j is refused with the way out", (type, expected) => {
    expect(lines(reference(GOOD.replace("type: webpage", `type: ${type}`))).join("\n")).toContain(expected);
  });

  test.each(["10.1145/1.2", "https://doi.org/10.1145/1.2", "doi:10.1145/1.2", "DOI: 10.1145/1.2"])(
    "the DOI %j is one",
    (doi) => {
      expect(reference(`${GOOD}DOI: "${doi}"\n`).value?.DOI).toBe("10.1145/1.2");
    },
  );

  test("says by a word that a date was looked for in vain", () => {
    const { value } = reference(`${GOOD.replace("2026-04", "unknown")}issued: unknown\naccessed: unknown\n`);
    expect(value).toMatchObject({
      issued: undefined,
      accessed: undefined,
      evidence: { seen: "copy", date: undefined },
    });
  });

  test.each(["english", "EN", "en_GB", "xx-yy-zz", "zzz"])("%j names no language", (tag) => {
    expect(lines(reference(GOOD.replace("language: en", `language: ${tag}`))).join()).toContain(
      "must be a language tag",
    );
  });

  test.each(["en", "pt-BR", "zh-Hant", "ar"])("%j names one", (tag) => {
    expect(reference(GOOD.replace("language: en", `language: ${tag}`)).value?.language).toBe(tag);
  });

  test("all missing fields come together", () => {
    expect(lines(reference("note: x\n"))).toHaveLength(6);
  });

  test("a number is to be quoted as it was written", () => {
    expect(lines(reference(`${GOOD}volume: 010\nissue: 1.10\n`))).toEqual([
      expect.stringContaining("write “010” in quotation marks"),
      expect.stringContaining("write “1.10” in quotation marks"),
    ]);
  });

  test("a name of Object.prototype is no field", () => {
    const told = lines(reference(`${GOOD}constructor: x\n__proto__: { a: b }\n`)).join("\n");
    expect(told).toContain("unknown field “constructor”");
    expect(told).toContain("“__proto__” cannot be");
    expect(Object.prototype).not.toHaveProperty("a");
  });
});

describe("the frontmatter of an article", () => {
  test("has its places in the file, fence included", () => {
    expect(lines(article("title: x\ndescription: y\nslug: z\ntopic: t\nupdated: 2026-11\n"))).toEqual([
      "6:10 field-valid: field “updated” must name the day, as in 2026-11-22.",
    ]);
  });

  test("is not of a day to come", () => {
    const [line] = lines(article("title: x\ndescription: y\nslug: z\ntopic: t\nupdated: 2999-01-01\n"));
    expect(line).toMatch(/^6:10 date-not-future: field “updated”: “2999-01-01” is still to come: today is /u);
  });

  test("lacks nothing unnoticed", () => {
    expect(lines(article("related: []\n")).map((line) => /“(\w+)” is missing/u.exec(line)?.[1])).toEqual([
      "title",
      "description",
      "slug",
      "updated",
      "topic",
    ]);
  });
});
