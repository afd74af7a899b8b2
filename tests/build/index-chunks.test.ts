/** The small chunks that an index is cut into give what the whole index gives. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { close, createIndex, type IndexFile } from "pagefind";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleOf } from "../../src/cli/bench/search/asking.ts";
import { type RunningServer, serve } from "../../src/cli/serve.ts";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { BUNDLES } from "../../src/search/bundle.ts";
import type { Pagefind } from "../../src/search/client/pagefind.ts";
import { wordOf } from "../../src/search/index/chunks.ts";
import { cutIndex, entriesOf } from "../../src/search/index/cut.ts";
import { projectRoot, workshop } from "../site.ts";
import { sites } from "./builds.ts";

/** A page as the bundle of a built site has it. */
interface Text {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

async function textsOf(bundle: string): Promise<Text[]> {
  const names = (await readdir(join(bundle, "fragment"))).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(bundle, "fragment", name))));
  return files.map((file) => JSON.parse(gunzipSync(file).toString().replace("pagefind_dcd", "")) as Text);
}

/** An index of some texts, as Pagefind makes it. */
async function indexOf(texts: readonly Text[], locale: string): Promise<IndexFile[]> {
  const { index } = await createIndex({ forceLanguage: locale });
  for (const text of texts) await index?.addCustomRecord({ ...text, language: locale });
  const { files = [] } = (await index?.getFiles()) ?? {};
  await index?.deleteIndex();
  return files;
}

async function write(folder: string, files: readonly IndexFile[]): Promise<void> {
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** What a query finds: pages in order, with their scores, and how many of each filter. */
async function answerOf(pagefind: Pagefind, query: string): Promise<unknown> {
  const { results, totalFilters } = await pagefind.search(query);
  return [query, results.map(({ id, score }) => [id, score]), totalFilters];
}

afterAll(() => close());

// It also brings the messages, by which words are parted.
const contentDir = join(projectRoot, "content");
const { knowledge } = await readKnowledge({ contentDir, outDir: "", cacheDir: "", drafts: false });

const cases = [
  ["fixture", "en", 1],
  ...(knowledge?.site.locales ?? []).map(({ tag }) => ["content", tag, undefined] as const),
] as const;

describe.each(cases)("the index of %s in %s", (name, locale, small) => {
  let whole: IndexFile[];
  let cut: IndexFile[];
  let servers: RunningServer[];

  beforeAll(async () => {
    whole = await indexOf(await textsOf(join(sites[name], BUNDLES, locale)), locale);
    cut = cutIndex(whole, locale, small);
    const roots = [whole, cut].map((files, at) => ({
      files,
      root: join(workshop, "chunks", `${name}-${locale}-${at}`),
    }));
    await Promise.all(roots.map(({ files, root }) => write(join(root, BUNDLES, locale), files)));
    servers = await Promise.all(roots.map(({ root }) => serve({ root, base: "/", port: 0 })));
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const chunksIn = (files: readonly IndexFile[]): IndexFile[] => files.filter(({ path }) => path.endsWith(".pf_index"));

  test("has every entry as it was, in more and smaller chunks", () => {
    expect(entriesOf(cut)).toEqual(entriesOf(whole));
    expect(chunksIn(cut).length).toBeGreaterThan(chunksIn(whole).length + 9);
    expect(new Set(cut.map(({ path }) => path)).size).toBe(cut.length);
    expect(Math.max(...chunksIn(cut).map(({ content }) => content.length))).toBeLessThan(20_000);
  });

  test("is cut the same way again, down to the bytes", () => {
    expect(cutIndex(whole, locale, small)).toEqual(cut);
  });

  test("finds the same by every word, whole or as it is typed, known or not", async () => {
    const words = entriesOf(whole).map(wordOf);
    const [wholeServer, cutServer] = servers;
    const complete = (await bundleOf(wholeServer?.url ?? "", locale)).pagefind;
    // A chunk of Pagefind's own may lack what the next one has: here all are loaded before it is asked.
    for (const word of words.filter((_, at) => at % 20 === 0)) await complete.preload(word, {});
    const sample = words.filter((_, at) => at % 29 === 0);
    for (const [, own] of Map.groupBy(sample, ([first]) => first)) {
      // Each letter by itself: what another search has loaded must not help.
      const { pagefind } = await bundleOf(cutServer?.url ?? "", locale);
      const typed = own.flatMap((word) => [word.slice(0, 1), word.slice(0, 2), word.slice(0, 4), word, `${word}zqx`]);
      for (const query of new Set(typed))
        expect(await answerOf(pagefind, query)).toEqual(await answerOf(complete, query));
    }
    for (const at of words.keys()) {
      if (at % 100 !== 0) continue;
      const query = [words[at], words[(at * 7) % words.length], words[(at * 3) % words.length]].join(" ");
      const { pagefind } = await bundleOf(cutServer?.url ?? "", locale);
      expect(await answerOf(pagefind, query)).toEqual(await answerOf(complete, query));
    }
  }, 120_000);
});

describe("an index", () => {
  const texts = [{ url: "/a/", content: "الجسور والجسر", meta: { title: "a" }, filters: { work: ["page//a"] } }];

  test("stays whole where a stemmer takes letters from the front of words", async () => {
    const files = await indexOf(texts, "ar");
    expect(cutIndex(files, "ar")).toEqual(files);
  });

  test("that Pagefind writes in another way is refused", async () => {
    const files = await indexOf(texts, "en");
    for (const kind of [".pf_meta", ".pf_index", "-entry.json"]) {
      const isOther = ({ path }: IndexFile): boolean => path.endsWith(kind);
      expect(
        () =>
          cutIndex(
            files.filter((file) => !isOther(file)),
            "en",
          ),
        kind,
      ).toThrow(/search index/u);
      const broken = files.map((file) => (isOther(file) ? { ...file, content: file.content.subarray(1) } : file));
      expect(() => cutIndex(broken, "en"), kind).toThrow(Error);
    }
    expect(() => cutIndex(files, "it")).toThrow(/"it"/u);
  });
});
