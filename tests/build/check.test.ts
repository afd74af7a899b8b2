/** The commands themselves, in processes of their own: what they print where, and how they end. */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { copyOf, fixture, projectRoot, run, start, workshop } from "../site.ts";

const broken = join(projectRoot, "tests/fixtures/broken/citations");
const content = join(broken, "content");
const expected = (): Promise<string> => readFile(join(broken, "expected.txt"), "utf8");
const waiting = { timeout: 20_000 };
const countOf = (lines: string): number => lines.trimEnd().split("\n").length;

test("the check prints every problem and a count, and ends with 1", async () => {
  const lines = await expected();
  expect(await run("check", { content })).toEqual({
    status: 1,
    output: `${lines}\n${countOf(lines)} problems.\n`,
    errors: "",
  });
});

test("the build refuses with the same lines, before anything is written", async () => {
  const out = join(workshop, "broken");
  expect(await run("build", { content, out })).toEqual({ status: 1, output: "", errors: await expected() });
  expect(existsSync(out)).toBe(false);
});

test("paths choose what is printed, and what decides the exit code", async () => {
  const some = await run("check", { content, words: [join(content, "articles/keys")] });
  const lines = (await expected()).split("\n").filter((line) => line.includes("/articles/keys/"));
  expect(some.output).toBe(`${lines.join("\n")}\n\n${lines.length} problems.\n`);
  expect(await run("check", { content, words: [join(content, "site.yaml")] })).toMatchObject({ status: 0 });
});

test("--json prints everything for programs", async () => {
  const { status, output } = await run("check", { content, words: ["--json"] });
  const { problems, errors } = JSON.parse(output) as { problems: Record<string, unknown>[]; errors: number };
  expect({ status, errors }).toEqual({ status: 1, errors: countOf(await expected()) });
  expect(problems[0]).toEqual({
    file: expect.stringMatching(/\.mdx?$/u),
    line: expect.any(Number),
    column: expect.any(Number),
    rule: expect.any(String),
    severity: "error",
    message: expect.any(String),
  });
});

test("in a forge's workflow every problem is an annotation as well", async () => {
  const { output } = await run("check", { content, environment: { GITHUB_ACTIONS: "true" } });
  const [first = ""] = (await expected()).split("\n");
  const [, file = "", line = "", column = "", rule = ""] = /^(.+?):(\d+):(\d+) ([a-z-]+): /u.exec(first) ?? [];
  expect(output).toContain(`\n::error file=${file},line=${line},col=${column},title=${rule}::`);
  expect(output.split("\n").filter((one) => one.startsWith("::error"))).toHaveLength(countOf(await expected()));
});

test.each([
  ["an option that there is not", ["--nope"], {}],
  ["a path that there is not", ["no-such-folder"], {}],
  ["a path in which nothing of the base is", ["README.md"], {}],
  ["a folder of the knowledge that there is not", [], { content: "no-such-folder" }],
])("%s is a failure of the call: exit code 2, and how to call it", async (_, words, settings) => {
  const { status, output, errors } = await run("check", { content: fixture, words, ...settings });
  expect({ status, output }).toEqual({ status: 2, output: "" });
  expect(errors).toContain("Usage: npm run check");
});

test("advice lets the check pass, and the build; --strict does not", async () => {
  const copy = await copyOf(fixture, "advised");
  const unused = join(copy, "references/never-cited.yaml");
  await writeFile(unused, await readFile(join(copy, "references/marlow-spans.yaml"), "utf8"));
  const { status, output } = await run("check", { content: copy });
  expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/reference-used: warning: /u) });
  expect(await run("check", { content: copy, words: ["--strict", unused] })).toMatchObject({ status: 1 });
  expect(await run("check", { content: copy, words: ["--strict", join(copy, "pages")] })).toMatchObject({ status: 0 });
  const built = await run("build", { content: copy, out: join(workshop, "advised-out") });
  expect(built).toMatchObject({ status: 0, errors: expect.stringMatching(/reference-used: warning: /u) });
});

test("--watch checks again after every change", async () => {
  const copy = await copyOf(fixture, "watched");
  const article = join(copy, "articles/every-form/en.md");
  const good = await readFile(article, "utf8");
  const child = start("check", { content: copy, words: ["--watch"] });
  let printed = "";
  child.stdout.on("data", (data: Buffer) => {
    printed += data.toString();
  });
  try {
    await vi.waitFor(() => expect(printed).toContain("3 warnings."), waiting);
    await writeFile(article, `${good}\nSee [@no-such-key].\n`);
    await vi.waitFor(() => expect(printed).toMatch(/:6 reference-exists: .*\n\n1 problem, 4 warnings\./u), waiting);
    printed = "";
    await writeFile(article, good);
    await vi.waitFor(() => expect(printed).toContain("\n3 warnings."), waiting);
  } finally {
    child.kill();
  }
});
test("--fix writes what is certain and nothing else, once", async () => {
  const copy = await copyOf(join(projectRoot, "tests/fixtures/broken/typography/content"), "mended");
  const outside = join(workshop, "outside.md");
  const [crlf, marked, linked] = ["articles/tipografia/it.md", "articles/slips/en.md", "pages/linked/it.md"].map(
    (file) => join(copy, file),
  ) as [string, string, string];
  await writeFile(crlf, (await readFile(crlf, "utf8")).replaceAll("\n", "\r\n"));
  await writeFile(marked, `\uFEFF${await readFile(marked, "utf8")}`);
  await cp(crlf, outside);
  await mkdir(join(copy, "pages/linked"), { recursive: true });
  await symlink(outside, linked);
  const written = await filesOf(copy);

  const { errors } = await run("check", { content: copy, words: ["--fix"] });
  const mended = await filesOf(copy);
  const changed = [...mended].filter(([name, { text }]) => text !== written.get(name)?.text).map(([name]) => name);
  expect(errors.trim().split("\n").toSorted()).toEqual(
    changed.map((name) => expect.stringMatching(new RegExp(`${name}: \\d+ mended\\.$`, "u"))),
  );
  expect(changed).toEqual([
    "articles/drawn/spans.yaml",
    "articles/slips/en.md",
    "articles/tipografia/it.md",
    "messages/it.json",
    // Its note; the quotation below stays.
    "references/marlow-spans.yaml",
    "site.yaml",
  ]);
  const [italian, english] = [mended.get("articles/tipografia/it.md")?.text, mended.get("articles/slips/en.md")?.text];
  expect(italian).toContain("\r\nÈ un arco perché spinge, qual è un po’ strano: l’arco degli anni ’80 e quello");
  expect(italian?.match(/(?<!\r)\n/gu)).toBeNull();
  expect(english).toMatch(/^\uFEFF---\ntitle: The arch’s weight\n/u);
  expect(english).toContain("> \"Quoted\" words aren't the author's.");
  expect(await readFile(outside, "utf8")).toBe(written.get("articles/tipografia/it.md")?.text);

  expect(await run("check", { content: copy, words: ["--fix"] })).toMatchObject({ errors: "" });
  expect(await filesOf(copy)).toEqual(mended);
  await rm(outside);
});

/** Text and time of every file of a folder, by name; no links. */
async function filesOf(folder: string): Promise<Map<string, { text: string; time: number }>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const file = { text: await readFile(path, "utf8"), time: (await stat(path)).mtimeMs };
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), file] as const;
    });
  return new Map((await Promise.all(read)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
