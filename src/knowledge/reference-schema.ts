/** The format of a record, `references/<key>.yaml`: strict, so that a field that is not listed is never ignored. */
import { z } from "astro/zod";
import { KINDS, SIGHTS, STATUSES, TYPES } from "../citations/record.ts";
import { isTextDirective } from "../citations/text-fragment.ts";
import { doi, isbn, languageTag, onlyTrue, pastDate, pastDateOrUnknown, prose, text, url } from "./fields.ts";
import type { Hints } from "./validate.ts";

const evidence = z
  .strictObject({ seen: z.enum(SIGHTS), date: pastDateOrUnknown })
  .refine(({ seen, date }) => seen !== "live" || date !== undefined, {
    path: ["date"],
    error: "cannot be unknown of a live page; write the day on which you read it",
  });

const passage = z.strictObject({
  quote: prose,
  locator: text.optional(),
  fragment: z
    .string()
    .refine(isTextDirective, { error: "must be words of the source, percent-encoded: “start” or “start,end”" })
    .optional(),
  evidence: evidence.optional(),
});

const name = z.union([z.strictObject({ literal: text }), z.strictObject({ family: text, given: text.optional() })], {
  error: "must be { family, given } for a person or { literal } for an organisation",
});

/** `references/<key>.yaml`; names are CSL's where CSL has one. */
export const referenceSchema = z.strictObject({
  draft: onlyTrue.optional(),
  type: text.pipe(z.enum(TYPES)).meta({ enum: TYPES }),
  kind: z.enum(KINDS),
  title: text,
  "title-short": text.optional(),
  author: z.array(name).default([]),
  /** The record names only the first authors of the source. */
  "more-authors": z.boolean().default(false),
  issued: pastDateOrUnknown.optional(),
  accessed: pastDateOrUnknown.optional(),
  "container-title": text.optional(),
  publisher: text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  URL: url,
  DOI: doi.optional(),
  ISBN: isbn.optional(),
  language: languageTag,
  evidence,
  snapshot: url.optional(),
  archive: z.strictObject({ url, date: pastDate }).optional(),
  status: z.enum(STATUSES).default("alive"),
  note: prose.optional(),
  passages: z.record(z.string(), passage).default({}),
});

/** Words of other formats and programs for fields of a record, and what to write where one is missing. */
export const REFERENCE_HINTS: Hints = {
  synonyms: new Map([
    ["year", "issued"],
    ["date", "issued"],
    ["published", "issued"],
    ["journal", "container-title"],
    ["booktitle", "container-title"],
    ["website", "container-title"],
    ["container", "container-title"],
    ["link", "URL"],
    ["href", "URL"],
    ["address", "URL"],
    ["creator", "author"],
    ["writer", "author"],
    ["pages", "page"],
    ["number", "issue"],
    ["lang", "language"],
    ["read", "evidence"],
    ["urldate", "accessed"],
    ["quotes", "passages"],
    ["quotations", "passages"],
    ["text", "quote"],
    ["words", "quote"],
    ["first", "given"],
    ["last", "family"],
    ["surname", "family"],
    ["name", "literal"],
  ]),
  missing: new Map([
    ["evidence", "write { seen: copy, date: 2026-11-22 }, as you read it: a copy or live, and when"],
    ["evidence.date", "write the day of the copy or of the reading, or “unknown” for a copy that carries none"],
    ["archive.date", "write the day of the copy, which most archives have in its address"],
    ["archive.url", "write the address of the copy"],
    ["language", "write the tag of the source's own language, as in en or pt-BR"],
    ["URL", "write the address where readers find the source"],
    [
      "author",
      "write a line for each, “- { family: …, given: … }” for a person, “- { literal: … }” for an organisation",
    ],
    ["archive", "write { url: …, date: … }, the address of the copy and its day"],
    ["passages", "write each under an id of its own: { some-id: { quote: the source’s words } }"],
  ]),
};

const { type, kind, title, language, evidence: seen } = referenceSchema.shape;

/** The same with `draft: true`: a source that nobody has read yet needs only its address. */
export const draftReferenceSchema = z.strictObject({
  ...referenceSchema.shape,
  type: type.optional(),
  kind: kind.optional(),
  title: title.optional(),
  language: language.optional(),
  evidence: seen.optional(),
});
