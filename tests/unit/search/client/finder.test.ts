import { describe, expect, test } from "vitest";
import type { Choice } from "../../../../src/search/client/ask.ts";
import { find } from "../../../../src/search/client/finder.ts";
import type { Bundle, Fragment, Ranked, Search } from "../../../../src/search/client/pagefind.ts";
import { spellingOf } from "../../../../src/search/client/query.ts";

interface Page {
  work: string;
  text: string;
  score?: number;
  variants?: string;
  /** Titles of its parts by their ids, and the languages of those that are entries. */
  parts?: Record<string, string>;
  entries?: string;
}

const ALL: Choice = { kinds: [], topics: [] };

/**
 * An index over plain texts that answers as Pagefind does: all words, each as the beginning of a word of the text, an
 * unknown one by its first letter; phrases exactly; counts of the filter "work" over what the query finds unfiltered.
 */
function bundle(locale: string, pages: readonly Page[], loaded: string[] = []): Bundle {
  const beginnings = (text: string, word: string): number[] =>
    text.split(" ").flatMap((other, at) => (other.startsWith(word) ? [at] : []));
  const isKnown = (word: string): boolean => pages.some(({ text }) => beginnings(text, word).length > 0);
  const placesOf = (text: string, query: string): number[] | undefined => {
    if (query.startsWith('"')) {
      const at = ` ${text} `.indexOf(` ${query.slice(1, -1)} `);
      return at < 0 ? undefined : [text.slice(0, at).split(" ").length - 1];
    }
    const places = query.split(" ").map((word) => beginnings(text, isKnown(word) ? word : word.slice(0, 1)));
    return places.some((found) => found.length === 0) ? undefined : places.flat();
  };
  const fragment = ({ work, text, variants, parts = {}, entries }: Page, locations: number[]): Fragment => ({
    url: `/${locale}/${work}/`,
    words: text.split(" "),
    meta: { title: work },
    filters: { work: [work], ...(variants && { variants: [variants] }), ...(entries && { entries: [entries] }) },
    locations,
    excerpt: text,
    sub_results: Object.entries(parts).map(([id, title]) => ({
      title,
      url: `/${locale}/${work}/#${id}`,
      excerpt: text,
      weighted_locations: locations.map((location) => ({ location, balanced_score: 1 })),
    })),
  });
  const search = async (query: string, { filters = {} }: Search = {}) => {
    const found = pages.flatMap((page) => {
      const locations = placesOf(page.text, query);
      return locations ? [{ page, locations }] : [];
    });
    const results = found
      .filter(({ page: { work } }) => {
        const [kind = "", topic = ""] = work.split("/");
        return (filters.kind?.any ?? [kind]).includes(kind) && (filters.topic?.any ?? [topic]).includes(topic);
      })
      .map(
        ({ page, locations }): Ranked => ({
          id: page.work,
          score: page.score ?? 1,
          data: async () => {
            loaded.push(`${locale} ${page.work}`);
            return fragment(page, locations);
          },
        }),
      )
      .toSorted((a, b) => b.score - a.score);
    // Without regard to phrases, as Pagefind counts.
    const withWords = pages.filter(({ text }) => placesOf(text, query.replaceAll('"', "")) !== undefined);
    const count = (counted: readonly Page[]): Record<string, number> =>
      Object.fromEntries(pages.map((page) => [page.work, counted.includes(page) ? 1 : 0]));
    return {
      results,
      totalFilters: { work: count(withWords) },
      filters: { work: count(found.map(({ page }) => page)) },
    };
  };
  return {
    locale,
    spelling: spellingOf("l dell", "s"),
    pagefind: { init: async () => undefined, preload: async () => undefined, search },
  };
}

const titles = (results: readonly { title: string }[]): string[] => results.map(({ title }) => title);

