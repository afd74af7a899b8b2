import { expect, test } from "vitest";
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
    doi: "10.1000/a;b",
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
        "citation_journal_title=Journal of Fords; citation_volume=3; citation_issue=2; citation_doi=10.1000/a%3Bb; " +
        "citation_public_url=https://source.example/",
    ],
  ]);
});
