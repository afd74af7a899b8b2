/** Writes a record as an author would: `references/<key>.yaml` in the order of the format, one field after the other. */
import type { z } from "astro/zod";
import { stringify } from "yaml";
import { KINDS, SIGHTS } from "../citations/record.ts";
import { draftReferenceSchema } from "./reference-schema.ts";

/** A record as its file says it; a draft may lack its address until its author has found it. */
export type RecordFields = Partial<z.input<typeof draftReferenceSchema>>;

/** What the author of a draft has to find out, at the place where it will stand. */
const TO_FIND: { [Field in keyof RecordFields]: string } = {
  type: "webpage, article-journal, paper-conference, report … # what it is: a type of CSL",
  kind: `${KINDS.join(" | ")} # what sort of voice it is`,
  title: "… # as the source writes it",
  issued: '2026-11-22, 2026-11 or "2026" # as far as the source says',
  URL: "https://… # where readers can open it",
  language: "… # the source’s own, as a tag: two letters, or with a region",
  evidence: `{ seen: ${SIGHTS.join(" | ")}, date: 2026-11-22 } # how and when you read it`,
  passages: "{ some-id: { quote: the source’s own words, locator: sec. 2 } } # what you will cite",
};

/** The first line of a record, by which editors with the YAML language server check and complete it. */
const modeline = (schema: string): string => `# yaml-language-server: $schema=${schema}\n`;

/**
 * @param schema address of the JSON Schema, relative to the file
 * @param remarks what the author should know, a line each
 */
export function recordYaml(fields: RecordFields, schema: string, remarks: readonly string[] = []): string {
  const names = Object.keys(draftReferenceSchema.shape) as (keyof RecordFields)[];
  const lines = names.map((name) => {
    if (name === "draft") return fields.draft ? `${DRAFT}\n` : "";
    if (fields[name] !== undefined) return stringify({ [name]: fields[name] }, { lineWidth: 0 });
    return fields.draft && TO_FIND[name] !== undefined ? `# ${name}: ${TO_FIND[name]}\n` : "";
  });
  const notes = remarks.map((remark) => `# ${remark.replaceAll(/[\s\p{C}]+/gu, " ")}\n`);
  return [modeline(schema), ...lines, ...notes].join("");
}

const DRAFT =
  "draft: true # nobody has read it yet; take this line out when you have, and when nothing below is missing";
