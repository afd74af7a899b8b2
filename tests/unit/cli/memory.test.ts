import { execFileSync } from "node:child_process";
import process from "node:process";
import { expect, test } from "vitest";
import { FLAGS } from "../../../src/cli/memory.ts";

test("this Node has every flag that a build sets", () => {
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  expect(Object.values(FLAGS).filter((flag) => !known.includes(`--${flag} `))).toEqual([]);
});
