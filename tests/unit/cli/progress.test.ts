import process from "node:process";
import { afterEach, expect, test, vi } from "vitest";
import { Progress } from "../../../src/cli/progress.ts";

const own = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");
afterEach(() => {
  vi.restoreAllMocks();
  if (own) Object.defineProperty(process.stderr, "isTTY", own);
  else Reflect.deleteProperty(process.stderr, "isTTY");
});

function drawn(isTTY: boolean): string[] {
  Object.defineProperty(process.stderr, "isTTY", { value: isTTY, configurable: true });
  const write = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const progress = new Progress(2);
  progress.step("spans");
  progress.end();
  return write.mock.calls.map(([text]) => String(text));
}

test("is drawn on a terminal and taken away in the end", () => {
  const [start, half, end, ...more] = drawn(true);
  expect(start).toMatch(/░{24} 0\/2/u);
  expect(half).toMatch(/█{12}░{12} 1\/2 spans/u);
  expect(end).toBe("\r\u001b[K");
  expect(more).toEqual([]);
});

test("is nothing for a file or pipe", () => {
  expect(drawn(false)).toEqual([]);
});
