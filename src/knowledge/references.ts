/** Reads `references/<key>.yaml` into records of the core. */

import type { z } from "astro/zod";
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Passage, Reference } from "../citations/record.ts";
import { listFiles, readText, type SourceFile, startOf } from "./files.ts";
import type { Place, Problem } from "./problems.ts";
import { draftReferenceSchema, REFERENCE_HINTS, referenceSchema } from "./reference-schema.ts";
import { validate } from "./validate.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

type Fields = z.output<typeof draftReferenceSchema>;

/** What stands in a stub for what it does not say; its title is its address. Never published. */
const UNREAD = { type: "webpage", kind: "forum", language: "und", evidence: { seen: "live" } } as const;

/** A record with the places of its fields, for rules that complain about them. */
export interface ReadRecord {
  reference: Reference;
  file: string;
  /** Whether its author has written a field, if only as unknown. */
  has(field: string): boolean;
  placeOf(path: readonly PropertyKey[]): Place;
  placeOfKey(path: readonly PropertyKey[]): Place;
  yaml: YamlSource;
}

/** What was read of the folder of records. */
export interface ReadReferences {
  /** The good records by their key. */
  references: Map<string, Reference>;
  /** The same with their places, in the order of their files. */
  records: ReadRecord[];
  /** Keys of the records that exist but break a rule, whose citations are not to blame. */
  broken: Set<string>;
  problems: Problem[];
}

/** Reads every record of a folder. */
export async function readReferences(folder: string): Promise<ReadReferences> {
  const references = new Map<string, Reference>();
  const records: ReadRecord[] = [];
  const broken = new Set<string>();
  const problems: Problem[] = [];
  const files = await listFiles(folder);
  for (const { key, record, problems: found } of await Promise.all(files.map(readReference))) {
    problems.push(...found);
    if (record) {
      records.push(record);
      references.set(record.reference.key, record.reference);
    } else if (key !== undefined) broken.add(key);
  }
  return { references, records, broken, problems };
}

async function readReference(source: SourceFile): Promise<{ key?: string; record?: ReadRecord; problems: Problem[] }> {
  const key = /^([^/]+)\.yaml$/u.exec(source.name)?.[1];
  if (key === undefined) {
    const message = "sources are files references/<key>.yaml; move or rename this one.";
    return { problems: [{ ...startOf(source.file), rule: "file-in-place", message }] };
  }
  if (!KEY_PATTERN.test(key) || /^\d+$/u.test(key)) {
    const message = `“${key}” is no citation key: rename the file with lower-case letters, digits and hyphens, not only digits.`;
    return { problems: [{ ...startOf(source.file), rule: "citation-key-valid", message }] };
  }
  const text = await readText(source);
  if (typeof text !== "string") return { key, problems: [text] };
  const yaml = readYaml(text, source.file);
  const schema = isDraft(yaml.value) ? draftReferenceSchema : referenceSchema;
  const { value, problems } = validate(schema, yaml, REFERENCE_HINTS);
  const badIds = passageIds(yaml.value).filter((id) => !KEY_PATTERN.test(id));
  for (const id of badIds) {
    const message = `“${id}” is no passage id: rename it with lower-case letters, digits and hyphens.`;
    problems.push({ ...yaml.placeOfKey(["passages", id]), rule: "passage-id-valid", message });
  }
  if (value === undefined || badIds.length > 0) return { key, problems };
  const has = (field: string): boolean => Object.hasOwn(yaml.value as object, field);
  const { placeOf, placeOfKey } = yaml;
  const reference = toReference(key, value);
  return { key, record: { reference, file: source.file, has, placeOf, placeOfKey, yaml }, problems };
}

const isDraft = (value: unknown): boolean => (value as { draft?: unknown } | null | undefined)?.draft === true;

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
    ...(fields.draft && { draft: true }),
    type: fields.type ?? UNREAD.type,
    kind: fields.kind ?? UNREAD.kind,
    title: fields.title ?? fields.URL,
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
    language: fields.language ?? UNREAD.language,
    evidence: fields.evidence ?? UNREAD.evidence,
    snapshot: fields.snapshot,
    archive: fields.archive,
    status: fields.status,
    note: fields.note,
    passages: new Map<string, Passage>(Object.entries(fields.passages)),
  };
}
