import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as typing from "../../../../src/search/client/typing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a promise has been kept. */
async function isKept(promise: Promise<void>): Promise<boolean> {
  let kept = false;
  void promise.then(() => {
    kept = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return kept;
}

test("who has not typed is not waited for", async () => {
  expect(await isKept(typing.pause)).toBe(true);
});

test("a pause comes some time after the last key, and never for a query that was typed on", async () => {
  typing.typed();
  const first = typing.pause;
  await vi.advanceTimersByTimeAsync(100);
  expect(await isKept(first)).toBe(false);
  typing.typed();
  const second = typing.pause;
  await vi.advanceTimersByTimeAsync(199);
  expect(await isKept(second)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isKept(second)).toBe(true);
  await vi.runAllTimersAsync();
  expect(await isKept(first)).toBe(false);
});
