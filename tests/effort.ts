import process from "node:process";

/** Milliseconds of this thread's own work that something takes; what else the machine does is not counted. */
export function effortOf(work: () => unknown): number {
  const started = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}
