import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { pathOf } from "../../../src/cli/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "kb-programs-"));
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true }));

it("finds a program on the PATH", () => {
  const file = join(folder, process.platform === "win32" ? "java.exe" : "java");
  writeFileSync(file, "");
  vi.stubEnv("PATH", folder);
  expect(pathOf("java")).toBe(file);
});

it("says what one that is not there is for, and how to get it", () => {
  vi.stubEnv("PATH", join(folder, "nothing"));
  expect(() => pathOf("linkchecker")).toThrow(
    /^These programs are not on the PATH:\n {2}- linkchecker: follows .*\n.*apt-get install linkchecker\n/u,
  );
});
