import { expect, test, vi } from "vitest";
import { openBundle, type PagefindModule } from "../../../../src/search/client/pagefind.ts";
import { spellingOf } from "../../../../src/search/client/query.ts";
import { typed } from "../../../../src/search/client/typing.ts";

/** A module with one page, whose object it gives to every search and writes into, as Pagefind does. */
function moduleWith(content: string, raw_content = content, idOf = (_: string): string => "a"): PagefindModule {
  const page = {
    url: "/a/",
    content,
    raw_content,
    meta: {},
    filters: {},
    excerpt: "",
    sub_results: [],
    locations: [0],
  };
  const search = async (query: string) => ({
    results: [
      {
        id: idOf(query),
        score: 1,
        data: async () => {
          await Promise.resolve();
          page.locations = [query.length];
          return page;
        },
      },
    ],
    totalFilters: {},
    filters: {},
  });
  const pagefind = { init: async () => undefined, preload: async () => undefined, search };
  return { createInstance: () => pagefind as unknown as ReturnType<PagefindModule["createInstance"]> };
}

const open = (module: PagefindModule) => openBundle(module, "xx", "/pagefind/xx/", spellingOf("", ""));

test("two searches that ask for one page at once each get what their own query says", async () => {
  const { pagefind } = await open(moduleWith("one two"));
  const queries = ["a", "bb", "ccc"];
  const responses = await Promise.all(queries.map((query) => pagefind.search(query)));
  const pages = await Promise.all(responses.map(({ results }) => results[0]?.data()));
  expect(pages.map((page) => page?.locations)).toEqual([[1], [2], [3]]);
});

test("a page that could not be loaded once is asked for again", async () => {
  const module = moduleWith("one");
  let isLost = true;
  const instance = module.createInstance({});
  const search: typeof instance.search = async (...asked) => {
    const response = await instance.search(...asked);
    const lose = (load: () => Promise<never>) => () => (isLost ? Promise.reject(new Error("404")) : load());
    return {
      ...response,
      results: response.results.map((result) => ({ ...result, data: lose(result.data as never) })),
    };
  };
  const { pagefind } = await open({ createInstance: () => ({ ...instance, search }) });
  const [result] = (await pagefind.search("a")).results;
  await expect(result?.data()).rejects.toThrow("404");
  isLost = false;
  expect((await result?.data())?.words).toEqual(["one"]);
});

test("the first pages are loaded when the reader pauses, for the last query alone; later ones at once", async () => {
  vi.useFakeTimers();
  try {
    const { pagefind } = await open(moduleWith("one two", undefined, (query) => query));
    const told: string[] = [];
    const type = async (query: string): Promise<void> => {
      typed();
      const [result] = (await pagefind.search(query)).results;
      void result?.data().then(() => told.push(query));
      await vi.advanceTimersByTimeAsync(100);
    };
    for (const query of ["o", "on"]) await type(query);
    expect(told).toEqual([]);
    await vi.runAllTimersAsync();
    expect(told).toEqual(["on"]);
    for (const query of ["one", "one t"]) await type(query);
    expect(told).toEqual(["on", "one", "one t"]);
    await vi.runAllTimersAsync();
  } finally {
    vi.useRealTimers();
  }
});

test("words are parted as the index counts them: by white space, or by the breaks of an unspaced language", async () => {
  const wordsOf = async (module: PagefindModule): Promise<readonly string[] | undefined> => {
    const { pagefind } = await open(module);
    return (await (await pagefind.search("a")).results[0]?.data())?.words;
  };
  expect(await wordsOf(moduleWith("One two,\n three\uFEFFfour"))).toEqual(["One", "two,", "three\uFEFFfour"]);
  expect(await wordsOf(moduleWith("機械学習のメモリ", "機械\u200B学習\u200Bの\u200Bメモリ"))).toEqual([
    "機械",
    "学習",
    "の",
    "メモリ",
  ]);
});
