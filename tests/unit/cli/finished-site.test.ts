import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bringBack, clearUp, openToReaders, recover, swap, workFolder } from "../../../src/cli/finished-site.ts";

let folder = "";
let dist = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kb-swap-"));
  dist = join(folder, "dist");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function site(path: string, words: string): string {
  mkdirSync(path);
  writeFileSync(join(path, "index.html"), words);
  return path;
}
const words = (path: string): string => readFileSync(join(path, "index.html"), "utf8");

/** A process that cannot be. */
const DEAD = 2_147_483_647;

describe.each([
  ["in one step", process.env["PATH"] ?? ""],
  ["by two renames", ""],
])("the swap of the sites %s", (_, path) => {
  beforeEach(() => vi.stubEnv("PATH", path));

  it("puts the first site in its place", () => {
    swap(site(workFolder(dist), "first"), dist);
    expect(words(dist)).toBe("first");
  });

  it("puts a site in the place of the last, which can then be cleared up", async () => {
    site(dist, "last");
    swap(site(workFolder(dist), "new"), dist);
    expect(words(dist)).toBe("new");
    await clearUp(dist);
    expect(words(dist)).toBe("new");
    expect([workFolder(dist), `${workFolder(dist)}-old`].filter((one) => existsSync(one))).toEqual([]);
  });

  it("leaves the last site where there is no new one", () => {
    site(dist, "last");
    expect(() => swap(workFolder(dist), dist)).toThrow("ENOENT");
    expect(words(dist)).toBe("last");
  });
});

describe("after a build that died between two renames", () => {
  beforeEach(() => {
    site(join(folder, `.dist.build-${DEAD}-old`), "last");
    site(join(folder, `.dist.build-${DEAD}`), "new");
  });

  it("whoever reads the site has it back", async () => {
    await bringBack(dist);
    expect(words(dist)).toBe("last");
  });

  it("a site that stands there stays", async () => {
    site(dist, "newer");
    await bringBack(dist);
    recover(dist);
    expect(words(dist)).toBe("newer");
  });
});

it("clears up after the dead, and leaves the living and what is no build's alone", async () => {
  const [dead, alive, foreign] = [`.dist.build-${DEAD}`, `.dist.build-${process.ppid}`, ".dist-of-mine"];
  for (const name of [dead, alive, foreign]) mkdirSync(join(folder, name));
  await clearUp(dist);
  expect([dead, alive, foreign].map((name) => existsSync(join(folder, name)))).toEqual([false, true, true]);
});

it.skipIf(process.platform === "win32")("opens what was private to all readers, and to nobody's writing", () => {
  site(dist, "secret");
  chmodSync(join(dist, "index.html"), 0o600);
  chmodSync(dist, 0o770);
  openToReaders(dist);
  expect([dist, join(dist, "index.html")].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual([
    "755",
    "644",
  ]);
});
