/** Whether what the records hold is used: a source that no text names is knowledge that nobody finds. */
import type { Analysis } from "../markdown/analysis.ts";
import { targetOf } from "../markdown/link-target.ts";
import { startOf } from "./files.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadRecord } from "./references.ts";

type Text = { analysis: Analysis };

/**
 * Finished records that no text cites or links, and passages that no citation names. What a figure names must be cited by its
 * caption, so its data counts for nothing; drafts count, because they will be published.
 * @param folders all texts that can cite; where one of them could not be read, nothing can be said
 * @param introductions texts that can only link
 */
export function usageProblems(
  records: readonly ReadRecord[],
  folders: readonly { analyses: readonly Text[]; files: ReadonlySet<string> }[],
  introductions: readonly Text[],
): Problem[] {
  if (folders.some(({ analyses, files }) => analyses.length < files.size)) return [];
  const texts = [...folders.flatMap(({ analyses }) => analyses), ...introductions];
  const cited = new Map<string, Set<string | undefined>>();
  const linked = new Set<string>();
  for (const { analysis } of texts) {
    for (const { key, passage } of analysis.uses) cited.set(key, (cited.get(key) ?? new Set()).add(passage));
    for (const { destination } of analysis.links) {
      const target = targetOf(destination);
      if (target?.kind === "source") linked.add(target.id);
    }
    // What was meant to be a citation has a problem of its own.
    for (const { fault } of analysis.faults)
      for (const [, key = ""] of Object.values(fault)
        .join(" ")
        .matchAll(/@([a-z\d-]+)/gu))
        linked.add(key);
  }
  return records.flatMap((record): Problem[] => {
    const { key, draft } = record.reference;
    // A stub is there to be read first.
    if (draft) return [];
    const passages = cited.get(key);
    if (passages !== undefined) return unusedPassages(record, passages);
    if (linked.has(key)) return [];
    const message = `no text cites this source; cite it where it supports a sentence, as [@${key}], or delete the file.`;
    return [problemAt(startOf(record.file), "reference-used", message)];
  });
}

/** Of a source that nothing cites, one warning is enough. */
function unusedPassages({ reference, placeOfKey }: ReadRecord, cited: ReadonlySet<string | undefined>): Problem[] {
  return [...reference.passages.keys()]
    .filter((id) => !cited.has(id))
    .map((id) => {
      const message = `no text cites the passage “${id}”; cite it as [@${reference.key}#${id}], or take it out.`;
      return problemAt(placeOfKey(["passages", id]), "passage-used", message);
    });
}
