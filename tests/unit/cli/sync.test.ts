/** `npm run kb -- sync` over a small base: what a translator is shown, what is recorded, and what is refused. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../../src/cli/command.ts";
import { command } from "../../../src/cli/commands/sync.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import type { TranslationRecord } from "../../../src/translation/record.ts";

const siteYaml = `title: { en: Spans, it: Campate }
tagline: { en: Spans., it: Campate. }
url: https://kb.example
sourceLocale: en
locales: [{ tag: en, name: English }, { tag: it, name: Italiano }]
licence: { name: CC0 1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
topics: [{ id: arches, title: { en: A, it: A }, slug: { en: arches, it: archi }, description: { en: B, it: B } }]
`;
const english = [
  "The bridge has two towers.",
  "## Towers",
  "Each tower carries four chains.",
  "The deck is of timber.",
];
const italian = ["Il ponte ha due torri.", "## Torri", "Ogni torre porta quattro catene.", "L’impalcato è di legno."];

let folder = "";
let page = "";
let recordFile = "";
const write = (name: string, paragraphs: readonly string[], kind = "pages", id = "spans"): void => {
  mkdirSync(join(folder, kind, id), { recursive: true });
  const text = `---\ntitle: Spans ${name}\ndescription: D.\nslug: spans-${name}\nupdated: 2026-02-08\n---\n\n${paragraphs.join("\n\n")}\n`;
  writeFileSync(join(folder, kind, id, `${name}.md`), text);
};
const day = (on: string): void => {
  vi.stubEnv("KB_TODAY", on);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-sync-"));
  page = join(folder, "pages/spans");
  recordFile = join(page, "it.sync.json");
  writeFileSync(join(folder, "site.yaml"), siteYaml);
  write("en", english);
  write("it", italian);
  vi.stubEnv("KB_CONTENT", folder);
  day("2026-03-01");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What a call prints, paths without what leads to the base, and its exit code. */
