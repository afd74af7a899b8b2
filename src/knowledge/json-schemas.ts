/**
 * The formats of `content/` as JSON Schema (draft 7, which every editor's YAML server reads): what an editor needs to
 * complete, explain and check. They say less than the check: nothing of other files.
 */
import { z } from "astro/zod";
import { FIELD_NOTES, type FieldNote } from "./field-notes.ts";
import { figureSchemas } from "./figure-schemas.ts";
import { draftReferenceSchema, referenceSchema } from "./reference-schema.ts";
import {
  articleSchema,
  introductionSchema,
  pageSchema,
  redirectsSchema,
  searchesSchema,
  siteSchema,
} from "./schemas.ts";

export type SchemaName = keyof typeof FIELD_NOTES;
/** A JSON Schema, or a part of one. */
export type JsonSchema = { [keyword: string]: unknown };

const TITLES: Readonly<Record<SchemaName, string>> = {
  article: "Frontmatter of an article",
  page: "Frontmatter of a page",
  introduction: "Frontmatter of an introduction",
  reference: "Record of a source",
  site: "The site",
  searches: "Judged searches",
  redirects: "Moved and withdrawn addresses",
  figure: "Data of a figure",
};

/** Every schema by its name. */
export function jsonSchemas(): Record<SchemaName, JsonSchema> {
  const figures = Object.values(figureSchemas({ known: [], needed: [] }, ""));
  return {
    article: describe("article", articleSchema),
    page: describe("page", pageSchema),
    introduction: describe("introduction", introductionSchema),
    reference: { ...describe("reference", draftReferenceSchema), ...unlessDraft() },
    site: describe("site", siteSchema),
    searches: describe("searches", searchesSchema),
    redirects: describe("redirects", redirectsSchema),
    figure: describe("figure", z.union(figures)),
  };
}

const toJson = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: "input", target: "draft-7", unrepresentable: "any" }) as JsonSchema;

/** A draft needs less than a finished record; "then" has the fields that both need. */
function unlessDraft(): JsonSchema {
  return {
    required: undefined,
    if: { properties: { draft: { const: true } }, required: ["draft"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: toJson(draftReferenceSchema)["required"] },
    else: { required: toJson(referenceSchema)["required"] },
  };
}

function describe(name: SchemaName, schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = toJson(schema);
  annotate(rest, FIELD_NOTES[name]);
  return { $schema, title: TITLES[name], ...rest };
}

/** Puts the notes to the fields of a schema, in place. */
function annotate(schema: unknown, notes: Readonly<Record<string, FieldNote>>, parent = ""): void {
  if (typeof schema !== "object" || schema === null) return;
  const { properties, items, additionalProperties, anyOf } = schema as JsonSchema;
  for (const [name, field] of Object.entries((properties ?? {}) as Record<string, JsonSchema>)) {
    annotate(field, notes, name);
    Object.assign(field, notes[`${parent}.${name}`] ?? notes[name]);
  }
  for (const inner of [items, additionalProperties, ...((anyOf as unknown[] | undefined) ?? [])])
    annotate(inner, notes, parent);
}
