import { expect, test } from "vitest";
import { readStat, treeOf } from "../../../../src/cli/bench/process-tree.ts";

/** proc_pid_stat(5): 52 fields, of which the 4th is the parent, 14 and 15 are ticks, 24 is pages. */
const line = (pid: number, parent: number, name = "node"): string =>
  `${pid} (${name}) S ${parent} 0 0 0 -1 0 0 0 0 0 150 50 0 0 20 0 11 0 1000 4000000 300 18446744073709551615 0`;

test("a line tells of a process, whatever its name holds", () => {
  expect(readStat(line(7, 3, "a) (b c"))).toEqual({ pid: 7, parent: 3, used: 2000, resident: 300 * 4096 });
});

test("a tree is a process with its children and theirs, and no other", () => {
  const all = [line(1, 0), line(2, 1), line(3, 2), line(4, 0), line(5, 4)].map(readStat);
  expect(treeOf(1, all).map(({ pid }) => pid)).toEqual([1, 2, 3]);
  expect(treeOf(9, all)).toEqual([]);
});
