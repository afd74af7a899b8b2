import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { install } from "../../../src/cli/install.mjs";

const folder = mkdtempSync(join(tmpdir(), "kb-install-"));

/** An npm that notes that it ran and then does what it is told. */
function pretendNpm(lines: string): void {
  writeFileSync(join(folder, "npm-cli.mjs"), `import fs from "node:fs"; fs.appendFileSync("ran", "x");\n${lines}`);
}

const timesRan = () => readFileSync(join(folder, "ran"), "utf8").length;

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package-lock.json"), "{}");
  vi.stubEnv("npm_execpath", join(folder, "npm-cli.mjs"));
  vi.stubEnv("npm_node_execpath", process.execPath);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it("installs once", async () => {
  pretendNpm("");
  expect(await install(folder)).toBe(true);
  expect(await install(folder)).toBe(false);
  expect(timesRan()).toBe(1);
});

it("installs again when package-lock.json has changed", async () => {
  pretendNpm("");
  await install(folder);
  writeFileSync(join(folder, "package-lock.json"), '{"packages":{}}');
  expect(await install(folder)).toBe(true);
});

it("installs again after a failure, and says what can be done", async () => {
  pretendNpm("process.exitCode = 1;");
  await expect(install(folder)).rejects.toThrow(/npm's own message stands above.*delete the folder node_modules/s);
  pretendNpm("");
  expect(await install(folder)).toBe(true);
});

it("installs again after an interruption, although the last install had succeeded", async () => {
  pretendNpm("");
  await install(folder);
  writeFileSync(join(folder, "package-lock.json"), '{"packages":{}}');
  pretendNpm("process.kill(process.pid, 'SIGKILL');");
  await expect(install(folder)).rejects.toThrow();
  writeFileSync(join(folder, "package-lock.json"), "{}");
  pretendNpm("");
  expect(await install(folder)).toBe(true);
});

it("installs once when two start at the same time", async () => {
  pretendNpm("await new Promise((resolve) => setTimeout(resolve, 300));");
  expect((await Promise.all([install(folder), install(folder)])).sort()).toEqual([false, true]);
  expect(timesRan()).toBe(1);
});
