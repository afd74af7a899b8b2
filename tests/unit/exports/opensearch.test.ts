import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { opensearchOf, searchName, shortened } from "../../../src/exports/opensearch.ts";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import type { Site } from "../../../src/knowledge/model.ts";
import { childrenOf, parseXml, type XmlElement } from "../../xml.ts";
import { site } from "./base.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const described = (changes: Partial<Site> = {}): XmlElement => parseXml(opensearchOf({ ...site, ...changes }, "en"));
const textIn = (element: XmlElement, name: string): string | undefined => childrenOf(element, name)[0]?.text;

test("a description has what OpenSearch 1.1 asks for, under the base path", () => {
  const root = described();
  expect([root.name, root.attributes["xmlns"]]).toEqual([
    "OpenSearchDescription",
    "http://a9.com/-/spec/opensearch/1.1/",
  ]);
  expect(root.children.map(({ name, text }) => [name, text])).toEqual([
    ["ShortName", "A base"],
    ["LongName", "Search A base"],
    ["Description", "Of one text"],
    ["Url", ""],
    ["Url", ""],
    ["Image", "https://base.example/kb/favicon.svg"],
    ["Language", "en"],
    ["InputEncoding", "UTF-8"],
  ]);
  expect(childrenOf(root, "Url").map(({ attributes }) => attributes)).toEqual([
    { type: "text/html", template: "https://base.example/kb/en/search/?q={searchTerms}" },
    {
      type: "application/opensearchdescription+xml",
      rel: "self",
      template: "https://base.example/kb/en/opensearch.xml",
    },
  ]);
});

/** Words as titles have them, and any other characters. */
const title = fc
  .array(
    fc.oneof(
      fc.constantFrom("Limits", "of", "the", "TPUs:", "—", "<b>", "&", "]]>", "👩‍👩‍👧", "e\u0301".repeat(9)),
      fc.string({ unit: "binary", maxLength: 30 }),
    ),
    {
      maxLength: 300,
    },
  )
  .map((words) => words.join(" "));

test("the standard's limits hold for every title and tagline, and the name is that of the links", () => {
  fc.assert(
    fc.property(title, title, (name, tagline) => {
      const changes = { title: { en: name }, tagline: { en: tagline } };
      const root = described(changes);
      expect(textIn(root, "ShortName")?.length).toBeLessThanOrEqual(16);
      expect(textIn(root, "LongName")?.length).toBeLessThanOrEqual(48);
      expect(textIn(root, "Description")?.length).toBeLessThanOrEqual(1024);
      expect(searchName({ ...site, ...changes }, "en").length).toBeLessThanOrEqual(16);
    }),
  );
});

describe("a text that is too long", () => {
  test.each([
    ["Bridge Notebook", "Bridge Notebook"],
    ["Sixteen letters.", "Sixteen letters."],
    ["The limits of all TPUs", "The limits of…"],
    ["TPU limits: everything", "TPU limits…"],
    ["TPU limits — and more", "TPU limits…"],
    ["Work with C++ (and others)", "Work with C++…"],
    ["Incomprehensibilities", "Incomprehensibi…"],
    ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧…"],
    ["— Incomprehensibilities", "— Incomprehensi…"],
    ["  Two\n words ", "Two words"],
  ])("%s → %s", (text, short) => {
    expect(shortened(text, 16)).toBe(short);
  });

  test("begins as it did and ends with a whole character", () => {
    fc.assert(
      fc.property(title, fc.integer({ min: 2, max: 60 }), (text, most) => {
        const short = shortened(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
        if (short === line) return;
        const kept = short.slice(0, -1);
        expect([short.at(-1), line.startsWith(kept)]).toEqual(["…", true]);
        expect(kept === "" || [...new Intl.Segmenter().segment(line)].some(({ index }) => index === kept.length)).toBe(
          true,
        );
      }),
    );
  });
});
