/** `npm run kb -- new`: what it writes passes the check, and what is there is never touched. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../../src/cli/command.ts";
import { command } from "../../../src/cli/commands/new.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { formatProblem, isError } from "../../../src/knowledge/problems.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { projectRoot } from "../../site.ts";

let base = "";
let said = "";

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "base-"));
  await cp(join(projectRoot, "tests/fixtures/knowledge"), base, { recursive: true });
  vi.stubEnv("KB_CONTENT", base);
  said = "";
  const hear = (line: unknown): void => {
    said += `${String(line)}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(hear);
  vi.spyOn(console, "error").mockImplementation(hear);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(base, { recursive: true });
});

const run = (...words: string[]): Promise<0 | 1> => command.run(words);
const read = (file: string): Promise<string> => readFile(join(base, file), "utf8");
const problems = async (): Promise<string[]> =>
  (await readKnowledge(readSettings())).problems
    .filter(isError)
    .map((problem) => formatProblem(problem).replace(/^.*\/base-[^/]*\//u, ""));

/** Every file of the base with what it holds. */
async function snapshot(): Promise<Map<string, string>> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}

/** Runs what has to be refused: exit code 1, nothing written, and these words said. */
async function refused(words: string[], ...hints: string[]): Promise<void> {
  const before = await snapshot();
  expect(await run(...words)).toBe(1);
  expect(await snapshot()).toEqual(before);
  for (const hint of hints) expect(said).toContain(hint);
}

describe("new article", () => {
  test.each(["md", "mdx"])("writes a draft in .%s that passes the check", async (format) => {
    const more = format === "mdx" ? ["--mdx"] : [];
    expect(await run("article", "rope-bridges", "--topic", "cables", "--title", 'Ropes: "what" & why', ...more)).toBe(
      0,
    );
    const text = await read(`articles/rope-bridges/en.${format}`);
    expect(text).toMatch(
      /^---\ntitle: 'Ropes: "what" & why'\ndescription: "TO WRITE: .*"\nslug: ropes-what-why\ntopic: cables\n/u,
    );
    expect(text).toContain("status: draft\n");
    expect(await problems()).toEqual([]);
    expect(said).toContain(`rope-bridges/en.${format}`);
  });

  test("names exactly what is to be written once it is no draft any more", async () => {
    await run("article", "rope-bridges", "--topic", "cables");
    const file = join(base, "articles/rope-bridges/en.md");
    await writeFile(file, (await readFile(file, "utf8")).replace("status: draft\n", ""));
    const left = await problems();
    expect(left.map((line) => line.replace(/:.*/u, ""))).toEqual(left.map(() => "articles/rope-bridges/en.md"));
    const rules = left.map((line) => /^\S+ ([a-z-]+): /u.exec(line)?.[1]);
    expect(rules.toSorted()).toEqual(["article-cited", ...Array.from({ length: 6 }, () => "text-finished")]);
  });

  test("begins in another language, under a slug that is free", async () => {
    expect(await run("article", "rope-bridges", "--topic", "cables", "--locale", "ar", "--title", "الحبال")).toBe(0);
    expect(await read("articles/rope-bridges/ar.md")).toContain("slug: rope-bridges\n");
    expect(await run("article", "index", "--topic", "cables", "--title", "404")).toBe(0);
    expect(await read("articles/index/en.md")).toContain("slug: index-2\n");
    expect(await problems()).toEqual([]);
  });

  test.each([
    [["Rope_Bridges", "--topic", "cables"], ["Did you mean “rope-bridges”?"]],
    [["../ropes", "--topic", "cables"], ["is no id"]],
    [["ropes"], ["--topic arches | cables"]],
    [["ropes", "--topic", "cabels"], ["Did you mean “cables”?"]],
    [
      ["ropes", "--topic", "cables", "--locale", "xx"],
      ["(en, ar, it)", "Translate"],
    ],
    [
      ["ropes", "--topic", "cables", "--title", " "],
      ["title", "is empty"],
    ],
    [["ropes", "--topic", "cables", "--title", "Ropes [@rope-walk]"], ["holds a citation"]],
    [["cable-stays", "--topic", "cables"], ["cable-stays/en.mdx exists already"]],
    [["cable-stays", "--topic", "cables", "--locale", "ar"], ["new translation cable-stays ar"]],
  ])("refuses %j", async (words, hints) => {
    await refused(["article", ...words], ...hints);
  });

  test("says what keeps the base from being read", async () => {
    await writeFile(join(base, "site.yaml"), "title: x\n");
    await refused(["article", "ropes", "--topic", "cables"], "site.yaml:1:8 field-valid");
    expect(said).not.toContain("file-in-place");
  });
});

