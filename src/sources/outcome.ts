/** What a visit means for a source: pure judgement, no network. */
import type { Outcome } from "../citations/record.ts";
import { DAYS_TO_DEATH, type SourceStatus } from "../knowledge/source-status.ts";
import type { Visit } from "./visit.ts";

export interface Judgement {
  outcome: Outcome;
  /** In words, where the outcome does not say it all. */
  reason?: string;
}

/** "/", "/index.html", "/en/": where sites send those whose page they have thrown away. */
const START_PAGE = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/iu;
/** Where sites send those who are to log in or to agree to something first. */
const GATE = /\/(?:log-?in|sign-?in|auth|sso|consent|captcha|challenge)(?:[/.]|$)/iu;

/** What the answer at the end of a visit says. */
export function judge(start: URL, { answer: { status }, address, permanent, steps }: Visit): Judgement {
  if (status === 304 || (status >= 200 && status < 300)) {
    if (steps > 0 && GATE.test(address.pathname) && !GATE.test(start.pathname))
      return { outcome: "closed", reason: `it leads to ${address.href}` };
    if (steps > 0 && isStartPage(address) && !isStartPage(start)) return { outcome: "start-page" };
    return { outcome: permanent.href === start.href ? "alive" : "moved" };
  }
  const isGone = status === 404 || status === 410 || status >= 500;
  // Every other refusal may be meant for programs only: no ground to call a source dead.
  return { outcome: isGone ? "failed" : "closed", reason: `it answers ${status}` };
}

const isStartPage = ({ pathname, search }: URL): boolean => START_PAGE.test(pathname) && search === "";

/** The days without an answer after one more check: an answer clears them, and one day counts once. */
export function failuresAfter(before: readonly string[], outcome: Outcome, day: string): string[] {
  if (outcome !== "failed") return [];
  return [...new Set([...before, day])].toSorted().slice(0, DAYS_TO_DEATH);
}

/** Whether what was known of a source is about the address that its record has now. */
export const isAbout = (status: SourceStatus | undefined, url: string): status is SourceStatus => status?.url === url;
