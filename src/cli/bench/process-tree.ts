/** What a process and those that it starts need of a machine, as Linux tells it (proc(5)). */
import { readdirSync, readFileSync } from "node:fs";

/** The most that was needed so far. */
export interface Need {
  /** Bytes in memory of all processes together, at the moment when it was most; nothing where there is no /proc. */
  resident: number | undefined;
  /** Milliseconds of the processors, without those of a process that had come and gone between two looks. */
  spent: number;
}

/** How often it is looked, in milliseconds. */
const INTERVAL = 100;

/** Bytes of a page and milliseconds of a tick, which Linux has the same on every usual machine. */
const PAGE = 4096;
const TICK = 10;

/** Watches a process from now on. @returns ends it, and tells what was needed */
export function watchTree(root: number): () => Need {
  const need: Need = { resident: undefined, spent: 0 };
  const spent = new Map<number, number>();
  const look = (): void => {
    const tree = treeOf(root, processes());
    const memory = tree.reduce((sum, { resident }) => sum + resident, 0);
    if (tree.length > 0) need.resident = Math.max(need.resident ?? 0, memory);
    for (const { pid, used } of tree) spent.set(pid, used);
  };
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    return { ...need, spent: [...spent.values()].reduce((sum, each) => sum + each, 0) };
  };
}

interface Process {
  pid: number;
  parent: number;
  /** Bytes. */
  resident: number;
  /** Milliseconds. */
  used: number;
}

function processes(): Process[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/u.test(name) ? (processOf(name) ?? []) : []));
  } catch {
    return [];
  }
}

/** Nothing where the process has just ended. */
function processOf(pid: string): Process | undefined {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** Reads a line of /proc/<pid>/stat; the name in it may hold anything, also spaces and brackets. */
export function readStat(line: string): Process {
  const fields = line
    .slice(line.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]];
  return { pid: Number.parseInt(line, 10), parent, used: (user + system) * TICK, resident: pages * PAGE };
}

/** A process and all below it. */
export function treeOf(root: number, all: readonly Process[]): Process[] {
  const own = all.filter(({ pid }) => pid === root);
  const children = all.filter(({ parent }) => parent === root);
  return [...own, ...children.flatMap(({ pid }) => treeOf(pid, all))];
}
