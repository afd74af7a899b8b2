import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../../src/cli/command.ts";
import { command } from "../../../src/cli/commands/import.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { formatProblem, isError } from "../../../src/knowledge/problems.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { projectRoot } from "../../site.ts";

const SITE = `title: { en: Bridges, it: Ponti }
tagline: { en: Of bridges., it: Di ponti. }
url: https://bridges.example
sourceLocale: en
locales: [{ tag: en, name: English }, { tag: it, name: Italiano }]
licence: { name: CC0 1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
topics:
  - id: arches
    title: { en: Arches, it: Archi }
    slug: { en: arches, it: archi }
    description: { en: Of stone., it: Di pietra. }
`;

const fixtures = join(projectRoot, "tests/fixtures/import");
const seed = join(fixtures, "seed/input.txt");
const twins = (locale: string): string => join(fixtures, `counts-differ/input.${locale}.txt`);

let folder: string;
let printed: string[];
const content = (...path: string[]): string => join(folder, "content", ...path);
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .toSorted();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kb-import-"));
  await mkdir(content());
  await writeFile(content("site.yaml"), SITE);
  vi.stubEnv("KB_CONTENT", content());
  printed = [];
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((line: string) => void printed.push(line));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const run = (...words: string[]) => command.run(words);

describe("npm run kb -- import", () => {
  test("writes a draft, stubs and a report, and prints the report", async () => {
    expect(await run(seed, "--locale", "it", "--id", "limits", "--report", join(folder, "report.md"))).toBe(0);
    expect(files()).toEqual([
      "content/articles/limits/it.md",
      "content/references/community-fs-senor-processing-unit-tpu.yaml",
      "content/references/datacamp-tpu-vs-gpu-ai.yaml",
      "content/references/massedcompute-faq-answers.yaml",
      "content/references/prwatech-tensor-processing-units.yaml",
      "content/references/reddit-d-when-does-it-make-sense-to.yaml",
      "content/site.yaml",
      "report.md",
    ]);
    expect(printed.join("\n")).toContain("tests/fixtures/import/seed/input.txt:21:43");
    expect(`${printed.join("\n")}\n`).toBe(readFileSync(join(folder, "report.md"), "utf8"));
  });

  test("leaves nothing behind that the check has a word about", async () => {
    await run(twins("en"), "--locale", "en", "--with", twins("it"), "--with-locale", "it", "--topic", "arches");
    expect(files().filter((file) => file.includes("articles/"))).toEqual([
      "content/articles/bridges-in-the-wind/en.md",
      "content/articles/bridges-in-the-wind/it.md",
    ]);
    const { problems } = await readKnowledge({ ...readSettings(), drafts: true });
    expect(problems.filter(isError).map(formatProblem)).toEqual([]);
  });

  test("writes stubs for all sources when it is asked to, and none where the base has a record", async () => {
    await run(seed, "--locale", "it", "--id", "limits", "--all");
    expect(files().filter((file) => file.includes("references/"))).toHaveLength(8);
    const before = files();
    expect(await run(seed, "--locale", "it", "--id", "again", "--all")).toBe(0);
    expect(files().filter((file) => !before.includes(file))).toEqual(["content/articles/again/it.md"]);
    expect(printed.at(-1)).toContain(
      "`quali-sono-i-limiti-dellutilizzo-di-tpu` cannot be used in `it`; it is `again` now",
    );
    expect(printed.at(-1)).toContain("is `community-fs-senor-processing-unit-tpu`; no stub was written.");
  });

  test("writes nothing on trial", async () => {
    const before = files();
    expect(await run(seed, "--locale", "it", "--dry-run", "--report", join(folder, "report.md"))).toBe(0);
    expect(files()).toEqual(before);
    expect(printed.join("\n")).toContain("A trial: nothing was written.");
  });

  test.each(["articles/limits/it.md", "articles/limits/it.mdx", "../report.md"])(
    "refuses to write over %s, before it writes anything",
    async (name) => {
      await mkdir(content("articles/limits"), { recursive: true });
      await writeFile(content(name), "kept\n");
      const before = files();
      expect(await run(seed, "--locale", "it", "--id", "limits", "--report", join(folder, "report.md"))).toBe(1);
      expect(files()).toEqual(before);
      expect(readFileSync(content(name), "utf8")).toBe("kept\n");
      expect(printed.join("\n")).toMatch(/^Nothing was written, because this is there already: /u);
    },
  );

  test("gives a new variant the topic of the others", async () => {
    await cp(join(projectRoot, "tests/fixtures/knowledge/site.yaml"), content("site.yaml"));
    await mkdir(content("articles/wind"), { recursive: true });
    await writeFile(content("articles/wind/ar.md"), "---\ntopic: cables\nslug: rih\n---\n\nنص.\n");
    expect(await run(twins("en"), "--locale", "en", "--id", "wind")).toBe(0);
    expect(readFileSync(content("articles/wind/en.md"), "utf8")).toContain("\ntopic: cables\n");
  });

  test("refuses a file that is none, and a base without a site, with a line that says so", async () => {
    expect(await run(join(folder, "none.txt"), "--locale", "it")).toBe(1);
    expect(printed.at(-1)).toMatch(/There is no file .*none\.txt\./u);
    expect(await run(folder, "--locale", "it")).toBe(1);
    expect(printed.at(-1)).toMatch(/There is no file/u);
    await writeFile(join(folder, "latin.txt"), Buffer.from([0xe9, 0x20, 0xe9]));
    expect(await run(join(folder, "latin.txt"), "--locale", "it")).toBe(1);
    expect(printed.at(-1)).toMatch(/is not UTF-8/u);
    await writeFile(join(folder, "empty.txt"), "");
    expect(await run(join(folder, "empty.txt"), "--locale", "it")).toBe(1);
    expect(printed.at(-1)).toMatch(/has no paragraph under its title/u);
    await rm(content("site.yaml"));
    expect(await run(seed, "--locale", "it")).toBe(1);
    expect(printed.at(-1)).toMatch(/site\.yaml:1:1 file-readable/u);
  });

  test.each([
    [["--locale", "itt"], /no language of site\.yaml \(en, it\)\. Did you mean “it”\?/u],
    [["--locale", "it", "--with", seed, "--with-locale", "enn"], /“enn” is no language/u],
    [["--locale", "it", "--id", "No Id"], /is no id/u],
    [["--locale", "it", "--topic", "archs"], /Did you mean “arches”\?/u],
  ])("refuses %j, which the site does not have, as “new” does", async (words, message) => {
    const before = files();
    expect(await run(seed, ...words)).toBe(1);
    expect(printed.at(-1)).toMatch(message);
    expect(files()).toEqual(before);
  });

  test.each([
    [[], /Name the file/u],
    [[seed], /--locale/u],
    [[seed, twins("it"), "--locale", "it"], /a second one/u],
    [[seed, "--locale", "it", "--with", seed], /belong together/u],
    [[seed, "--locale", "it", "--with", seed, "--with-locale", "it"], /two languages/u],
    [[seed, "--locale", "it", "--drafts"], /--drafts/u],
  ])("does not understand %j", async (words, message) => {
    const before = files();
    await expect(run(...words)).rejects.toThrow(UsageError);
    await expect(run(...words)).rejects.toThrow(message);
    expect(files()).toEqual(before);
  });
});
