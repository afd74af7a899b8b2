/**
 * `source-status.json`: what `npm run kb -- sources` found at the addresses of the sources. No build makes or changes it;
 * the site says what stands there.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { z } from "astro/zod";
import { parsePartialDate } from "../citations/date.ts";
import type { Passage, Reference } from "../citations/record.ts";
import { OUTCOMES } from "../citations/record.ts";
import { type SourceFile, topFile } from "./files.ts";
import { readJson } from "./json-source.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

export const STATUS_FILE = "source-status.json";

/** Days without an answer after which a source counts as dead; an answer in between clears them. */
export const DAYS_TO_DEATH = 3;

/** What became of a quotation; `unreadable` where the address gives nothing that a program could look in. */
export const PASSAGE_OUTCOMES = ["found", "drifted", "unreadable"] as const;

const day = z
  .string()
  .refine((value) => parsePartialDate(value)?.day !== undefined, { error: "must be a day, as in 2026-11-22" });
const address = z.string().refine((value) => URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol), {
  error: "must be an address, https://…",
});
const words = z.string().min(1, { error: "is empty" });
const digest = z.string().regex(/^[\da-f]{8}$/u, { error: "must be eight hexadecimal digits" });

const passageStatus = z.strictObject({
  outcome: z.enum(PASSAGE_OUTCOMES),
  /** Digest of the quotation that was looked for: a check says nothing about other words. */
  quote: digest,
  /** The words of the page that are most like those that are not there, and what share of them they have. */
  nearest: z.strictObject({ words, share: z.number().min(0).max(1) }).optional(),
});

const sourceStatus = z.strictObject({
  /** The address that was asked: a check says nothing about another. */
  url: address,
  /** Day in UTC. */
  checked: day,
  outcome: z.enum(OUTCOMES),
  /** Status code of HTTP; none where nothing answered. */
  status: z.int().min(100).max(999).optional(),
  /** Why nothing was learned, in words. */
  reason: words.optional(),
  /** Where it answered, if not at the address that was asked. */
  finalUrl: address.optional(),
  /** Where the redirections that are said to be for good lead. */
  movedTo: address.optional(),
  etag: words.optional(),
  lastModified: words.optional(),
  /** The first days without an answer since the last one. */
  failures: z
    .array(day)
    .max(DAYS_TO_DEATH, { error: `holds more than ${DAYS_TO_DEATH} days` })
    .refine((days) => new Set(days).size === days.length, { error: "names a day twice" })
    .default([]),
  passages: z.record(z.string(), passageStatus).default({}),
  /** An archived copy that the author may want to look at. */
  archive: z.strictObject({ url: address, date: day }).optional(),
});

export const sourceStatusSchema = z.record(z.string(), sourceStatus);

export type SourceStatus = z.output<typeof sourceStatus>;
export type PassageStatus = z.output<typeof passageStatus>;
export type SourceStatuses = ReadonlyMap<string, SourceStatus>;

/** Whether nothing has answered on so many days that the source counts as gone. */
export const isDead = ({ failures }: Pick<SourceStatus, "failures">): boolean => failures.length >= DAYS_TO_DEATH;

/** By which a status knows the words that it is about. */
export const quoteDigest = (quote: string): string => createHash("sha256").update(quote).digest("hex").slice(0, 8);

/**
 * Reads the file of a knowledge base; there need not be one.
 * @param keys of all records, those that break a rule among them
 */
export async function readSourceStatus(
  contentDir: string,
  keys: ReadonlySet<string>,
): Promise<{ statuses: SourceStatuses; problems: Problem[] }> {
  const source = topFile(contentDir, STATUS_FILE);
  if (!existsSync(source.path)) return { statuses: new Map(), problems: [] };
  const {
    data,
    text = "",
    value,
    problems,
  } = await readJson(source, sourceStatusSchema, {
    rule: "yaml-parses",
    anew: "“npm run kb -- sources” writes the file anew where it is missing.",
    merged: "keep one of the two sides.",
  });
  const named = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const strangers = named.filter((key) => !keys.has(key)).map((key) => strangerIn(text, key, keys, source));
  return {
    statuses: new Map(Object.entries(data ?? {}).filter(([key]) => keys.has(key))),
    problems: [...problems, ...strangers],
  };
}

/** The tool takes an entry out with its source; until it runs, the entry is in nobody's way. */
function strangerIn(text: string, key: string, keys: ReadonlySet<string>, { file }: SourceFile): Problem {
  const message = `there is no source “${key}”.${didYouMean(key, keys)} “npm run kb -- sources” takes out what is not there.`;
  // As the tool writes the file; in one that is written in another way, the first mention has to do.
  const name = JSON.stringify(key);
  const own = text.indexOf(`\n  ${name}:`);
  const before = text.slice(0, own === -1 ? Math.max(0, text.indexOf(name)) : own + 3).split("\n");
  const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return problemAt(place, "source-status-current", message);
}

/** The records together with what is known of their addresses. A source that is dead by check is a dead source. */
export function withChecks(
  references: ReadonlyMap<string, Reference>,
  statuses: SourceStatuses,
): Map<string, Reference> {
  return new Map([...references].map(([key, reference]) => [key, withCheck(reference, statuses.get(key))]));
}

function withCheck(reference: Reference, found: SourceStatus | undefined): Reference {
  const date = found && parsePartialDate(found.checked);
  // What was found at another address, before the record changed, is of no use.
  if (found === undefined || date === undefined || found.url !== reference.url) return reference;
  const isGone = isDead(found) && ["alive", "paywalled"].includes(reference.status);
  const passages = [...reference.passages].map(([id, passage]): [string, Passage] => {
    const { outcome, quote } = (Object.hasOwn(found.passages, id) && found.passages[id]) || {};
    if (outcome === undefined || outcome === "unreadable" || quote !== quoteDigest(passage.quote)) return [id, passage];
    return [id, { ...passage, [outcome === "found" ? "found" : "missing"]: date }];
  });
  return {
    ...reference,
    status: isGone ? "dead" : reference.status,
    passages: new Map(passages),
    check: {
      date,
      outcome: isDead(found) ? "dead" : found.outcome,
      ...(found.outcome === "moved" && found.movedTo !== undefined && { address: found.movedTo }),
    },
  };
}
