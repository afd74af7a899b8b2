/** Checks many sources beside each other. */
import type { Reference } from "../citations/record.ts";
import type { SourceStatus, SourceStatuses } from "../knowledge/source-status.ts";
import { type Checking, checkSource } from "./check-source.ts";
import { AskedToWait } from "./refusal.ts";

/** What a run has learned so far. */
export interface Run {
  checked: Map<string, SourceStatus>;
  /** Sources whose servers asked to wait, with their words. */
  waiting: Map<string, string>;
  /** The work was stopped before its end. */
  stopped: boolean;
  /** What stopped it, where that was a fault of this tool. */
  fault?: unknown;
}

/**
 * @param concurrency hosts that are asked at a time
 * @param onDone called after each source
 */
export async function checkAll(
  references: readonly Reference[],
  before: SourceStatuses,
  checking: Checking,
  concurrency: number,
  onDone: (reference: Reference, run: Run) => void = () => undefined,
): Promise<Run> {
  const run: Run = { checked: new Map(), waiting: new Map(), stopped: false };
  let answered = false;
  const watched = { ...checking, onAnswer: () => (answered = true) };
  // The hosts with most sources take longest; they begin.
  const hosts = [...Map.groupBy(references, ({ url }) => new URL(url).host).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const work = async (): Promise<void> => {
    for (let host = hosts.shift(); host !== undefined; host = hosts.shift())
      for (const reference of host) {
        await checkInto(run, reference, before.get(reference.key), watched);
        if (run.stopped) return;
        onDone(reference, run);
      }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return answered ? run : withoutSilence(run);
}

async function checkInto(
  run: Run,
  reference: Reference,
  before: SourceStatus | undefined,
  checking: Checking,
): Promise<void> {
  try {
    run.checked.set(reference.key, await checkSource(reference, before, checking));
  } catch (error) {
    if (error instanceof AskedToWait) run.waiting.set(reference.key, error.message);
    else {
      run.stopped = true;
      if (!checking.signal.aborted) run.fault = error;
    }
  }
}

/** Where nobody at all has answered, this machine is the likelier cause, and no source is the worse for it. */
const withoutSilence = (run: Run): Run => ({
  ...run,
  checked: new Map([...run.checked].filter(([, { outcome }]) => outcome !== "failed")),
});
