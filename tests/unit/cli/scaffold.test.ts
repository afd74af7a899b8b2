import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal, schemaFor, writeNew } from "../../../src/cli/scaffold.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scaffold-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const files = (...names: string[]) => names.map((name) => ({ path: join(folder, name), text: `${name}\n` }));

test("writes all files, with the folders that they need", async () => {
  await writeNew(files("a.md", "deep/b.md"), false);
  expect(await readFile(join(folder, "a.md"), "utf8")).toBe("a.md\n");
  expect(await readFile(join(folder, "deep/b.md"), "utf8")).toBe("deep/b.md\n");
});

test("writes none when one exists, and leaves that as it is", async () => {
  await writeFile(join(folder, "b.md"), "mine");
  const attempt = writeNew(files("a.md", "b.md", "c.md"), false);
  await expect(attempt).rejects.toThrow(Refusal);
  await expect(attempt).rejects.toThrow("b.md exists already; nothing was written.");
  expect(await readdir(folder)).toEqual(["b.md"]);
  expect(await readFile(join(folder, "b.md"), "utf8")).toBe("mine");
});

test("a dry run prints and writes nothing", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await writeNew(files("a.md"), true);
  expect(await readdir(folder)).toEqual([]);
  expect(log.mock.calls.flat().join("\n")).toContain("a.md\n");
});

test("a file names its schema by the way that leads there from it", () => {
  expect(schemaFor("reference", resolve("content/references/spans.yaml"))).toBe("../../.schemas/reference.json");
});
