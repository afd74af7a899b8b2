import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileProblems } from "../../../src/knowledge/file-rules.ts";
import { describe as describeFile, listFiles, readText } from "../../../src/knowledge/files.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { formatProblem } from "../../../src/knowledge/problems.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "kb-files-")), "content");
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(dirname(folder), { recursive: true });
});

function write(name: string, content: string | Uint8Array = "x"): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function link(name: string, target: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  symlinkSync(target, join(folder, name));
}

/** Rule and words of every problem that files themselves have, by name. */
async function told(): Promise<string[]> {
  const problems = await fileProblems(folder);
  return problems.map(({ file, rule, message }) => `${file.replace(/^.*\/content\//u, "")} ${rule}: ${message}`);
}

const refused = (code: string) => Object.assign(new Error(code), { code });

describe("symbolic links", () => {
  beforeEach(() => write("articles/good/en.md"));

  test.each([
    ["../../../outside.md", "leads out of the folder"],
    ["/etc/passwd", "leads out of the folder"],
    ["nothing.md", "a symbolic link to nothing"],
    ["en.md", "leads back to itself"],
    ["../good", "to a folder"],
  ])("to %s are told, and not followed", async (target, words) => {
    writeFileSync(join(folder, "..", "outside.md"), "secret");
    link("articles/linked/en.md", target);
    expect(await told()).toEqual([expect.stringContaining(`articles/linked/en.md file-readable: the file is`)]);
    expect((await told())[0]).toContain(words);
    expect((await listFiles(join(folder, "articles"))).map(({ name }) => name)).toEqual(["good/en.md"]);
  });

  test("to a file of the knowledge are as good as a file", async () => {
    link("articles/linked/en.md", "../good/en.md");
    expect(await told()).toEqual([]);
    expect(await listFiles(join(folder, "articles"))).toHaveLength(2);
  });

  test("a room that is one is told, and nobody enters it", async () => {
    mkdirSync(join(folder, "..", "elsewhere"));
    writeFileSync(join(folder, "..", "elsewhere", "leak.yaml"), "secret");
    link("references", "../elsewhere");
    expect(await told()).toEqual([
      expect.stringContaining("references file-readable: the file is a symbolic link that leads out"),
    ]);
    expect(await listFiles(join(folder, "references"))).toEqual([]);
  });

  test.each(["site.yaml", "searches.yaml", "source-status.json"])("%s is not read through one", async (name) => {
    await promises.cp("tests/fixtures/knowledge", folder, { recursive: true });
    writeFileSync(join(folder, "..", "secret"), "secret: 1\n");
    rmSync(join(folder, name));
    link(name, "../secret");
    const { problems } = await readKnowledge({ ...readSettings({}), contentDir: folder });
    const own = problems.filter(({ file }) => file.endsWith(`/${name}`));
    expect(own.map(({ message }) => message)).toEqual([expect.stringContaining("leads out of the folder")]);
    expect(problems.map(formatProblem).join("\n")).not.toContain("secret");
  });
});