describe("what is found", () => {
  const pages = [
    { work: "article/iron/a", text: "the cast iron arch", score: 3 },
    { work: "article/stone/b", text: "an arch of stone or iron", score: 2 },
    { work: "source//c", text: "iron arch bridges", score: 1 },
  ];

  test("has all words, and comes in the index's order, as much as is asked for", async () => {
    const finding = await find("iron arch", [bundle("xx", pages)], ALL);
    expect(finding.total).toBe(3);
    expect(titles(await finding.next(2))).toEqual(["article/iron/a", "article/stone/b"]);
    expect(titles(await finding.next(2))).toEqual(["source//c"]);
    expect(await finding.next(2)).toEqual([]);
  });

  test("of a bibliography is in the language of the source; of sections that is not said", async () => {
    const page = { work: "article/iron/a", text: "iron", entries: "ar en" };
    const partsOf = async (parts: Record<string, string>): Promise<(string | undefined)[]> => {
      const [result] = await (await find("iron", [bundle("xx", [{ ...page, parts }])], ALL)).next(1);
      return result?.parts.map(({ lang }) => lang) ?? [];
    };
    expect(await partsOf({ "ref-a": "[1] A and others, 2020", "ref-b": "[2] B" })).toEqual(["ar", "en"]);
    expect(await partsOf({ "ref-c": "[3] C", "1-a": "[1] A section", "ref-x": "Named" })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is loaded a few at a time, as it comes to be shown", async () => {
    const loaded: string[] = [];
    const many = Array.from({ length: 30 }, (_, at) => ({ work: `source//${at}`, text: "iron", score: 30 - at }));
    const finding = await find("iron", [bundle("xx", many, loaded)], ALL);
    expect(titles(await finding.next(1))).toEqual(["source//0"]);
    expect(new Set(loaded).size).toBeLessThanOrEqual(8);
    expect(titles(await finding.next(29))).toEqual(many.slice(1).map(({ work }) => work));
    expect(await finding.next(1)).toEqual([]);
  });

  test("that cannot be loaded is tried again", async () => {
    const whole = bundle("xx", pages);
    let isLost = true;
    const search: typeof whole.pagefind.search = async (...asked) => {
      const response = await whole.pagefind.search(...asked);
      const data = (load: () => Promise<Fragment>) => () => (isLost ? Promise.reject(new Error("404")) : load());
      return {
        ...response,
        results: response.results.map((result, at) => (at === 0 ? result : { ...result, data: data(result.data) })),
      };
    };
    const finding = await find("iron arch", [{ ...whole, pagefind: { ...whole.pagefind, search } }], ALL);
    await expect(finding.next(3)).rejects.toThrow("404");
    isLost = false;
    expect(await finding.next(3)).toHaveLength(3);
  });

  test("comes in one order, however many are asked for at a time", async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      work: `source//${at}`,
      text: at === 12 ? "iron" : "iron arch",
    }));
    const all = titles(await (await find("iron", [bundle("xx", many)], ALL)).next(20));
    const parts = await find("iron", [bundle("xx", many)], ALL);
    expect([...titles(await parts.next(8)), ...titles(await parts.next(12))]).toEqual(all);
  });

  test("has a phrase in quotes as it stands, whatever else is asked", async () => {
    expect(titles(await (await find('"iron arch"', [bundle("xx", pages)], ALL)).next(9))).toEqual([
      "article/iron/a",
      "source//c",
    ]);
    expect(titles(await (await find("bridges “iron arch”", [bundle("xx", pages)], ALL)).next(9))).toEqual([
      "source//c",
    ]);
    expect((await find('"arch iron"', [bundle("xx", pages)], ALL)).total).toBe(0);
  });

  test("is nothing for a word that the index only guesses at", async () => {
    for (const query of ["ixxxx", "iron axxxx"]) {
      const finding = await find(query, [bundle("xx", pages)], ALL);
      expect([query, finding.total, await finding.next(9)]).toEqual([query, 0, []]);
    }
  });

  test("is nothing for a query without words", async () => {
    for (const query of ["", "  ", '"', "—?!", "🌉"]) {
      expect((await find(query, [bundle("xx", pages)], ALL)).total, query).toBe(0);
    }
  });

  test("tells the words by which it was found", async () => {
    const [result] = await (await find("bridge", [bundle("xx", pages)], ALL)).next(1);
    expect(result?.words).toEqual(["bridges"]);
  });
});

