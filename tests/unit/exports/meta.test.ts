import { expect, test } from "vitest";
import { type Reference, TYPES } from "../../../src/citations/record.ts";
import { citationMeta } from "../../../src/exports/meta.ts";
import { bibliographyOf } from "../../../src/knowledge/bibliography.ts";
import { baseOf, reference, site } from "./base.ts";

const records = [
  reference({
    key: "journal",
    type: "article-journal",
    title: "Rivers; bridges = fords",
    authors: [{ family: "de la Cruz", given: "Inés" }, { family: "Tanaka" }, { literal: "Club; of Crossings" }],
    issued: { year: 2019, month: 6, day: 14 },
    containerTitle: "Journal of Fords",
    volume: "3",
    issue: "2",
    doi: "10.1000/a<b>",
    url: "https://source.example/a;b",
  }),
  reference({ key: "bare" }),
];

test("a page has the tags that Scholar and Zotero read, and no author that nobody is", async () => {
  const { knowledge, article } = await baseOf("x [@bare] [@journal] [@bare].", { references: records });
  expect(
    citationMeta(site, article, bibliographyOf(knowledge, article)).map(({ name, content }) => [name, content]),
  ).toEqual([
    ["citation_title", "One *text*"],
    ["citation_publication_date", "2026/02/08"],
    ["citation_language", "en"],
    ["citation_public_url", "https://base.example/kb/en/one-text/"],
    ["citation_fulltext_html_url", "https://base.example/kb/en/one-text/"],
    ["citation_reference", "citation_title=Title of bare; citation_public_url=https://source.example/"],
    [
      "citation_reference",
      "citation_title=Rivers, bridges = fords; citation_author=de la Cruz, Inés; citation_author=Tanaka; " +
        "citation_author=Club, of Crossings; citation_publication_date=2019/06/14; " +
        "citation_journal_title=Journal of Fords; citation_volume=3; citation_issue=2; citation_doi=10.1000/a<b>; " +
        "citation_public_url=https://source.example/a%3Bb",
    ],
  ]);
});

const referenceTag = async (fields: Partial<Reference>): Promise<string | undefined> => {
  const { knowledge, article } = await baseOf("x [@one].", { references: [reference({ key: "one", ...fields })] });
  const tags = citationMeta(site, article, bibliographyOf(knowledge, article));
  return tags.find(({ name }) => name === "citation_reference")?.content;
};

test("the work around a source is named as what it is, or not at all", async () => {
  const names = await Promise.all(
    TYPES.map(async (type) => {
      const content = await referenceTag({ type, containerTitle: "The whole" });
      return [type, /citation_(\w+)=The whole/u.exec(content ?? "")?.[1]];
    }),
  );
  expect(names.filter(([, name]) => name !== undefined)).toEqual([
    ["article-journal", "journal_title"],
    ["article-magazine", "journal_title"],
    ["article-newspaper", "journal_title"],
    ["chapter", "inbook_title"],
    ["entry", "inbook_title"],
    ["entry-dictionary", "inbook_title"],
    ["entry-encyclopedia", "inbook_title"],
    ["paper-conference", "conference_title"],
  ]);
});

test("a DOI stands as it is, or not at all", async () => {
  expect(await referenceTag({ doi: "10.1000/a;b" })).toBe(
    "citation_title=Title of one; citation_public_url=https://source.example/",
  );
});
