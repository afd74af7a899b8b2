/** How the findings about the sources are written: for a person, and for a program. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reference } from "../citations/record.ts";
import { describe } from "../knowledge/files.ts";
import type { Place } from "../knowledge/problems.ts";
import type { SourceStatuses } from "../knowledge/source-status.ts";
import { readYaml } from "../knowledge/yaml-source.ts";
import { ageOf } from "../sources/due.ts";
import { type Finding, findingsOf } from "../sources/findings.ts";

export type Placed = Finding & Place;

/**
 * What there is to say of sources, each at the value in the record that it is about, in the order of the files.
 * @param longAgo days after which a check is old
 */
export async function placedFindings(
  contentDir: string,
  references: readonly Reference[],
  statuses: SourceStatuses,
  { now, longAgo }: { now: number; longAgo: number },
): Promise<Placed[]> {
  const found = references.flatMap((reference) => {
    const status = statuses.get(reference.key);
    return findingsOf(reference, status, { age: ageOf(status, reference, now), longAgo });
  });
  const placed = await Promise.all(found.map((finding) => placedIn(contentDir, finding)));
  return placed.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

async function placedIn(contentDir: string, finding: Finding): Promise<Placed> {
  const { path, file } = describe(join(contentDir, "references", `${finding.key}.yaml`), contentDir);
  return { ...finding, ...readYaml(await readFile(path, "utf8"), file).placeOf(finding.field) };
}

/** One line a finding, and how many there are; what a page says cannot steer the terminal. */
export function findingLines(findings: readonly Placed[], sources: number): string[] {
  const due = findings.filter(({ isDue }) => isDue).length;
  const lines = findings.map(({ file, line, column, id, isDue, message }) => {
    const words = message.replaceAll(/[\s\p{Cc}]+/gu, " ");
    return `${file}:${line}:${column} ${id}: ${isDue ? "" : "note: "}${words}`;
  });
  return [...lines, "", `Sources: ${sources}; to mend: ${due}; to know: ${findings.length - due}.`];
}

/** The same for programs, with all that is known of the sources. */
export const jsonFindings = (
  findings: readonly Placed[],
  references: readonly Reference[],
  statuses: SourceStatuses,
): string => {
  const sources = Object.fromEntries(references.map(({ key }) => [key, statuses.get(key) ?? null]));
  return JSON.stringify({ findings, sources }, undefined, 2);
};
