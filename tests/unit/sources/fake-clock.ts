import type { Clock } from "../../../src/sources/clock.ts";

/** A clock on which waiting takes no time; it remembers the waits. */
export class FakeClock implements Clock {
  time: number;
  readonly waits: number[] = [];

  constructor(start = "2026-11-23T08:00:00Z") {
    this.time = Date.parse(start);
  }

  now(): number {
    return this.time;
  }

  async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.time += milliseconds;
  }

  chance(): number {
    return 0.5;
  }
}
