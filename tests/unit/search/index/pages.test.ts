/** What must be in the search index, and what a result tells of it. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Reference } from "../../../../src/citations/record.ts";
import english from "../../../../src/i18n/messages/en.json" with { type: "json" };
import italian from "../../../../src/i18n/messages/it.json" with { type: "json" };
import { useMessages } from "../../../../src/i18n/translate.ts";
import type { Knowledge } from "../../../../src/knowledge/model.ts";
import { type Indexed, pagesToIndex } from "../../../../src/search/index/pages.ts";
import { baseOf, reference } from "../../exports/base.ts";

const crane: Reference = reference({
  key: "crane2020",
  title: "On, of: <bridges>",
  titleShort: "Bridges",
  authors: [{ family: "Crane", given: "Ada" }, { literal: "Bureau, of Fords" }],
  issued: { year: 2020, month: 3 },
  containerTitle: "Journal",
  publisher: "Journal",
  doi: "10.1000/x",
  note: "Read in part.",
  language: "it",
  passages: new Map([
    ["deck", { quote: "A deck holds.", locator: "sec. 2" }],
    ["rope", { quote: "A rope holds." }],
  ]),
});
const nameless = reference({ key: "anon", title: "Nobody’s leaflet" });
const bureau = reference({
  ...{ key: "bureau", title: "Title of bureau, at length", titleShort: "Title of bureau" },
  ...{ authors: [{ literal: "Bureau" }], publisher: "Bureau", containerTitle: "Tit" },
});

describe("the pages to index", () => {
  let knowledge: Knowledge;
  let pages: Indexed[];

  beforeAll(async () => {
    const base = await baseOf("One [@crane2020], two [@anon; @crane2020] and three [@bureau].", {
      references: [crane, nameless, bureau],
    });
    useMessages(
      new Map([
        ["en", english],
        ["it", italian],
      ]),
    );
    const { article } = base;
    const translation = { ...article, locale: "it", slug: "un-testo" };
    const about = { ...article, id: "about", title: "About", slug: "about" };
    knowledge = {
      ...base.knowledge,
      articles: new Map([
        [
          "one",
          new Map([
            ["en", article],
            ["it", translation],
          ]),
        ],
      ]),
      pages: new Map([["about", new Map([["en", about]])]]),
    };
    pages = pagesToIndex(knowledge, "en");
  });

  const indexed = (address: string): Indexed => {
    const page = pages.find((candidate) => candidate.address === address);
    if (page === undefined) throw new Error(`No page ${address}.`);
    return page;
  };

  test("are the locale's articles, pages and sources, always in the same order", () => {
    const addresses = (locale: string, of = knowledge): string[] =>
      pagesToIndex(of, locale).map((page) => page.address);
    expect(addresses("en")).toEqual([
      "/kb/en/one-text/",
      "/kb/en/about/",
      "/kb/en/sources/anon/",
      "/kb/en/sources/bureau/",
      "/kb/en/sources/crane2020/",
    ]);
    expect(addresses("it").slice(0, 2)).toEqual(["/kb/it/un-testo/", "/kb/it/fonti/anon/"]);
    const reversed = new Map([...knowledge.references].toReversed());
    expect(addresses("en", { ...knowledge, references: reversed })).toEqual(addresses("en"));
  });

  test("are told apart by what their variants have in common", () => {
    expect(pages.map(({ work }) => work).slice(0, 3)).toEqual([
      { kind: "article", topic: "rivers", id: "one" },
      { kind: "page", id: "about" },
      { kind: "source", id: "anon" },
    ]);
  });

  test("name the way to them", () => {
    expect(pages.map(({ trail }) => trail).slice(0, 3)).toEqual(["Knowledge base › Rivers", "A base", "Sources"]);
  });

  test("name the other locales' variants that exist", () => {
    expect([...indexed("/kb/en/one-text/").variants]).toEqual([["it", "/kb/it/un-testo/"]]);
    expect([...indexed("/kb/en/about/").variants]).toEqual([]);
    expect([...indexed("/kb/en/sources/anon/").variants]).toEqual([["it", "/kb/it/fonti/anon/"]]);
  });

  test("say the language of a source where it is not the page's", () => {
    expect(indexed("/kb/en/sources/crane2020/").lang).toBe("it");
    expect(indexed("/kb/en/sources/anon/").lang).toBeUndefined();
  });

  test("say the languages of the sources that a text cites, in the order of their numbers", () => {
    expect(indexed("/kb/en/one-text/").entries).toEqual(["it", "en", "en"]);
    expect(indexed("/kb/en/sources/anon/").entries).toEqual([]);
  });

  test("of texts have a place for each entry: number, short author, year; the title where nobody is named", () => {
    expect([...indexed("/kb/en/one-text/").places]).toEqual([
      ["ref-crane2020", "[1] Crane and others, 2020"],
      ["ref-anon", "[2] Nobody’s leaflet"],
      ["ref-bureau", "[3] Bureau"],
    ]);
  });

  test("of sources have a place for each passage that has a locator", () => {
    expect([...indexed("/kb/en/sources/crane2020/").places]).toEqual([["passage-deck", "sec. 2"]]);
  });

  test("of sources have the record's words, each once, authors apart", () => {
    expect(indexed("/kb/en/sources/crane2020/").record).toEqual({
      authors: ["Ada Crane"],
      rest: ["Bureau, of Fords", "Bridges", "Journal", "2020", "10.1000/x", "crane2020"],
    });
    expect(indexed("/kb/en/sources/bureau/").record).toEqual({ authors: [], rest: ["Bureau", "Tit"] });
    expect(indexed("/kb/en/one-text/").record).toBeUndefined();
  });
});
