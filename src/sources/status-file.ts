/** Writes `source-status.json`: sorted, one fact a line, so that two branches that checked other sources merge. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PassageStatus, type SourceStatus, type SourceStatuses, STATUS_FILE } from "../knowledge/source-status.ts";
import { writeWhole } from "../knowledge/whole-file.ts";

/** The fields in the order in which the file has them. */
const FIELDS = [
  "url",
  "checked",
  "outcome",
  "status",
  "reason",
  "finalUrl",
  "movedTo",
  "etag",
  "lastModified",
  "failures",
  "passages",
  "archive",
] as const satisfies (keyof SourceStatus)[];

export function statusText(statuses: SourceStatuses): string {
  const entries = [...statuses].toSorted(byName).map(([key, status]) => [key, written(status)] as const);
  const json = JSON.stringify(Object.fromEntries(entries), undefined, 2);
  return `${json.replaceAll(/\[\n\s+("[\d-]+"(?:,\n\s+"[\d-]+")*)\n\s+\]/gu, inLine)}\n`;
}

const inLine = (_: string, days: string): string => `[${days.replaceAll(/\n\s+/gu, " ")}]`;

function written(status: SourceStatus): Partial<SourceStatus> {
  const sorted = Object.entries(status.passages).toSorted(byName);
  const passages = Object.fromEntries(sorted.map(([id, passage]) => [id, inOrder(passage)]));
  const fields = FIELDS.map((field) => [field, field === "passages" ? passages : status[field]] as const);
  return Object.fromEntries(fields.filter(([, value]) => !isEmpty(value)));
}

/** The same whether it was just found or read from the file, so that nothing changes but what is new. */
const inOrder = ({ outcome, quote, nearest }: PassageStatus): PassageStatus => ({
  outcome,
  quote,
  ...(nearest && { nearest: { words: nearest.words, share: nearest.share } }),
});

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === "object" && Object.keys(value as object).length === 0);

export async function writeStatuses(contentDir: string, statuses: SourceStatuses): Promise<void> {
  const path = join(contentDir, STATUS_FILE);
  const text = statusText(statuses);
  if ((await readFile(path, "utf8").catch(() => "{}\n")) !== text) await writeWhole(path, text);
}