describe("names", () => {
  test("that differ only by capitals or by the form of their accents are told", async () => {
    for (const name of ["a/en.md", "A/en.md", "caf\u00e9/en.md", "cafe\u0301/en.md", "b/EN.md", "b/en.md"])
      write(`articles/${name}`);
    expect((await told()).map((line) => line.replace(/:.* by /u, ": by "))).toEqual([
      "articles/a file-name-unique: by capitals, which macOS and Windows take for one name; rename one.",
      "articles/b/en.md file-name-unique: by capitals, which macOS and Windows take for one name; rename one.",
      expect.stringContaining("file-name-unique: by the form of their accents"),
    ]);
  });

  test("of every room vanish nowhere", async () => {
    const good = readSettings({ KB_CONTENT: "tests/fixtures/knowledge" }).contentDir;
    await promises.cp(good, folder, { recursive: true });
    const settings = { ...readSettings({}), contentDir: folder };
    const { problems: before } = await readKnowledge(settings);
    // One of its translations is out of step.
    expect(before.map(({ rule }) => rule)).toEqual(Array(3).fill("translation-in-step"));
    const rooms = [
      "",
      "articles/",
      "articles/x/",
      "references/",
      "pages/",
      "pages/x/",
      "introductions/home/",
      "messages/",
    ];
    const names = [
      "a#b.md",
      "a?b.md",
      "a%20b.md",
      "a:b.md",
      "a b.md",
      ".hidden.md",
      "A.MD",
      "x.md.bak",
      "x.md.",
      "plain",
      "x.txt",
      "é.yaml",
      "A.yaml",
      "x.yml",
      "x.json.old",
      "-.md",
      "..md",
      "con.md",
    ];
    const odd = rooms.flatMap((room) => names.map((name) => room + name));
    for (const name of odd) write(name);
    const files = new Set(
      (await readKnowledge(settings)).problems.map(({ file }) => file.replace(/^.*\/content\//u, "")),
    );
    expect(odd.filter((name) => !files.has(name))).toEqual([]);
  });
});

describe("folders", () => {
  test("without a text are advice, what systems leave behind in them is none", async () => {
    write("articles/good/en.md");
    write("articles/begun/.DS_Store");
    mkdirSync(join(folder, "pages", "empty"), { recursive: true });
    expect(await told()).toEqual([
      "articles/begun folder-used: the folder is empty; write <locale>.md in it, or delete it.",
      "pages/empty folder-used: the folder is empty; write <locale>.md in it, or delete it.",
    ]);
  });

  test("that cannot be read are told, and the others are read", async () => {
    write("articles/good/en.md");
    write("articles/locked/en.md");
    const real = promises.readdir;
    vi.spyOn(promises, "readdir").mockImplementation(((path: string, options: object) =>
      path.endsWith("locked") ? Promise.reject(refused("EACCES")) : real(path, options)) as never);
    syncBuiltinESMExports();
    expect(await told()).toEqual([
      "articles/locked file-readable: the folder cannot be read, because you have no permission to; allow it (chmod u+r).",
    ]);
    expect(await listFiles(join(folder, "articles"))).toHaveLength(1);
  });
});

describe("a file", () => {
  const read = async (name: string): Promise<string> => {
    const text = await readText(describeFile(join(folder, name), folder));
    return typeof text === "string" ? text : `${text.line}:${text.column} ${text.rule}: ${text.message}`;
  };

  test("that is gone, a folder or locked is told", async () => {
    expect(await read("gone.md")).toContain("1:1 file-readable: the file does not exist");
    mkdirSync(join(folder, "site.yaml"), { recursive: true });
    expect(await read("site.yaml")).toContain("1:1 file-readable: the file is no file");
    write("locked.md");
    const reading = vi.spyOn(promises, "readFile").mockRejectedValueOnce(refused("EACCES"));
    syncBuiltinESMExports();
    expect(await read("locked.md")).toContain("you have no permission");
    reading.mockRejectedValueOnce(refused("ENOENT"));
    expect(await read("locked.md")).toContain("deleted while the check ran");
  });

  test.each([
    ["of ten megabytes", "a.md", 10_000_000, 1],
    ["of one byte too many", "a.md", 500_001, 1],
    ["of data", "a.yaml", 256_001, 1],
  ])("%s is told at once", async (_, name, size, line) => {
    write(name, "words\n".repeat(size / 6 + 1).slice(0, size));
    expect(await read(name)).toMatch(new RegExp(`^${line}:1 file-small: the file has [\\d,]+ bytes`, "u"));
  });

  test("of one long line, or without empty lines, is told there", async () => {
    write("a.md", `words\r\n\r\n${"a".repeat(20_001)}\r\n`);
    expect(await read("a.md")).toContain("3:1 file-small: the line that begins here has 20,001 characters");
    write("a.md", `words\n\n\n${"a\n".repeat(25_001)}\nwords`);
    expect(await read("a.md")).toContain("4:1 file-small: the paragraph that begins here has 50,002 characters");
    write("a.md", `${"a".repeat(20_000)}\n\n`.repeat(20));
    expect(await read("a.md")).toContain("aaa");
    write("a.md", `${"a".repeat(15_000)}\u2028\u2029`.repeat(20));
    expect(await read("a.md")).toContain("aaa");
    write("a.yaml", `a: ${"a".repeat(100_000)}\n`);
    expect(await read("a.yaml")).toContain("aaa");
  });

  test.each([
    ["UTF-16 with a mark", Buffer.from("\uFEFFwords", "utf16le"), "1:1 file-readable: the file is UTF-16"],
    [
      "UTF-16 the other way round",
      Buffer.from("\uFEFFwords", "utf16le").swap16(),
      "1:1 file-readable: the file is UTF-16",
    ],
    ["UTF-16 without one", Buffer.from("words", "utf16le"), "1:1 file-readable: the file is UTF-16"],
    ["Latin-1", Buffer.from("one\ncafé", "latin1"), "2:4 file-readable: the byte E9"],
    ["half a character", Buffer.from([0x61, 0xe2, 0x82]), "1:2 file-readable: the byte E2"],
    [
      "a lost character before",
      Buffer.concat([Buffer.from("\uFEFFa\uFFFD b"), Buffer.from([0xff])]),
      "1:5 file-readable: the byte FF",
    ],
    ["a surrogate", Buffer.from([0x61, 0xed, 0xa0, 0x80]), "1:2 file-readable: the byte ED"],
  ])("in %s is told where it cannot be read", async (_, bytes, words) => {
    write("a.md", bytes);
    expect(await read("a.md")).toContain(words);
  });

  test("may begin with a mark, and hold a null, which others tell", async () => {
    write("a.md", "\uFEFFa\0b");
    expect(await read("a.md")).toBe("a\0b");
  });
});
