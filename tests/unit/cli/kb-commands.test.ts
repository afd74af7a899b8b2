import { spawnSync } from "node:child_process";
import process from "node:process";
import { expect, test } from "vitest";
import { projectRoot } from "../../site.ts";

const kb = (...words: string[]) =>
  spawnSync(process.execPath, ["src/cli/kb.ts", ...words], { cwd: projectRoot, encoding: "utf8" });

test("every command is listed and explains itself, with an example or at least its form", () => {
  const { stdout, status } = kb();
  expect(status).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([a-z-]+) {2,}\S/gmu)].map(([, name]) => name ?? "");
  expect(names).toContain("new");
  for (const name of names) {
    const help = kb(name, "--help");
    expect(help.status, name).toBe(0);
    expect(help.stdout, name).toMatch(new RegExp(`^Usage: npm run kb -- ${name}\\b`, "u"));
  }
}, 30_000);

test.each(["article", "translation", "reference"])(
  "“new %s” explains itself, alone",
  (part) => {
    const help = kb("new", part, "--help");
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(new RegExp(`^Usage: npm run kb -- new ${part} `, "u"));
    expect(help.stdout.match(/^Usage: /gmu)).toHaveLength(1);
    expect(help.stdout).toMatch(/^Examples?:\n {2}npm run kb -- new/mu);
    expect(help.stdout).toContain("Exit code: 0");
    for (const words of [
      ["new", part, "-h"],
      ["new", "--help", part],
      ["help", "new", part],
    ])
      expect(kb(...words).stdout).toBe(help.stdout);
  },
  30_000,
);

test("what was wrong is not lost in a page of help: the form follows, and where more is said", () => {
  const { status, stdout, stderr } = kb("new", "article", "--titel", "x");
  expect([status, stdout]).toEqual([2, ""]);
  const [said, , form, , more] = stderr.trimEnd().split("\n");
  expect(said).toBe("There is no option --titel. Did you mean “--title”?");
  expect(form).toMatch(/^Usage: npm run kb -- new article /u);
  expect(more).toBe("More: npm run kb -- new article --help");
});

test("a word that is no command ends with 2, what cannot be done with 1", () => {
  const unknown = kb("nwe");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("There is no command “nwe”. Did you mean “new”?");
  const refused = kb("new", "reference", "ftp://example.org/");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("is no address");
  expect(refused.stderr).not.toMatch(/^ {4}at /mu);
}, 30_000);
