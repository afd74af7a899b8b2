/** Checks one source: goes to its address, looks for its quotations, asks for an archived copy. */
import type { Reference } from "../citations/record.ts";
import type { SourceStatus } from "../knowledge/source-status.ts";
import { archivedCopy, archiveQuestion } from "./archive.ts";
import { type Clock, dayOf } from "./clock.ts";
import { failuresAfter, isAbout, type Judgement, judge } from "./outcome.ts";
import { knownPassages, knowsAll, lookForPassages } from "./passages.ts";
import { ask, type Patience } from "./patience.ts";
import { AskedToWait, Refusal } from "./refusal.ts";
import { type Answer, type Limits, request } from "./request.ts";
import type { Turns } from "./turns.ts";
import { Circle, type Visit, visit } from "./visit.ts";

export interface Checking {
  clock: Clock;
  turns: Turns;
  patience: Patience;
  limits: Limits;
  /** Private networks may be asked. */
  allowPrivate: boolean;
  /** Says who asks, and where one can read about it. */
  userAgent: string;
  /** Where to ask for archived copies; nothing asks nobody. */
  archiveApi: string | undefined;
  signal: AbortSignal;
  /** Called with every answer of HTTP: this machine is connected. */
  onAnswer?: (() => void) | undefined;
}

/**
 * A cited page is fetched once, as a reader would who follows the citation; so `robots.txt`, which is for those who
 * crawl on from page to page, is not asked. A pinned copy (`snapshot`) is not fetched: its words cannot drift.
 * @param before what is known from earlier checks
 * @returns what is known now
 * @throws {AskedToWait} when nothing was learned, because the server wants to be left alone
 * @throws `signal.reason` when the work was stopped
 */
export async function checkSource(
  reference: Reference,
  before: SourceStatus | undefined,
  checking: Checking,
): Promise<SourceStatus> {
  const known = isAbout(before, reference.url) ? before : undefined;
  const found = await look(reference, known, checking);
  const archive = reference.archive ? undefined : (known?.archive ?? (await copyOf(reference.url, checking)));
  const day = dayOf(checking.clock);
  return {
    url: reference.url,
    checked: day,
    ...found,
    failures: failuresAfter(known?.failures ?? [], found.outcome, day),
    passages: found.passages ?? {},
    ...(archive && { archive }),
  };
}

type Findings = Pick<SourceStatus, "outcome"> & Partial<SourceStatus>;

async function look(reference: Reference, known: SourceStatus | undefined, checking: Checking): Promise<Findings> {
  const start = new URL(reference.url);
  const canSkip = known !== undefined && knowsAll(reference, known);
  const headers = {
    Accept: "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Language": `${reference.language}, *;q=0.5`,
  };
  const visited = await visit(start, (address) => {
    const isSame = plain(address.href) === plain(known?.finalUrl ?? start.href);
    return open(address, { ...headers, ...(canSkip && isSame && conditions(known)) }, checking);
  }).catch((error: unknown) => withoutAnswer(error, checking));
  return "outcome" in visited ? visited : report(reference, known, start, visited);
}

function withoutAnswer(error: unknown, { signal }: Checking): Judgement {
  if (signal.aborted || error instanceof AskedToWait) throw error;
  const reason = reasonOf(error);
  if (error instanceof Refusal) return { outcome: "refused", reason };
  // Sites that ask for cookies send those who keep none round in circles.
  return { outcome: error instanceof Circle || isMisunderstanding(error) ? "closed" : "failed", reason };
}

/** Something answers, only not as this tool can read: a certificate without its issuer, say, which browsers look up. */
const isMisunderstanding = (error: unknown): boolean =>
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_(?:TLS|SSL)_|EPROTO|HPE_|Z_)/u.test(
    String((error as NodeJS.ErrnoException).code),
  );

function report(reference: Reference, known: SourceStatus | undefined, start: URL, visited: Visit): Findings {
  const { answer, address, permanent } = visited;
  const judgement = judge(start, visited);
  const isThere = judgement.outcome === "alive" || judgement.outcome === "moved";
  const unchanged = answer.status === 304 && known !== undefined;
  return {
    ...judgement,
    status: answer.status,
    ...(plain(address.href) !== plain(start.href) && { finalUrl: address.href }),
    ...(judgement.outcome === "moved" && { movedTo: permanent.href }),
    ...(isThere && (unchanged ? marksOf(known) : { ...validators(answer), ...lookForPassages(reference, answer) })),
    ...(isThere && unchanged && { passages: knownPassages(reference, known) }),
  };
}

const marksOf = ({ etag, lastModified, reason }: SourceStatus): Partial<SourceStatus> => ({
  ...(reason !== undefined && { reason }),
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});

const validators = ({ headers: { etag, "last-modified": lastModified } }: Answer): Partial<SourceStatus> => ({
  ...(etag && { etag }),
  ...(lastModified && { lastModified }),
});

/** An unchanged page need not be sent again (RFC 9110, 13.1). */
const conditions = ({ etag, lastModified }: SourceStatus): Record<string, string> => ({
  ...(etag !== undefined && { "If-None-Match": etag }),
  ...(lastModified !== undefined && { "If-Modified-Since": lastModified }),
});

async function open(address: URL, headers: Record<string, string>, checking: Checking): Promise<Answer> {
  const { turns, patience, clock, signal, onAnswer, userAgent, limits, allowPrivate } = checking;
  const once = async (): Promise<Answer> => {
    const asked = { headers: { "User-Agent": userAgent, ...headers }, limits, allowPrivate, signal };
    const answer = await request(address, asked);
    onAnswer?.();
    return answer;
  };
  return turns.take(address.host, signal, () => ask(once, patience, clock, signal));
}

/** A suggestion is welcome and not needed: an archive that does not answer is no finding. */
async function copyOf(url: string, checking: Checking): Promise<SourceStatus["archive"]> {
  if (checking.archiveApi === undefined) return undefined;
  const patience = { ...checking.patience, retries: 0 };
  try {
    const question = archiveQuestion(checking.archiveApi, url);
    return archivedCopy(await open(question, { Accept: "application/json" }, { ...checking, patience }));
  } catch (error) {
    if (checking.signal.aborted) throw error;
    return undefined;
  }
}

const plain = (address: string): string => address.replace(/#.*$/u, "");

function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  if (code === "ENOTFOUND") return "its host is not known (ENOTFOUND)";
  if (code === "ECONNREFUSED") return "its host takes no connection (ECONNREFUSED)";
  return (message || code || "nothing answers").split("\n")[0]?.trim() ?? "";
}
