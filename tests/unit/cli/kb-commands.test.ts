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

test("a word that is no command ends with 2, what cannot be done with 1", () => {
  const unknown = kb("nwe");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("There is no command “nwe”");
  const refused = kb("new", "reference", "ftp://example.org/");
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("is no address");
  expect(refused.stderr).not.toMatch(/^ {4}at /mu);
}, 30_000);
