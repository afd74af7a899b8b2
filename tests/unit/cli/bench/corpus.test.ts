/** The knowledge bases that builds are measured with: always the same, as large as is said, and without a problem. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpusFiles, writeCorpus } from "../../../../src/cli/bench/corpus.ts";
import { readKnowledge } from "../../../../src/knowledge/load.ts";
import type { Reading } from "../../../../src/knowledge/model.ts";

const ARTICLES = 12;

let folder: string;
let reading: Reading;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-"));
  await writeCorpus(folder, ARTICLES);
  reading = await readKnowledge({ contentDir: folder, outDir: "", cacheDir: "", drafts: false });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const texts = () => [...(reading.knowledge?.articles.values() ?? [])].flatMap((variants) => [...variants.values()]);

test("a corpus holds against every rule, advice included", () => {
  expect(reading.problems).toEqual([]);
});

test("it has as many articles as are asked for, each in two languages and compared with its original", () => {
  expect(texts()).toHaveLength(2 * ARTICLES);
  const translations = texts().flatMap(({ translation }) => translation ?? []);
  expect(translations).toHaveLength(ARTICLES);
  expect(translations.flatMap(({ links }) => links).every(({ state }) => state === "in-step")).toBe(true);
});

test("an article has twelve citations, a list, a table and about nine thousand bytes", () => {
  for (const { analysis, source, file } of texts()) {
    expect(analysis.uses, file).toHaveLength(12);
    expect(source, file).toMatch(/^- /mu);
    expect(source, file).toMatch(/^\| --- /mu);
  }
  const bytes = texts().map(({ source }) => Buffer.byteLength(source));
  const mean = bytes.reduce((sum, each) => sum + each, 0) / bytes.length;
  expect(mean).toBeGreaterThan(8500);
  expect(mean).toBeLessThan(9500);
});

describe("its files", () => {
  const filesOf = (articles: number) => new Map([...corpusFiles(articles)].map(({ path, text }) => [path, text]));

  test("are the same every time", () => {
    expect(filesOf(3)).toEqual(filesOf(3));
  });

  test("have 400 sources, whose every passage is cited, from a hundred articles on", () => {
    const sources = [...filesOf(100).keys()].filter((path) => path.startsWith("references/"));
    expect(sources).toHaveLength(400);
  });

  test("have words as often as a language has: few again and again, most of them seldom", () => {
    const text = [...filesOf(20)].flatMap(([path, written]) => (path.endsWith(".md") ? [written] : [])).join("\n");
    const counts = [...Map.groupBy(text.match(/\p{L}{2,}/gu) ?? [], (word) => word.toLowerCase()).values()]
      .map(({ length }) => length)
      .toSorted((a, b) => b - a);
    const all = counts.reduce((sum, each) => sum + each, 0);
    const frequent = counts.slice(0, 50).reduce((sum, each) => sum + each, 0);
    expect(frequent / all).toBeGreaterThan(0.3);
    expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.3);
  });
});
