/** Reads `references/<key>.yaml` into records of the core. */

import type { z } from "astro/zod";
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Passage, Reference } from "../citations/record.ts";
import { listFiles, readText, type SourceFile, startOf } from "./files.ts";
import type { Problem } from "./problems.ts";
import { referenceSchema } from "./schemas.ts";
import { validate } from "./validate.ts";
import { readYaml } from "./yaml-source.ts";

type Fields = z.output<typeof referenceSchema>;

/**
 * Reads every record of a folder.
 * @returns the good records, and the keys of those that exist but break a rule, whose citations are not to blame
 */
export async function readReferences(
  folder: string,
): Promise<{ references: Map<string, Reference>; broken: Set<string>; problems: Problem[] }> {
  const references = new Map<string, Reference>();
  const broken = new Set<string>();
  const problems: Problem[] = [];
  const files = await listFiles(folder);
  for (const { key, reference, problems: found } of await Promise.all(files.map(readReference))) {
    problems.push(...found);
    if (reference) references.set(reference.key, reference);
    else if (key !== undefined) broken.add(key);
  }
  return { references, broken, problems };
}

async function readReference(
  source: SourceFile,
): Promise<{ key?: string; reference?: Reference; problems: Problem[] }> {
  const key = /^([^/]+)\.yaml$/u.exec(source.name)?.[1];
  if (key === undefined) {
    const message = "sources are files references/<key>.yaml; move or rename this one.";
    return { problems: [{ ...startOf(source.file), rule: "file-in-place", message }] };
  }
  if (!KEY_PATTERN.test(key) || /^\d+$/u.test(key)) {
    const message = `"${key}" is no citation key: rename the file with lower-case letters, digits and hyphens, not only digits.`;
    return { problems: [{ ...startOf(source.file), rule: "citation-key-valid", message }] };
  }
  const text = await readText(source);
  if (typeof text !== "string") return { key, problems: [text] };
  const yaml = readYaml(text, source.file);
  const { value, problems } = validate(referenceSchema, yaml);
  const badIds = passageIds(yaml.value).filter((id) => !KEY_PATTERN.test(id));
  for (const id of badIds) {
    const message = `the passage id "${id}" must be lower-case letters, digits and hyphens.`;
    problems.push({ ...yaml.placeOfKey(["passages", id]), rule: "passage-id-valid", message });
  }
  return value && badIds.length === 0 ? { key, reference: toReference(key, value), problems } : { key, problems };
}

/** Own keys; `__proto__`, which a schema of records would pass over in silence, is told with the YAML. */
function passageIds(value: unknown): string[] {
  const passages = (value as { passages?: unknown } | null | undefined)?.passages;
  return typeof passages === "object" && passages !== null
    ? Object.keys(passages).filter((id) => id !== "__proto__")
    : [];
}

function toReference(key: string, fields: Fields): Reference {
  return {
    key,
    type: fields.type,
    kind: fields.kind,
    title: fields.title,
    titleShort: fields["title-short"],
    authors: fields.author,
    authorsIncomplete: fields["more-authors"],
    issued: fields.issued,
    accessed: fields.accessed,
    containerTitle: fields["container-title"],
    publisher: fields.publisher,
    volume: fields.volume,
    issue: fields.issue,
    page: fields.page,
    url: fields.URL,
    doi: fields.DOI,
    isbn: fields.ISBN,
    language: fields.language,
    evidence: fields.evidence,
    snapshot: fields.snapshot,
    archive: fields.archive,
    status: fields.status,
    note: fields.note,
    passages: new Map<string, Passage>(Object.entries(fields.passages)),
  };
}
