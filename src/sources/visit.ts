/** Goes to an address and follows where it leads, by hand, so that every step is known and judged. */
import { Refusal } from "./refusal.ts";
import type { Answer } from "./request.ts";

/** As many redirections as browsers are patient with, halved. */
const MOST_STEPS = 10;

export interface Visit {
  /** What answered in the end. */
  answer: Answer;
  /** Where it answered. */
  address: URL;
  /** Where the redirections that are said to be for good lead, up to the first that is not; the address where none is. */
  permanent: URL;
  steps: number;
}

/** The chain of redirections has no end. */
export class Circle extends Error {}

/**
 * @param open asks one address
 * @throws {Refusal} when a redirection leads out of the web
 * @throws {Circle} when it leads round in a circle or on and on
 */
export async function visit(start: URL, open: (address: URL) => Promise<Answer>): Promise<Visit> {
  let address = start;
  let permanent = start;
  const seen = new Set<string>();
  for (let steps = 0; steps <= MOST_STEPS; steps++) {
    if (seen.has(address.href)) throw new Circle("its redirections lead round in a circle");
    seen.add(address.href);
    const answer = await open(address);
    const next = targetOf(answer, address);
    if (next === undefined) return { answer, address, permanent, steps };
    const isForGood = answer.status === 301 || answer.status === 308;
    if (isForGood && permanent.href === address.href) permanent = next;
    address = next;
  }
  throw new Circle(`it redirects more than ${MOST_STEPS} times`);
}

const REDIRECTIONS = new Set([301, 302, 303, 307, 308]);

/** The fragment stays where the redirection names none (RFC 9110, 10.2.2). */
function targetOf({ status, headers: { location } }: Answer, base: URL): URL | undefined {
  if (!REDIRECTIONS.has(status) || location === undefined) return undefined;
  if (!URL.canParse(location, base)) throw new Refusal("the redirection leads to no address");
  const target = new URL(location, base);
  if (target.protocol !== "http:" && target.protocol !== "https:")
    throw new Refusal(`the redirection leads to “${target.protocol}”, which is not of the web`);
  target.username = "";
  target.password = "";
  if (target.hash === "") target.hash = base.hash;
  return target;
}
