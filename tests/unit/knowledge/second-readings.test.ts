/** A large base is read a second time in threads, and finds the same as a small one that is not. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeCorpus } from "../../../src/cli/bench/corpus.ts";
import { readAgain } from "../../../src/knowledge/reading-rules.ts";
import { secondReadings } from "../../../src/knowledge/second-readings.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-"));
  await writeCorpus(folder, 100);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = () => ({ contentDir: folder, outDir: "", cacheDir: "", drafts: false });

test("every text of a large base is read again, as it would be alone", async () => {
  const file = join(folder, "articles/article-7/it.md");
  await writeFile(file, `${await readFile(file, "utf8")}\n| a |\n| - |\n| b | c [@source-1] |\n`);
  const readings = await secondReadings(settings());
  expect(readings.size).toBe(200);
  const [name, second] = [...readings].find(([path]) => path.endsWith("article-7/it.md")) ?? [];
  expect(second).toEqual(readAgain({ file: name ?? "", content: await readFile(file, "utf8") }));
  expect(second && "uses" in second && second.uses.at(-1)?.key).toBe("source-1");
});

test("none is where a base is to be read once, and none of a small base", async () => {
  expect((await secondReadings({ ...settings(), oneReading: true })).size).toBe(0);
  expect((await secondReadings({ ...settings(), contentDir: "tests/fixtures/knowledge" })).size).toBe(0);
});
