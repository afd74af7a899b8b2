/**
 * Imports, as data: `tests/fixtures/import/<name>/` has pages, options and, in `expected/`, the files and the report.
 * `UPDATE=1` rewrites what is expected; read the difference before believing it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import type { Base } from "../../../src/import/base.ts";
import { readPage } from "../../../src/import/page.ts";
import { type Import, planImport, type Version } from "../../../src/import/plan.ts";
import { reportOf } from "../../../src/import/telling.ts";
import { recordYaml } from "../../../src/knowledge/record-yaml.ts";
import { urlFault } from "../../../src/knowledge/url.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";
import { projectRoot } from "../../site.ts";
import { baseWith } from "./base.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const folder = join(projectRoot, "tests/fixtures/import");

const SCHEMA = "../../.schemas/reference.json";

interface Options extends Partial<Pick<Base, "records" | "texts">> {
  versions: { file: string; locale: string }[];
  id?: string;
  topic?: string;
  all?: boolean;
  sourceLocale?: string;
}

function importOf(name: string, ending = "\n"): { planned: Import; report: string; versions: Version[] } {
  const options = JSON.parse(readFileSync(join(folder, name, "options.json"), "utf8")) as Options;
  const versions = options.versions.map(({ file, locale }) => {
    const text = readFileSync(join(folder, name, file), "utf8").replaceAll("\n", ending);
    return { page: readPage(text, `old/${file}`), locale };
  });
  const [first, ...rest] = versions;
  if (first === undefined) throw new Error(`${name} has no page`);
  const { id, topic, all = false } = options;
  const planned = planImport([first, ...rest], baseWith(options), {
    ...{ id, topic, all, today: "2026-11-23" },
    schema: SCHEMA,
  });
  return { planned, versions, report: reportOf(planned, [first, ...rest], { folder: "content", isTrial: false }) };
}

/** What every record that is begun has; its own test holds it. */
const begun = new Set(recordYaml({ draft: true }, SCHEMA).split("\n").slice(0, -1));
const ownLines = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !begun.has(line))
    .join("\n");

/** The files and the report; of records what the import says. */
const filesOf = ({ planned, report }: ReturnType<typeof importOf>): Map<string, string> =>
  new Map([
    ...planned.files.map(({ name, text }): [string, string] => [name, name.endsWith(".yaml") ? ownLines(text) : text]),
    ["report.md", report],
  ]);

async function expectedFiles(name: string): Promise<Map<string, string>> {
  const expected = join(folder, name, "expected");
  const entries = await readdir(expected, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.map(
        async (path): Promise<[string, string]> => [
          path.slice(expected.length + 1).replaceAll("\\", "/"),
          await readFile(path, "utf8"),
        ],
      ),
    ),
  );
}

async function update(name: string, files: ReadonlyMap<string, string>): Promise<void> {
  await rm(join(folder, name, "expected"), { recursive: true, force: true });
  for (const [file, text] of files) {
    const path = join(folder, name, "expected", file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** Words of a text, whatever stands around them. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const inOrder = (entries: ReadonlyMap<string, string>): [string, string][] =>
  [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe.each(readdirSync(folder))("%s", (name) => {
  const { planned, report, versions } = importOf(name);
  const files = filesOf({ planned, report, versions });

  test("becomes these files", async () => {
    if (process.env["UPDATE"]) await update(name, files);
    expect(inOrder(files)).toEqual(inOrder(await expectedFiles(name)));
  });

  test("becomes the same whatever its lines end in", () => {
    const other = importOf(name, "\r\n");
    expect(other.planned.files).toEqual(planned.files);
    expect(other.report).toBe(report);
  });

  test.each(versions)("loses no word in $locale", ({ page, locale }) => {
    const article = files.get(`articles/${planned.id}/${locale}.md`) ?? "";
    const written = wordsOf(article);
    for (const { text, markers } of page.blocks) {
      const own = markers
        .filter(({ stays }) => stays === undefined)
        .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text.text);
      for (const word of wordsOf(own)) expect(written, word).toContain(word);
    }
  });

  test.each(versions)("is Markdown in $locale that cites what the page cites", async ({ page, locale }) => {
    const article = files.get(`articles/${planned.id}/${locale}.md`) ?? "";
    const { analysis } = await renderMarkdown(article, new URL("file:///en.md"));
    expect(analysis.faults).toEqual([]);
    const keys = new Set(analysis.uses.map(({ key }) => key));
    const stubs = [...files.keys()].flatMap((file) => /^references\/(.*)\.yaml$/u.exec(file)?.[1] ?? []);
    for (const key of keys) expect([...stubs, "known-page"]).toContain(key);
    const markers = page.blocks.flatMap((block) => block.markers);
    expect(keys.size > 0).toBe(markers.some(({ stays }) => stays === undefined));
    for (const { numbers, stays } of markers)
      if (stays !== undefined) for (const number of numbers) expect(report).toContain(String(number));
  });

  test("has stubs that are drafts with an address that needs no repair", () => {
    const stubs = planned.files.filter(({ name: file }) => file.startsWith("references/"));
    for (const { text } of stubs) {
      const record = parse(text) as { draft: unknown; URL: string };
      expect(Object.keys(record)).toEqual(["draft", "URL"]);
      expect(record.draft).toBe(true);
      expect(urlFault(record.URL)).toBeUndefined();
      expect(record.URL).not.toMatch(/\s/u);
    }
    const addresses = stubs.map(({ text }) => (parse(text) as { URL: string }).URL);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});