async function call(...words: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const complain = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const code = await command.run(words);
  const [lines, errors] = [print, complain].map(({ mock }) =>
    mock.calls.flatMap((args) =>
      String(args[0])
        .replaceAll(/[^\s“]*kb-sync-\w+\//gu, "")
        .split("\n"),
    ),
  );
  print.mockRestore();
  complain.mockRestore();
  return { code, lines: lines ?? [], errors: errors ?? [] };
}
const record = (): TranslationRecord => JSON.parse(readFileSync(recordFile, "utf8")) as TranslationRecord;
/** What the check says of the two texts. */
const checked = async (): Promise<string[]> => {
  const { problems } = await readKnowledge(readSettings({ KB_CONTENT: folder }));
  return problems.flatMap(({ rule, line, message }) =>
    rule.startsWith("translation-") ? [`${line} ${rule} ${/“(npm [^”]*)”/u.exec(message)?.[1]}`] : [],
  );
};

test("a translator brings a text back in step with what the check and the command say", async () => {
  expect(await checked()).toEqual(["1 translation-recorded npm run kb -- sync spans it"]);
  expect((await call()).lines[0]).toBe("spans  it  never compared");
  await call("spans", "it");
  expect(await checked()).toEqual([]);
  expect((await call()).lines).toEqual(["1 of 1 translations are in step."]);

  write("en", ["Opened in 1831.", ...english.with(2, "Each tower carries eight chains.").slice(0, 3)]);
  day("2026-04-01");
  expect(await checked()).toEqual([
    "1 translation-in-step npm run kb -- sync spans it --block 0",
    "12 translation-in-step npm run kb -- sync spans it --block 3",
    "14 translation-in-step npm run kb -- sync spans it --block 4",
  ]);
  expect((await call()).lines[0]).toBe("spans  it  1 changed, 1 removed, 1 missing");
  const { code, lines } = await call("spans", "it", "--list");
  expect([code, lines.join("\n")]).toEqual([
    0,
    `pages/spans/it.md is not in step with pages/spans/en.md:

block 0, pages/spans/it.md:1:1: the original has something before the first block; translate it, or leave it out
  the original now, pages/spans/en.md:8:1
    Opened in 1831.

block 3, pages/spans/it.md:12:1: the original has changed; bring this up to date
  the original on 2026-03-01
    Each tower carries [-four-] chains.
  the original now, pages/spans/en.md:14:1
    Each tower carries {+eight+} chains.
  the translation
    Ogni torre porta quattro catene.

block 4, pages/spans/it.md:14:1: the original no longer has this; take it out, or keep it
  the original on 2026-03-01
    [-The deck is of timber.-]
  the translation
    L’impalcato è di legno.

When they agree: npm run kb -- sync spans it --block 0 --block 3 --block 4`,
  ]);

  write("it", ["Aperto nel 1831.", ...italian.with(2, "Ogni torre porta otto catene.").slice(0, 3)]);
  expect(await checked()).toEqual([
    "8 translation-recorded npm run kb -- sync spans it --block 1",
    "14 translation-in-step npm run kb -- sync spans it --block 4",
  ]);
  const done = await call("spans", "it", "--block", "1", "--block", "4");
  expect(done).toEqual({
    code: 0,
    lines: ["Recorded as compared: 2 blocks.", "pages/spans/it.md is in step."],
    errors: [],
  });
  expect(await checked()).toEqual([]);
  expect(record().map(({ on }) => on)).toEqual(["2026-04-01", "2026-03-01", "2026-03-01", "2026-04-01"]);
});

test("the record of a long text may be longer than other data", async () => {
  const long = Array.from({ length: 90 }, (_, index) => `Paragraph ${index}: ${"words ".repeat(700)}`.trim());
  write("en", long);
  write(
    "it",
    long.map((text) => `Il ${text}`),
  );
  await call("spans", "it");
  expect(readFileSync(recordFile).length).toBeGreaterThan(256_000);
  expect(await checked()).toEqual([]);
});

describe("comparing one block", () => {
  beforeEach(async () => {
    await call("spans", "it");
    write("en", [...english.map((text) => text.replace(/\.$/u, ", they say.")), "A toll was taken."]);
    day("2026-04-01");
  });

  test("changes its entry alone, byte for byte, and tells what is open", async () => {
    const before = readFileSync(recordFile, "utf8").split("\n");
    const { lines } = await call("spans", "it", "--block", "3");
    expect(lines).toEqual([
      "Recorded as compared: 1 block.",
      "Still open: blocks 1, 4. What has changed: npm run kb -- sync spans it --list",
    ]);
    const now = readFileSync(recordFile, "utf8").split("\n");
    expect(now).toHaveLength(before.length);
    expect(now.filter((line, index) => line !== before[index])).toEqual([
      '    "on": "2026-04-01",',
      '      "Each tower carries four chains, they say."',
    ]);
    expect(readdirSync(page).toSorted()).toEqual(["en.md", "it.md", "it.sync.json"]);
  });

  test("leaves out what is missing behind it, and says so", async () => {
    const { lines } = await call("spans", "it", "--block", "4");
    expect(lines.slice(0, 2)).toEqual([
      "Recorded as compared: 1 block.",
      "Left out of the translation: pages/spans/en.md:16:1 “A toll was taken.”",
    ]);
    expect(record().at(-1)).toEqual({ on: "2026-04-01", translation: [], original: ["A toll was taken."] });
  });

  test("that is in step changes nothing", async () => {
    const before = readFileSync(recordFile, "utf8");
    expect((await call("spans", "it", "--block", "2")).lines[0]).toBe("There was nothing to record.");
    expect(readFileSync(recordFile, "utf8")).toBe(before);
  });
});

describe("what is recorded on two branches merges by itself", () => {
  const blocks = Array.from({ length: 6 }, (_, index) => `Paragraph ${index} of the text.`);
  const anew = blocks.map((text) => text.replace("of", "in"));
  /** The record after these blocks were compared. */
  const recordedOn = async (base: string, day_: string, ...numbers: number[]): Promise<string> => {
    writeFileSync(recordFile, base);
    day(day_);
    await call("spans", "it", ...numbers.flatMap((number) => ["--block", String(number)]));
    return readFileSync(recordFile, "utf8");
  };
  const merged = (base: string, ours: string, theirs: string): { status: number | null; text: string } => {
    for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(folder, name), text);
    const { status, stdout } = spawnSync("git", ["merge-file", "-p", "ours", "base", "theirs"], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, text: stdout };
  };

  test.each([
    ["blocks apart", [1], [5]],
    ["neighbours", [2], [3]],
    ["every other one", [1, 3, 5], [2, 4, 6]],
  ])("%s", async (_, mine, yours) => {
    write("en", blocks);
    write(
      "it",
      blocks.map((text) => `Il ${text}`),
    );
    await call("spans", "it");
    const base = readFileSync(recordFile, "utf8");
    write("en", anew);
    const [ours, theirs] = [
      await recordedOn(base, "2026-04-01", ...mine),
      await recordedOn(base, "2026-05-01", ...yours),
    ];
    const { status, text } = merged(base, ours, theirs);
    expect(status, text).toBe(0);
    writeFileSync(recordFile, text);
    const dates = record().map(({ on }) => on);
    expect(mine.map((number) => dates[number - 1])).toEqual(mine.map(() => "2026-04-01"));
    expect(yours.map((number) => dates[number - 1])).toEqual(yours.map(() => "2026-05-01"));
    expect((await checked()).length).toBe(6 - mine.length - yours.length);
  });

  test("one who left a block out, and one who compared another", async () => {
    write("en", blocks);
    write(
      "it",
      blocks.map((text) => `Il ${text}`),
    );
    await call("spans", "it");
    const base = readFileSync(recordFile, "utf8");
    write("en", anew.toSpliced(2, 0, "Wholly new and never heard."));
    const [ours, theirs] = [await recordedOn(base, "2026-04-01", 2), await recordedOn(base, "2026-05-01", 5)];
    const { status, text } = merged(base, ours, theirs);
    expect(status, text).toBe(0);
    writeFileSync(recordFile, text);
    expect(record()).toHaveLength(7);
  });
});

