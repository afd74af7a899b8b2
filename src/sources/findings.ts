/** What an author is told about a source, from what is known of it. */
import { stopAfter } from "../citations/entry.ts";
import type { Passage, Reference } from "../citations/record.ts";
import {
  DAYS_TO_DEATH,
  isDead,
  type PassageStatus,
  quoteDigest,
  type SourceStatus,
} from "../knowledge/source-status.ts";
import { isAbout } from "./outcome.ts";

/** Ids of what can be found; each says what should be true. */
export type FindingId =
  | "quotation-found"
  | "quotation-readable"
  | "source-address-current"
  | "source-address-safe"
  | "source-answers"
  | "source-checked"
  | "source-readable"
  | "source-status-true";

export interface Finding {
  key: string;
  id: FindingId;
  /** What it is about in the record. */
  field: readonly string[];
  message: string;
  /** The author has something to do; the others are to know. */
  isDue: boolean;
}

/** @param longAgo days after which a check is old; @param age days since the last one */
export function findingsOf(
  reference: Reference,
  status: SourceStatus | undefined,
  { age, longAgo }: { age: number; longAgo: number },
): Finding[] {
  if (reference.status === "usurped") return [];
  if (!isAbout(status, reference.url))
    return [note(reference, "source-checked", "was never checked: run “npm run kb -- sources”.")];
  const old = `was last checked on ${status.checked}: run “npm run kb -- sources”.`;
  return [
    ...(age > longAgo ? [note(reference, "source-checked", old)] : []),
    ...ofAddress(reference, status),
    ...ofPassages(reference, status),
  ];
}

/** What it says begins with the address, so that it can be followed at once. */
const finding = (reference: Reference, id: FindingId, message: string, isDue: boolean): Finding => ({
  key: reference.key,
  id,
  field: ["URL"],
  message: `${reference.url} ${message}`,
  isDue,
});
const due = (reference: Reference, id: FindingId, message: string): Finding => finding(reference, id, message, true);
const note = (reference: Reference, id: FindingId, message: string): Finding => finding(reference, id, message, false);

function ofAddress(reference: Reference, status: SourceStatus): Finding[] {
  const { outcome, reason = "nothing answered", checked, finalUrl, movedTo } = status;
  if (reference.status === "dead") return ofDead(reference, status);
  switch (outcome) {
    case "alive":
      return [];
    case "moved":
      return [
        due(
          reference,
          "source-address-current",
          `has moved for good to ${movedTo}. If that shows the same, write it as URL.`,
        ),
      ];
    case "start-page": {
      const message = `leads to a start page, ${finalUrl}, which is what sites do with pages they have thrown away. Find where it went`;
      return [
        due(
          reference,
          "source-address-current",
          `${message}, or write “status: dead”${copyAdvice(reference, status)}.`,
        ),
      ];
    }
    case "closed":
      return [
        note(reference, "source-readable", `lets no program read it (${reason}, ${checked}). Look at it yourself.`),
      ];
    case "refused":
      return [
        due(
          reference,
          "source-address-safe",
          `was not followed: ${reason}. Open it with care, and give an address of the source itself.`,
        ),
      ];
    case "failed":
      return [ofFailed(reference, status, reason)];
  }
}

function ofFailed(reference: Reference, status: SourceStatus, reason: string): Finding {
  const { failures } = status;
  if (isDead(status)) {
    const message = `is dead: nothing answered on ${failures.join(", ")} (${reason}). Find where it went, or write “status: dead”`;
    return due(reference, "source-answers", `${message}${copyAdvice(reference, status)}.`);
  }
  const message = `did not answer on ${failures.join(", ")} (${reason}). It counts as dead after ${DAYS_TO_DEATH} such days`;
  return note(reference, "source-answers", `${message}; check it again on another day.`);
}

function ofDead(reference: Reference, { outcome, checked }: SourceStatus): Finding[] {
  if (outcome !== "alive") return [];
  return [
    note(reference, "source-status-true", `answered on ${checked}. If it is the source, take “status: dead” out.`),
  ];
}

function copyAdvice({ archive }: Reference, { archive: copy }: SourceStatus): string {
  if (archive) return "";
  if (!copy) return ", and look for a copy of it for “archive”";
  return ` and “archive: { url: "${copy.url}", date: ${copy.date} }”, once you have seen that this copy shows it`;
}

function ofPassages(reference: Reference, status: SourceStatus): Finding[] {
  if (reference.status === "dead") return [];
  const known = [...reference.passages].flatMap(([id, passage]) => {
    const found = Object.hasOwn(status.passages, id) ? status.passages[id] : undefined;
    return found?.quote === quoteDigest(passage.quote) ? [{ id, passage, found }] : [];
  });
  const unreadable = known.filter(({ found }) => found.outcome === "unreadable").length;
  const why = status.reason ?? "no text";
  const message = `gives ${why}, where ${unreadable === 1 ? "one quotation" : `${unreadable} quotations`} cannot be looked for. Look yourself.`;
  return [
    ...(unreadable > 0 ? [note(reference, "quotation-readable", message)] : []),
    ...known
      .filter(({ found }) => found.outcome === "drifted")
      .map(({ id, passage, found }) => ofDrifted(reference, id, passage, found, status.checked)),
  ];
}

function ofDrifted(
  { key, url, snapshot }: Reference,
  id: string,
  { quote }: Passage,
  { nearest }: PassageStatus,
  checked: string,
): Finding {
  const missed = `“${shortened(quote)}” was not found at ${url} on ${checked}.`;
  const near =
    nearest &&
    ` Nearest there (${Math.round(nearest.share * 100)}% of the words): “${nearest.words}”${stopAfter(nearest.words)}`;
  const copy = snapshot === undefined ? ", or pin the copy that you read (snapshot, archive)" : "";
  const message = `${missed}${near ?? ""} Look whether the claim still holds, and quote what it says now${copy}.`;
  return { key, id: "quotation-found", field: ["passages", id, "quote"], message, isDue: true };
}

/** UTF-16 units by which a quotation is known in a message. */
const SHORT = 60;
const shortened = (quote: string): string =>
  quote.length <= SHORT ? quote : `${quote.slice(0, SHORT).toWellFormed().trimEnd()}…`;
