/**
 * Broken knowledge bases, as data: `tests/fixtures/broken/<name>/content` and the lines that `expected.txt` says it gets.
 * `UPDATE=1` rewrites the expectations; read the difference before believing it.
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/knowledge/rules.ts";
import { projectRoot, run, workshop } from "../site.ts";

const broken = join(projectRoot, "tests/fixtures/broken");
const names = readdirSync(broken);

/** Rules that hold of a finished site; published.test.ts breaks them. */
const OF_PAGES = ["article-rendered", "ids-unique", "output-own", "places-agree"];

const expectedFile = (name: string): string => join(broken, name, "expected.txt");
const expectedOf = (name: string): Promise<string> => readFile(expectedFile(name), "utf8");

describe.each(names)("%s", (name) => {
  const content = join(broken, name, "content");

  test("is refused by the check, with these lines and a count", async () => {
    const { status, output, errors } = await run("check", { content });
    const lines = errors.replace(/\n\n\d+ problems?\.\n$/u, "\n");
    if (process.env["UPDATE"]) await writeFile(expectedFile(name), lines);
    expect(lines).toBe(await expectedOf(name));
    const count = lines.trim().split("\n").length;
    expect(errors.slice(lines.length)).toBe(`\n${count} ${count === 1 ? "problem" : "problems"}.\n`);
    expect({ status, output }).toEqual({ status: 1, output: "" });
  });

  test("is refused by the build, with these lines only, before anything is written", async () => {
    const out = join(workshop, "broken", name);
    const { status, output, errors } = await run("build", { content, out });
    expect({ status, output, errors }).toEqual({ status: 1, output: "", errors: await expectedOf(name) });
    expect(existsSync(out)).toBe(false);
  });

  test("is told place, rule and remedy on one line each, sorted", async () => {
    const lines = (await expectedOf(name)).trimEnd().split("\n");
    const folder = `${relative(projectRoot, content).replaceAll("\\", "/")}/`;
    const places = lines.map((line) => {
      const [, file = "", row, column, rule = "", message = ""] =
        /^(.+?):(\d+):(\d+) ([a-z-]+): (.+)$/u.exec(line) ?? [];
      expect(file.startsWith(folder), line).toBe(true);
      expect(Object.keys(RULES), line).toContain(rule);
      expect(message, line).toMatch(/[.?…]$/u);
      expect(message, line).not.toMatch(/undefined|\[object|NaN|null/u);
      return { file, row: Number(row), column: Number(column) };
    });
    const sorted = places.toSorted((a, b) =>
      a.file === b.file ? a.row - b.row || a.column - b.column : a.file < b.file ? -1 : 1,
    );
    expect(places).toEqual(sorted);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

test("every rule has an example that breaks it", async () => {
  const lines = (await Promise.all(names.map(expectedOf))).join("");
  const shown = new Set([...lines.matchAll(/^.+?:\d+:\d+ ([a-z-]+): /gmu)].map(([, rule]) => rule));
  expect(Object.keys(RULES).filter((rule) => !shown.has(rule))).toEqual(OF_PAGES);
});