describe("filters", () => {
  const pages = [
    { work: "article/iron/a", text: "arch" },
    { work: "article/stone/b", text: "arch" },
    { work: "article/stone/c", text: "arch" },
    { work: "source//d", text: "arch" },
    { work: "source//e", text: "beam" },
  ];
  const counts = async (choice: Partial<Choice>): Promise<unknown> => {
    const finding = await find("arch", [bundle("xx", pages)], { ...ALL, ...choice });
    return { total: finding.total, kinds: [...finding.counts.kinds], topics: [...finding.counts.topics] };
  };

  test("count what each value would bring, and do not drop to zero beside a chosen one", async () => {
    const kinds = [
      ["article", 3],
      ["source", 1],
      ["page", 0],
    ];
    const topics = [
      ["iron", 1],
      ["stone", 2],
    ];
    expect(await counts({})).toEqual({ total: 4, kinds, topics });
    expect(await counts({ kinds: ["article"] })).toEqual({ total: 3, kinds, topics });
    expect(await counts({ kinds: ["source"] })).toEqual({ total: 1, kinds, topics: [] });
    expect(await counts({ kinds: ["article"], topics: ["stone"] })).toMatchObject({ total: 2, topics });
    expect(await counts({ topics: ["iron", "stone"] })).toMatchObject({ total: 3, topics });
  });

  test("that leave nothing do not take the query's words for unknown", async () => {
    const finding = await find("arch", [bundle("xx", pages)], { kinds: ["page"], topics: [] });
    expect(finding.total).toBe(0);
    expect(finding.counts.kinds.get("article")).toBe(3);
  });
});

describe("two languages", () => {
  const own = bundle("xx", [
    { work: "article/iron/a", text: "arch", score: 2, variants: JSON.stringify([["yy", "/yy/a/"]]) },
    { work: "article/iron/b", text: "arch", score: 1, variants: JSON.stringify([["yy", "/yy/b/"]]) },
  ]);
  const other = bundle("yy", [
    { work: "article/iron/a", text: "arch", score: 5, variants: JSON.stringify([["xx", "/xx/a/"]]) },
    { work: "article/iron/b", text: "beam", score: 4, variants: JSON.stringify([["xx", "/xx/b/"]]) },
    { work: "article/iron/c", text: "arch", score: 3 },
  ]);

  test("show a work that both have once, in the reader's language, with the way to its twin", async () => {
    const finding = await find("arch", [own, other], ALL);
    expect(finding.total).toBe(3);
    expect(finding.counts.kinds.get("article")).toBe(3);
    const results = await finding.next(9);
    expect(results.map(({ locale, title, twins }) => [locale, title, [...twins]])).toEqual([
      ["yy", "article/iron/c", []],
      ["xx", "article/iron/a", [["yy", "/yy/a/"]]],
      ["xx", "article/iron/b", []],
    ]);
  });

  test("fill every page of results although twins fall out", async () => {
    const finding = await find("arch", [own, other], ALL);
    expect(titles(await finding.next(2))).toEqual(["article/iron/c", "article/iron/a"]);
    expect(titles(await finding.next(2))).toEqual(["article/iron/b"]);
  });

  test("read the query each in its own spelling", async () => {
    const plain = { ...own, spelling: spellingOf("x", "x") };
    expect((await find("l’arch", [plain], ALL)).total).toBe(0);
    expect((await find("l’arch", [own], ALL)).total).toBe(2);
  });
});
