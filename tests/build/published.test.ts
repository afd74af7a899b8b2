/** The last gate: a site is published whole, or the one before it stays. */
import { cp, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { openKnowledge } from "../../src/knowledge/current.ts";
import { formatProblem, isError } from "../../src/knowledge/problems.ts";
import { publishedProblems } from "../../src/knowledge/published.ts";
import { readSettings } from "../../src/knowledge/settings.ts";
import { copyOf, fixture, projectRoot, readSite, run, workshop } from "../site.ts";
import { sites } from "./builds.ts";

/** A folder that looks like the site of the last build. */
async function lastSite(name: string): Promise<string> {
  const out = join(workshop, name, "dist");
  await mkdir(out, { recursive: true });
  for (const page of ["404.html", "index.html"]) await writeFile(join(out, page), "the last site");
  return out;
}

/** What the folder of the last site holds, and what lies around beside it. */
const left = async (out: string): Promise<unknown> => ({
  site: await readFile(join(out, "index.html"), "utf8"),
  files: await readdir(out),
  beside: (await readdir(join(out, ".."))).filter((name) => name.includes(".build-")),
});
const untouched = { site: "the last site", files: ["404.html", "index.html"], beside: [] };

const unchanged = (out: string): string => `“${fileIn(out, "")}” is unchanged: it holds the site of the last build.\n`;

const fileIn = (content: string, file: string): string =>
  relative(projectRoot, join(content, file)).replaceAll("\\", "/");

describe("a build that fails", () => {
  test("by a mistake in a text: one line, exit code 1, the last site stays", async () => {
    const content = await copyOf(fixture, "typo/content");
    const article = join(content, "articles/stone-ford/ar.md");
    const lines = (await readFile(article, "utf8")).replace("[@bureau-of-fords]", "[@bureau-of-frods]").split("\n");
    await writeFile(article, lines.join("\n"));
    const row = lines.findIndex((line) => line.includes("@bureau-of-frods"));
    const place = `${row + 1}:${(lines[row] ?? "").indexOf("@bureau-of-frods") + 1}`;
    const out = await lastSite("typo");
    expect(await run("build", { content, out })).toEqual({
      status: 1,
      output: "",
      errors: `${fileIn(content, "articles/stone-ford/ar.md")}:${place} reference-exists: unknown citation key “bureau-of-frods”. Did you mean “bureau-of-fords”?\n${unchanged(out)}`,
    });
    expect(await left(out)).toEqual(untouched);
  });

  test("by a mistake that only the finished page shows: its lines, no stack trace, the last site stays", async () => {
    const out = await lastSite("late");
    const slip = `${pathToFileURL(join(import.meta.dirname, "slipping-plugin.ts")).href}?file=stone-ford/ar.md`;
    const { status, errors } = await run("build", { content: fixture, out, node: ["--import", slip] });
    const file = fileIn(fixture, "articles/stone-ford/ar.md");
    expect(errors).not.toMatch(/^\s+at /mu);
    expect(errors.split("\n").filter((line) => line.startsWith(`${file}:`))).toEqual([
      `${file}:1:1 ids-unique: the id “twice” stands more than once in its page.`,
      `${file}:1:1 places-agree: a link leads to "#nowhere", which its page does not have.`,
    ]);
    expect(status).toBe(1);
    expect(errors.endsWith(unchanged(out))).toBe(true);
    expect(await left(out)).toEqual(untouched);
  });

  test.each(["stone-ford/ar.md", "cable-stays/en.mdx"])(
    "by a Markdown plugin that throws in %s: the file and the error are named, the last site stays",
    async (file) => {
      const out = await lastSite(`throwing/${file}`);
      const saboteur = `${pathToFileURL(join(import.meta.dirname, "throwing-plugin.ts")).href}?file=${file}`;
      const { status, errors } = await run("build", { content: fixture, out, node: ["--import", saboteur] });
      expect(status).toBe(1);
      expect(errors).toContain("sabotage");
      expect(errors).toContain(file);
      expect(await left(out)).toEqual(untouched);
    },
  );
});

describe("the folder of the finished site", () => {
  test.each([fixture, join(fixture, "dist"), ".", "..", "src", "public/site", "node_modules"])(
    "is never one of the project: %s",
    async (folder) => {
      const { status, errors } = await run("build", { content: fixture, out: resolve(projectRoot, folder) });
      expect({ status, errors }).toEqual({ status: 1, errors: expect.stringContaining("output-own: ") });
      expect(errors).not.toContain("is unchanged");
      expect(await readdir(fixture)).toContain("site.yaml");
    },
  );

  test("is never one that somebody keeps files in", async () => {
    const out = join(workshop, "precious");
    await mkdir(out, { recursive: true });
    await writeFile(join(out, "letter.txt"), "dear");
    const { status, errors } = await run("build", { content: fixture, out });
    expect({ status, errors }).toEqual({ status: 1, errors: expect.stringContaining("output-own: ") });
    expect(await readdir(out)).toEqual(["letter.txt"]);
  });

  test("gets its last site back after a build that was killed between the two renames", async () => {
    const out = await lastSite("killed");
    await rename(out, join(out, "../.dist.build-2147483647-old"));
    await mkdir(join(out, "../.dist.build-2147483647"));
    const saboteur = `${pathToFileURL(join(import.meta.dirname, "throwing-plugin.ts")).href}?file=en.mdx`;
    expect((await run("build", { content: fixture, out, node: ["--import", saboteur] })).status).toBe(1);
    expect(await left(out)).toEqual(untouched);
  });
});

describe("a finished site", () => {
  const settings = readSettings({ KB_CONTENT: fixture });
  const page = "en/bridges-in-every-form/index.html";
  const file = "tests/fixtures/knowledge/articles/every-form/en.md:1:1";

  beforeAll(async () => {
    expect((await openKnowledge(settings)).problems.filter(isError)).toEqual([]);
  });

  /** The lines that a copy of the site gets after a change to one page. */
  async function linesAfter(name: string, change: (html: string) => string): Promise<string[]> {
    const copy = join(workshop, "tampered", name);
    await cp(sites.fixture, copy, { recursive: true });
    const html = await readFile(join(copy, page), "utf8");
    const changed = change(html);
    expect(changed).not.toBe(html);
    await writeFile(join(copy, page), changed);
    return (await publishedProblems(pathToFileURL(`${copy}/`))).map(formatProblem);
  }

  test("passes as it was built", async () => {
    expect(await publishedProblems(pathToFileURL(`${sites.fixture}/`))).toEqual([]);
    expect((await readSite(sites.fixture)).size).toBeGreaterThan(10);
  });

  test("has text in every article: an empty one, as Astro leaves it after an error, is refused", async () => {
    const lines = await linesAfter("empty", (html) =>
      html.replace(/(class="prose">).*(<\/div>\s*<!--\/prose-->)/su, "$1$2"),
    );
    expect(lines[0]).toBe(
      `${file} article-rendered: its page has no text: a plugin or component failed while it was rendered.`,
    );
  });

  test("has every marker: a lost one is refused", async () => {
    const lines = await linesAfter("marker", (html) => html.replace(' id="cite-rope-walk-2"', ""));
    expect(lines.some((line) => line.startsWith(`${file} places-agree: `) && line.includes("“cite-rope-walk-2”"))).toBe(
      true,
    );
  });

  test("has every entry: a lost one is refused", async () => {
    const lines = await linesAfter("entry", (html) => html.replace('<li id="ref-constructor"', "<li"));
    expect(lines.some((line) => line.startsWith(`${file} places-agree: `) && line.includes("“ref-constructor”"))).toBe(
      true,
    );
  });

  test("has every id once: a repeated one is refused", async () => {
    const lines = await linesAfter("repeated", (html) => html.replace("</main>", '<p id="ref-rope-walk"></p></main>'));
    expect(lines).toEqual([`${file} ids-unique: the id “ref-rope-walk” stands more than once in its page.`]);
  });

  test("has every page: a missing one is refused", async () => {
    const copy = join(workshop, "tampered", "missing");
    await cp(sites.fixture, copy, {
      recursive: true,
      filter: (source) => !/bridges-in-every-form|kablat/u.test(relative(sites.fixture, source)),
    });
    const lines = (await publishedProblems(pathToFileURL(`${copy}/`))).map(formatProblem);
    expect(lines).toContain(`${file} article-rendered: the finished site has no page for this text.`);
    expect(lines.filter((line) => line.includes("kablat"))).toHaveLength(1);
  });
});