describe("is refused, and nothing is written:", () => {
  test.each([
    [["spasn", "it"], "There is no article and no page “spasn”. Did you mean “spans”?"],
    [["../spans", "it"], "There is no article and no page “../spans”."],
    [["spans", "de"], "“de” is no language of site.yaml (en, it)."],
    [["spans", "en"], "“en” is the language that texts are translated from; name that of the translation."],
    [["spans", "it", "--block", "5"], "pages/spans/it.md has 4 blocks, and none with the number 5."],
    [["lone", "it"], "pages/lone has no it; begin it with “npm run kb -- new translation lone it”."],
    [["solo", "it"], "pages/solo has no en, which its translations would be compared with."],
  ])("%j", async (words, message) => {
    write("en", english, "pages", "lone");
    write("it", italian, "pages", "solo");
    const { code, lines, errors } = await call(...words);
    expect([code, lines]).toEqual([1, []]);
    expect(errors[0]).toContain(message);
    expect(existsSync(recordFile)).toBe(false);
  });

  test("a text that is called as another", async () => {
    cpSync(page, join(folder, "articles/spans"), { recursive: true });
    expect((await call("spans", "it")).errors).toEqual([
      "“spans” is an article and a page; write articles/spans or pages/spans.",
    ]);
    expect((await call("pages/spans", "it")).code).toBe(0);
    expect(existsSync(recordFile)).toBe(true);
  });

  test("a record that cannot be read", async () => {
    writeFileSync(recordFile, "[\n<<<<<<< ours\n");
    const { code, errors } = await call("spans", "it");
    expect(code).toBe(1);
    expect(errors[1]).toMatch(/^pages\/spans\/it\.sync\.json:2:1 translation-record-readable: a merge left its marks/u);
    expect(readFileSync(recordFile, "utf8")).toBe("[\n<<<<<<< ours\n");
  });

  test("a text with errors, and of a text in work the blocks that have them", async () => {
    write("it", italian.with(2, "Ogni torre porta quattro catene [@nessuno]."));
    const { code, errors } = await call("spans", "it");
    expect([code, errors[0]]).toEqual([1, "Mend this first; nothing was recorded."]);
    expect(errors[1]).toContain("pages/spans/it.md:12:34 reference-exists");
    expect((await call("spans", "it", "--block", "3")).code).toBe(1);
    expect(existsSync(recordFile)).toBe(false);
    expect((await call("spans", "it", "--block", "4")).code).toBe(0);
    writeFileSync(join(page, "it.md"), "---\ntitle: [\n---\n");
    expect((await call("spans", "it")).errors[0]).toBe("pages/spans cannot be read; mend it first:");
  });
});

test.each([
  ["spans"],
  ["spans", "it", "more"],
  ["spans", "it", "--block", "two"],
  ["spans", "it", "--block=-1"],
  ["spans", "it", "--list", "--block", "1"],
  ["--block", "1"],
  ["spans", "it", "--lsit"],
])("%s %s %s %s means nothing", async (...words) => {
  await expect(call(...words)).rejects.toThrow(UsageError);
});
