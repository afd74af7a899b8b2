import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { takeTurn } from "../../../src/cli/turn.mjs";

const folder = mkdtempSync(join(tmpdir(), "kb-turn-"));
const file = join(folder, "deep", "turn.pid");

beforeEach(() => rmSync(join(folder, "deep"), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

it("holds the turn until it is ended", async () => {
  const endTurn = await takeTurn(file);
  expect(readFileSync(file, "utf8")).toBe(String(process.pid));
  endTurn();
  expect(existsSync(file)).toBe(false);
});

it("waits for a living process and says so once", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const endFirst = await takeTurn(file);
  const second = takeTurn(file);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(readFileSync(file, "utf8")).toBe(String(process.pid));
  endFirst();
  (await second)();
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
});

it.each(["2147483647", "", "no number", String(process.pid)])(
  "takes over from a process that is gone (%j)",
  async (content) => {
    (await takeTurn(file))();
    writeFileSync(file, content);
    (await takeTurn(file))();
    expect(existsSync(file)).toBe(false);
  },
);
