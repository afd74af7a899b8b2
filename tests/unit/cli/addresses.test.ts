/** `npm run kb -- addresses` in a copy of the tests' own base. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LEDGER_FILE } from "../../../src/knowledge/ledger.ts";
import { fixture, projectRoot } from "../../site.ts";

let content = "";
beforeEach(() => {
  content = join(mkdtempSync(join(tmpdir(), "kb-addresses-")), "content");
  cpSync(fixture, content, { recursive: true });
});
afterEach(() => rmSync(join(content, ".."), { recursive: true }));

const addresses = (...words: string[]) =>
  spawnSync(process.execPath, ["src/cli/kb.ts", "addresses", ...words], {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, KB_CONTENT: content, KB_BASE: "/kb/" },
  });
const edit = (file: string, from: string, to: string): void => {
  const path = join(content, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};
const recorded = (): string[] => readFileSync(join(content, LEDGER_FILE), "utf8").split("\n");

test("a new slug is lost until a line says where it is, and recorded when it is published", () => {
  const before = recorded();
  edit("articles/every-form/en.md", "slug: bridges-in-every-form", "slug: all-bridges");
  const lost = addresses();
  expect(lost.status).toBe(1);
  expect(lost.stdout).toMatch(/^New, not recorded yet \(6\):$/mu);
  expect(lost.stdout).toContain("  /en/all-bridges/ article:every-form\n");
  const way = "write “/en/bridges-in-every-form/: article:every-form” under “moved:” in redirects.yaml.";
  expect(lost.stdout).toContain(`“article:every-form” is at “/en/all-bridges/” now; ${way}`);
  expect(lost.stdout.match(/address-kept/gu)).toHaveLength(1);

  edit("redirects.yaml", "moved:\n", "moved:\n  /en/bridges-in-every-form/: article:every-form\n");
  expect(addresses().status).toBe(0);
  expect(addresses("--strict").status).toBe(1);
  expect(addresses("--record").stdout).toMatch(/: 6 added, \d+ in all\.\n$/u);
  expect(addresses("--strict").status).toBe(0);
  // Nothing is taken out, and the file is in order.
  const after = recorded();
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
  expect(after.slice(1, -1)).toEqual(after.slice(1, -1).toSorted());
  expect(after).toContain("/en/bridges-in-every-form.bib article:every-form");
}, 60_000);

test("recording mends what a merge has left, and leaves a list that is complete as it is", () => {
  const whole = recorded();
  const [head = "", first = "", ...rest] = whole;
  writeFileSync(
    join(content, LEDGER_FILE),
    [head, "<<<<<<< HEAD", rest[3], "=======", first, ">>>>>>> other", ...rest].join("\n"),
  );
  expect(addresses("--record").status).toBe(0);
  expect(recorded()).toEqual(whole);
  addresses("--record");
  expect(recorded()).toEqual(whole);
}, 60_000);

test("a base with errors is not recorded", () => {
  const before = recorded();
  edit("articles/every-form/en.md", "topic: arches", "topic: archse");
  const { status, stderr } = addresses("--record");
  expect([status, recorded()]).toEqual([1, before]);
  expect(stderr).toContain("topic-exists: unknown topic “archse”.");
}, 60_000);