describe("new translation", () => {
  test("lays the original beside itself, ids, citations, links and figures kept", async () => {
    expect(await run("translation", "cable-stays", "ar")).toBe(0);
    const text = await read("articles/cable-stays/ar.mdx");
    expect(text).toMatch(/^---\ntitle: "TO TRANSLATE: Cables, straight from MDX"\n/u);
    expect(text).toContain("status: draft\n");
    expect(text).toContain("## Ropes [@rope-walk] again {#ropes-again}\n");
    const original = (await read("articles/cable-stays/en.mdx")).replace(/^---\n.*?^---\n/msu, "");
    expect(text.replace(/^---\n.*?^---\n/msu, "").replaceAll(/ \{#[a-z-]+\}$/gmu, "")).toBe(original);
    const own = (await problems()).map((line) => line.replace(/^.*? (?=[a-z-]+:)/u, ""));
    // The page that the original links to has no such heading in Arabic: true, and to be mended.
    expect(own).toEqual([expect.stringContaining("no heading “how-to-cite-it” in “ar”")]);
  });

  test("goes from the language there is, and takes pages too", async () => {
    expect(await run("translation", "stone-ford", "en")).toBe(0);
    expect(await read("articles/stone-ford/en.md")).toContain("status: draft\n");
    await rm(join(base, "pages/about/ar.md"));
    expect(await run("translation", "about", "ar")).toBe(0);
    expect(await read("pages/about/ar.md")).not.toContain("status:");
    expect((await problems()).some((line) => line.startsWith("pages/about/ar.md:2:8 text-finished:"))).toBe(true);
  });

  test.each([
    [["stone-frod", "en"], ["Did you mean “stone-ford”?"]],
    [
      ["stone-ford", "xx"],
      ["(en, ar, it)", "Translate"],
    ],
    [["stone-ford", "ar"], ["stone-ford/ar.md exists already"]],
    [["every-form", "en"], ["every-form/en.md exists already"]],
  ])("refuses %j", async (words, hints) => {
    await refused(["translation", ...words], ...hints);
  });
});

const BIB = `@book{marlow:99, title = {Spans}, author = {Marlow, Ada}, year = 1999, doi = {10.1000/182}, editor = {P}}
@online{ropes, title = {Ropes}, url = {https://example.org/ropes}, language = {english}}
@online{again, title = {Ropes}, url = {http://www.example.org/ropes/}}
`;

describe("new reference", () => {
  test("tells what to write of an address without its beginning", async () => {
    await refused(["reference", "www.example.org/a"], "Did you mean “https://www.example.org/a”?");
    await refused(["reference", "ropes"], "no file (.bib");
    expect(said.split("\n").at(-2)).not.toContain("Did you mean");
  });

  test("makes drafts of a file's entries, each once, and tells what was left out", async () => {
    const file = `${base}.bib`;
    await writeFile(file, BIB);
    expect(await run("reference", file)).toBe(0);
    await rm(file);
    expect(await read("references/marlow1999.yaml")).toMatch(
      /^# yaml-language-server: .*\ndraft: true .*\ntype: book\n# kind: /u,
    );
    expect(await read("references/marlow1999.yaml")).toContain("URL: https://doi.org/10.1000/182\nDOI: 10.1000/182\n");
    expect(await read("references/ropes.yaml")).toContain("# language: ");
    for (const line of ["editor: P", "language: “english” must be a language tag", "again is in the base already"])
      expect(said).toContain(line);
    expect(await problems()).toEqual([]);
    const { knowledge } = await readKnowledge({ ...readSettings(), drafts: true });
    expect(knowledge?.references.get("ropes")).toMatchObject({ title: "Ropes", draft: true });
  });

  test.each([
    ["https://docs.example.org/Guide.html", "docs-example-guide", "URL: https://docs.example.org/Guide.html\n"],
    ["10.1000/182", "doi-182", "DOI: 10.1000/182\n"],
    ["doi:10.1000/a<b>", "doi-a-3cb-3e", "URL: https://doi.org/10.1000/a%3Cb%3E\n"],
    ["https://doi.org/10.1000/182", "doi-182", "DOI: 10.1000/182\n"],
  ])("makes a stub of %s", async (input, key, line) => {
    expect(await run("reference", input)).toBe(0);
    expect(await read(`references/${key}.yaml`)).toContain(line);
    expect(await problems()).toEqual([]);
    await refused(["reference", input], `cite it as [@${key}]`);
  });

  test("prints instead of writing, and takes a key", async () => {
    const before = await snapshot();
    expect(await run("reference", "https://example.org/x", "--key", "ropes", "--dry-run")).toBe(0);
    expect(await snapshot()).toEqual(before);
    expect(said).toContain("references/ropes.yaml\n# yaml-language-server");
    expect(await run("reference", "https://example.org/x", "--key", "ropes")).toBe(0);
    await refused(["reference", "https://example.org/y", "--key", "ropes"], "references/ropes.yaml exists already");
  });

  test.each([
    ["https://example.org/a b", "a%20b"],
    ["ftp://example.org/a", "is no address"],
    ["nothing.bib", "There is no file nothing.bib"],
    ["package.json", "package.json:1:1 entry 1 is no item of CSL-JSON"],
    ["README.md", "must end in .bib"],
    ["words", "is no address"],
  ])("refuses %s", async (input, hint) => {
    await refused(["reference", input], hint);
  });

  test("says that a file is not UTF-8, and that there is no base", async () => {
    const file = `${base}.bib`;
    await writeFile(file, Buffer.from(BIB.replace("Marlow", "M\u00E4rlow"), "latin1"));
    await refused(["reference", file], "is not UTF-8");
    await rm(file);
    vi.stubEnv("KB_CONTENT", join(base, "elsewhere"));
    const attempt = run("reference", "https://example.org/x");
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(/There is no folder .*KB_CONTENT/u);
  });

  test("says where a file breaks", async () => {
    const file = `${base}.ris`;
    await writeFile(file, "TY  - BOOK\nTI  - X\n\nTY  - BOOK\nER  - \n");
    await refused(["reference", file], ".ris:4:1 the record before this one does not end");
    await rm(file);
  });
});

test.each([
  [[]],
  [["artcle", "x"]],
  [["article"]],
  [["article", "x", "y"]],
  [["article", "x", "--key", "y"]],
  [["reference", "x", "--quick"]],
])("%j means nothing", async (words) => {
  await expect(run(...words)).rejects.toThrow(UsageError);
});
