/** How often a source is cited, and under which topics. */
import { describe, expect, test } from "vitest";
import type { Knowledge, Locale } from "../../../src/knowledge/model.ts";
import { type Place, placesIn, textsOf, timesCited } from "../../../src/knowledge/places.ts";
import { listedSources } from "../../../src/knowledge/source-list.ts";

/** A text that cites one source so many times. */
const text = (id: string, locale: string, times: number, topic?: string) => ({
  id,
  locale,
  ...(topic && { topic }),
  file: `articles/${id}/${locale}.md`,
  analysis: { uses: Array.from({ length: times }, () => ({ key: "source" })) },
});

const places = (...texts: ReturnType<typeof text>[]): Place[] =>
  texts.flatMap((own) => own.analysis.uses.map((use) => ({ text: own, use }))) as unknown as Place[];

describe("a source", () => {
  test("is not cited again by a translation", () => {
    expect(timesCited(places(text("a", "en", 3), text("a", "it", 3)))).toBe(3);
    expect(textsOf(places(text("a", "en", 3), text("a", "it", 3)))).toBe(1);
  });

  test("is cited as often as by the variant that does so most", () => {
    expect(timesCited(places(text("a", "en", 2), text("a", "it", 3), text("b", "it", 1)))).toBe(4);
    expect(textsOf(places(text("a", "en", 2), text("a", "it", 3), text("b", "it", 1)))).toBe(2);
  });

  test("may be cited by nothing", () => {
    expect([timesCited([]), textsOf([])]).toEqual([0, 0]);
  });
});

test("the topic that cites a source most comes first, whatever the order of the site", () => {
  const variants = [text("a", "en", 1, "first"), text("b", "en", 4, "second"), text("c", "en", 9)];
  const knowledge = {
    site: { topics: [{ id: "none" }, { id: "first" }, { id: "second" }] },
    references: new Map([["source", { key: "source", title: "A source", authors: [] }]]),
    articles: new Map(variants.map((variant) => [variant.id, new Map([["en", variant]])])),
    pages: new Map(),
  } as unknown as Knowledge;
  expect(placesIn(knowledge).get("source")).toHaveLength(14);
  expect(listedSources(knowledge, { format: "en" } as Locale)).toMatchObject([
    { topics: ["second", "first"], cited: 14, texts: 3 },
  ]);
});
