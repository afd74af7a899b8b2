/** Asks again where a server or the way to it may only be having a bad moment. */
import type { Clock } from "./clock.ts";
import { AskedToWait, Refusal } from "./refusal.ts";
import type { Answer } from "./request.ts";

export interface Patience {
  /** How often it asks again. */
  retries: number;
  /** Milliseconds before the first time; they double with each. */
  delay: number;
  /** Milliseconds: the longest wait that a server may ask for. */
  longest: number;
}

export const PATIENCE: Patience = { retries: 2, delay: 2_000, longest: 60_000 };

/** Too many requests; a gateway without an answer; overloaded. */
const PASSING = new Set([429, 502, 503, 504]);

/**
 * @returns the first answer that is not of a passing kind, or the last one
 * @throws {AskedToWait} when the server asks for a longer wait than is allowed, or still turns requests away
 * @throws the last error, where nothing answered
 */
export async function ask(
  once: () => Promise<Answer>,
  patience: Patience,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer> {
  for (let round = 0; ; round++) {
    const result = await attempt(once);
    signal.throwIfAborted();
    if (round === patience.retries || ("answer" in result && !PASSING.has(result.answer.status)))
      return settled(result);
    await clock.wait(pauseAfter(result, round, patience, clock), signal);
  }
}

/** What the server asks for, or longer each time; half of it by chance, so that many do not come back together. */
function pauseAfter(result: Attempt, round: number, { delay, longest }: Patience, clock: Clock): number {
  const asked = "answer" in result ? retryAfter(result.answer, clock.now()) : undefined;
  if (asked !== undefined && asked > longest) throw new AskedToWait(`the server asks to wait ${inWords(asked)}`);
  return Math.min(asked ?? delay * 2 ** round * (0.5 + clock.chance()), longest);
}

function settled(result: Attempt): Answer {
  if ("error" in result) throw result.error;
  if (result.answer.status === 429) throw new AskedToWait("the server asks for fewer requests");
  return result.answer;
}

type Attempt = { answer: Answer } | { error: unknown };

async function attempt(once: () => Promise<Answer>): Promise<Attempt> {
  try {
    return { answer: await once() };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return { error };
  }
}

/** Milliseconds, from `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfter({ headers }: Pick<Answer, "headers">, now: number): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/u.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function inWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
