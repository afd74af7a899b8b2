/**
 * Preloaded into a build (`node --import …?before=renameSync&nth=2`): it is killed right before or after the n-th time
 * that it calls a function by which the finished site is changed.
 */
import child_process from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { setTimeout } from "node:timers";

const asked = new URL(import.meta.url).searchParams;
const moment = asked.has("before") ? "before" : "after";
const name = asked.get(moment) ?? "";
let left = Number(asked.get("nth") ?? 1);

/** A signal to oneself may take a moment. */
function die(): void {
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const owner = (name in fs ? fs : child_process) as unknown as Record<string, (...words: unknown[]) => unknown>;
const original = owner[name];

/** Of these functions, the calls for the folders of a build. */
const isMeant = (words: readonly unknown[]): boolean => JSON.stringify(words).includes(".build-");

owner[name] = (...words) => {
  const isNow = isMeant(words) && --left === 0;
  if (isNow && moment === "before") die();
  const result = original?.(...words);
  if (isNow) die();
  return result;
};
syncBuiltinESMExports();
// A process that nobody kills must not hang the test.
setTimeout(() => process.exit(3), 300_000).unref();
