import { expect, test } from "vitest";
import { llmsOf, rootLlms } from "../../../src/exports/llms.ts";
import italian from "../../../src/i18n/messages/it.json" with { type: "json" };
import { type Messages, useMessages } from "../../../src/i18n/translate.ts";
import { baseOf } from "./base.ts";

test("the file of a locale has its texts by topic, as Markdown", async () => {
  const { knowledge, article } = await baseOf("x");
  const pages = new Map([["about", new Map([["en", { ...article, title: "About", slug: "about" }]])]]);
  const topics = [...knowledge.site.topics, { id: "void", title: { en: "Void" }, slug: {}, description: {} }];
  expect(llmsOf({ ...knowledge, pages, site: { ...knowledge.site, topics } }, "en")).toBe(`# A base

> Of one text

The links to articles and to pages about the site lead to Markdown. A citation in it is a GFM footnote: its definition names the source, says how it was read, and quotes the words that the claim rests on.

## Rivers

- [One \\*text\\*](https://base.example/kb/en/one-text.md): Of \\<things>

## About this site

- [About](https://base.example/kb/en/about.md): Of \\<things>

## Optional

- [All sources](https://base.example/kb/en/sources/): Every source of the knowledge base, with what it says and where it is cited.
- [BibTeX](https://base.example/kb/sources.bib): All sources
- [RIS](https://base.example/kb/sources.ris): All sources
- [CSL-JSON](https://base.example/kb/sources.json): All sources
- [Atom feed](https://base.example/kb/en/feed.xml): Articles of A base
`);
});

test("what is not translated stands at its place, labelled in the words of the locale", async () => {
  const { knowledge } = await baseOf("x");
  useMessages(new Map([["it", italian as Messages]]));
  const text = llmsOf(knowledge, "it");
  expect(text).toContain("\n- [One \\*text\\*](https://base.example/kb/en/one-text.md): in inglese · Of \\<things>\n");
});

test("the file of the site leads to those of its locales, each described in its language", async () => {
  const { knowledge } = await baseOf("x");
  expect(rootLlms(knowledge)).toBe(`# A base

> Of one text

## Languages

- [English](https://base.example/kb/en/llms.txt): Of one text
- [Italiano](https://base.example/kb/it/llms.txt): Di un testo
`);
});
