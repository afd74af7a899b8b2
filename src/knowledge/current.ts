/**
 * The knowledge base of this run. The gate reads it once, in Node; the pages are bundled into modules of their own
 * in the same process, so the finding place is on `globalThis`, under a name nobody else uses.
 */
import { readKnowledge } from "./load.ts";
import type { Knowledge, Reading } from "./model.ts";
import { isError, KnowledgeError } from "./problems.ts";
import type { Settings } from "./settings.ts";

const SLOT = Symbol.for("knowledge-base.current");
const shared = globalThis as { [SLOT]?: Reading };

/** Reads the knowledge base, or reads it again, for everything that calls `currentKnowledge` from now on. */
export async function openKnowledge(settings: Settings): Promise<Reading> {
  shared[SLOT] = await readKnowledge(settings);
  return shared[SLOT];
}

/** What was read, problems or not; for the content layer, which runs for type checks and the live server too. */
export const currentReading = (): Reading | undefined => shared[SLOT];

/**
 * The knowledge base that was opened in this process.
 * @throws {KnowledgeError} when it has errors: nothing is shown or published that does not hold
 */
export function currentKnowledge(): Knowledge {
  const reading = shared[SLOT];
  if (reading === undefined) throw new Error("No knowledge base is open: the knowledge integration opens it.");
  const errors = reading.problems.filter(isError);
  if (reading.knowledge === undefined || errors.length > 0) throw new KnowledgeError(errors);
  return reading.knowledge;
}
