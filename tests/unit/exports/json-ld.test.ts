import fc from "fast-check";
import { expect, test } from "vitest";
import { articleGraph, serialise } from "../../../src/exports/json-ld.ts";
import { bibliographyOf } from "../../../src/knowledge/bibliography.ts";
import { baseOf, reference, site } from "./base.ts";

test("JSON says the same and cannot end its element", () => {
  const pieces = fc.constantFrom(
    "</",
    "<!--",
    "-->",
    "]]>",
    "<script",
    "&",
    "\u2028",
    "\u2029",
    "</script>",
    '"',
    "\\",
  );
  const text = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.jsonValue())), (data) => {
      const json = serialise(data);
      expect(json).not.toMatch(/[<>&\u2028\u2029]/u);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});

const records = [
  reference({
    key: "paper",
    type: "paper-conference",
    kind: "paper",
    authors: [{ family: "de la Cruz", given: "Inés" }, { literal: "Crossing Club" }],
    issued: { year: 2019, month: 6 },
    doi: "10.1000/a<b>#c",
    containerTitle: "Proceedings",
  }),
  reference({ key: "preprint", type: "article", kind: "paper" }),
  reference({ key: "thing", type: "figure", archive: { url: "https://archive.example/", date: { year: 2026 } } }),
];

async function graph(locales: readonly string[], own: string): Promise<Record<string, unknown>[]> {
  const { knowledge, article } = await baseOf("x [@thing] y [@paper; @preprint] z [@thing].", { references: records });
  const variants = new Map(locales.map((locale) => [locale, { ...article, locale, slug: `slug-${locale}` }]));
  const variant = variants.get(own) ?? article;
  const steps = [{ title: "Home", address: "/kb/en/" }, { title: "One" }];
  const { "@graph": things } = articleGraph(site, variant, {
    variants,
    entries: bibliographyOf(knowledge, article),
    steps,
  });
  return things as Record<string, unknown>[];
}

test("a source is a citation, in the order of the bibliography", async () => {
  const [article] = await graph(["en"], "en");
  expect(article?.["citation"]).toEqual([
    {
      "@type": "CreativeWork",
      name: "Title of thing",
      inLanguage: "en",
      url: "https://source.example/",
      archivedAt: "https://archive.example/",
    },
    {
      "@type": "ScholarlyArticle",
      name: "Title of paper",
      author: [
        { "@type": "Person", name: "Inés de la Cruz", familyName: "de la Cruz", givenName: "Inés" },
        { name: "Crossing Club" },
      ],
      datePublished: "2019-06",
      inLanguage: "en",
      url: "https://source.example/",
      sameAs: "https://doi.org/10.1000/a%3Cb%3E%23c",
      isPartOf: { "@type": "CreativeWork", name: "Proceedings" },
    },
    { "@type": "ScholarlyArticle", name: "Title of preprint", inLanguage: "en", url: "https://source.example/" },
  ]);
});

test.each([
  ["article-journal", "ScholarlyArticle"],
  ["paper-conference", "ScholarlyArticle"],
  ["article-newspaper", "NewsArticle"],
  ["article-magazine", "Article"],
  ["book", "Book"],
  ["chapter", "Chapter"],
  ["dataset", "Dataset"],
  ["post", "DiscussionForumPosting"],
  ["post-weblog", "BlogPosting"],
  ["report", "Report"],
  ["software", "SoftwareSourceCode"],
  ["thesis", "Thesis"],
  ["webpage", "WebPage"],
  ["speech", "CreativeWork"],
] as const)("%s is a %s", async (type, name) => {
  const { knowledge, article } = await baseOf("x [@one].", { references: [reference({ key: "one", type })] });
  const entries = bibliographyOf(knowledge, article);
  const { "@graph": things } = articleGraph(site, article, { variants: new Map(), entries, steps: [] });
  expect(things).toMatchObject([{ citation: [{ "@type": name }] }, {}]);
});

test("an article says what it is and where it stands", async () => {
  const [article, breadcrumb] = await graph(["en"], "en");
  expect(article).toMatchObject({
    "@type": "Article",
    "@id": "https://base.example/kb/en/slug-en/",
    headline: "One *text*",
    inLanguage: "en",
    dateModified: "2026-02-08",
    license: "https://licence.example/",
    isPartOf: { "@type": "WebSite", "@id": "https://base.example/kb/en/", name: "A base" },
  });
  expect(Object.keys(article ?? {})).not.toContain("author");
  expect(breadcrumb?.["itemListElement"]).toEqual([
    { "@type": "ListItem", position: 1, name: "Home", item: "https://base.example/kb/en/" },
    { "@type": "ListItem", position: 2, name: "One", item: "https://base.example/kb/en/slug-en/" },
  ]);
});

test("original and translations name each other; a lone variant names none", async () => {
  const work = (locale: string) => ({ "@id": `https://base.example/kb/${locale}/slug-${locale}/`, inLanguage: locale });
  const keys = async (locales: string[], own: string) =>
    Object.keys((await graph(locales, own))[0] ?? {}).filter(
      (key) => key === "workTranslation" || key === "translationOfWork",
    );
  expect((await graph(["en", "it"], "en"))[0]).toMatchObject({ workTranslation: [work("it")] });
  expect((await graph(["en", "it"], "it"))[0]).toMatchObject({ translationOfWork: work("en") });
  expect(await keys(["en", "it"], "en")).toEqual(["workTranslation"]);
  expect(await keys(["en", "it"], "it")).toEqual(["translationOfWork"]);
  expect(await keys(["en"], "en")).toEqual([]);
  expect(await keys(["it"], "it")).toEqual([]);
});
