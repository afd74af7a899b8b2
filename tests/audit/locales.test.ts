/** A large base is built a language a job: the parts laid over each other, in any order, are the whole site. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUNDLES } from "../../src/search/bundle.ts";
import { baseContent, basePath, sites } from "../build/builds.ts";
import { buildSite, projectRoot } from "../site.ts";
import { differences, treeOf } from "../tree.ts";

/** Builds by their `KB_LOCALES`, of which each locale is in one. */
const bases = [
  {
    name: "the second base, under a base path",
    content: baseContent,
    whole: sites.base,
    base: basePath,
    parts: ["it", "ar, en", "eo"],
  },
  {
    name: "the project’s own",
    content: join(projectRoot, "content"),
    whole: sites.content,
    base: "",
    parts: ["it", "en"],
  },
];

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-parts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(bases)("$name", ({ name, content, whole, base, parts }) => {
  const partOf = (part: string): string => join(folder, name.replaceAll(/\W/gu, ""), part.replaceAll(/\W/gu, ""));

  beforeAll(async () => {
    for (const part of parts) await buildSite({ content, base, out: partOf(part), environment: { KB_LOCALES: part } });
  });

  test("has every locale in one of the parts", async () => {
    const folders = await readdir(join(whole, BUNDLES));
    expect(parts.flatMap((part) => part.split(", ")).toSorted()).toEqual(folders.toSorted());
  });

  test.each(["in one order", "in the other"])("is its parts laid together %s, byte for byte", async (order) => {
    const together = `${partOf("together")}-${order.length}`;
    for (const part of order === "in one order" ? parts : parts.toReversed())
      await cp(partOf(part), together, { recursive: true });
    expect(differences(await treeOf(whole), await treeOf(together))).toEqual([]);
  });

  test("has in each part its own locales, and what all share in the same bytes", async () => {
    const all = await treeOf(whole);
    const rules = (await readFile(join(whole, "_redirects"), "utf8")).split("\n").map((line) => line.split(" "));
    const root = base === "" ? 1 : base.length;
    const moved = new Map(rules.map(([from = "", to = ""]) => [from.slice(root), to.slice(root)]));
    // The copy of a file that has moved stands where the file does.
    const localeOf = (copy: string): string | undefined => localeOfFile(moved.get(copy) ?? copy);
    const localeOfFile = (file: string): string | undefined => /^([^/]+)\//u.exec(file.replace(`${BUNDLES}/`, ""))?.[1];
    const locales = new Set(parts.flatMap((part) => part.split(", ")));
    for (const part of parts) {
      const own = new Set(part.split(", "));
      const isIts = (file: string): boolean => {
        const locale = localeOf(file) ?? "";
        return !locales.has(locale) || own.has(locale);
      };
      const expected = new Map([...all].filter(([file]) => isIts(file)));
      expect(differences(expected, await treeOf(partOf(part))), part).toEqual([]);
      expect(expected.size).toBeLessThan(all.size);
    }
  });
});
