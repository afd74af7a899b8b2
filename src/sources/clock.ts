/** Time, so that tests need not wait. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws `signal.reason` when the work was stopped meanwhile */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1, by chance. */
  chance(): number;
}

export const CLOCK: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal });
  },
  chance: () => Math.random(),
};

/** The day in UTC, as in 2026-11-22. */
export const dayOf = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 10);

/** Milliseconds of a day. */
export const DAY = 24 * 60 * 60 * 1000;
