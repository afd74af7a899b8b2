/**
 * The formats of `content/`, all strict: a field that is not listed here is an author's mistake, never ignored. What
 * `meta` says goes into the JSON Schemas for editors, which know no refinements and no transformations.
 */
import { z } from "astro/zod";
import { type PartialDate, parsePartialDate } from "../citations/date.ts";
import { KEY_PATTERN } from "../citations/ids.ts";
import { KINDS, SIGHTS, STATUSES, TYPES } from "../citations/record.ts";
import { isTextDirective } from "../citations/text-fragment.ts";
import { isoDate } from "../i18n/format.ts";
import { isFuture, today } from "./clock.ts";
import { dateFault } from "./dates.ts";
import { doiFault, plainDoi } from "./doi.ts";
import { isbnFault, plainIsbn } from "./isbn.ts";
import type { RuleId } from "./rules.ts";
import { originFault, urlFault } from "./url.ts";
import type { Hints } from "./validate.ts";

/** An escape in YAML ("\uD800") can write half of a character, which no file in UTF-8 and no address can hold. */
const wellFormed = z
  .string()
  .refine((value) => value.isWellFormed(), { error: "holds half of a character (a lone surrogate); write all of it" });

/** One line of text with something in it, as written except for its normal form (NFC). */
export const text = wellFormed
  .refine((value) => value.trim() !== "", { error: "is empty; write its words" })
  .refine((value) => !/[\r\n\t]/u.test(value), { error: "must be one line; write all of it behind the colon" })
  .transform((value) => value.normalize("NFC"))
  .meta({ pattern: "^[^\\r\\n\\t]*[^\\s][^\\r\\n\\t]*$" });

/** A quotation or note: may run over several lines, which are one space to a reader. */
const prose = wellFormed
  .refine((value) => value.trim() !== "", { error: "is empty; write its words" })
  .transform((value) =>
    value
      .normalize("NFC")
      .replaceAll(/\s*\n\s*/gu, " ")
      .trim(),
  )
  .meta({ pattern: "[^\\s]" });

/** A check that tells what is wrong, as the rest of a sentence about the field, and breaks a rule of its own. */
const without =
  (rule: RuleId, faultOf: (value: string) => string | undefined) =>
  (value: string, ctx: z.core.$RefinementCtx): void => {
    const fault = faultOf(value);
    if (fault !== undefined) ctx.addIssue({ code: "custom", message: fault, params: { rule } });
  };

const addressWithout = (faultOf: (address: string) => string | undefined) =>
  wellFormed
    .superRefine(
      without("url-valid", (value) => {
        const fault = value.isWellFormed() ? faultOf(value) : undefined;
        return fault && `is no usable address: ${fault}`;
      }),
    )
    .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s"<>\\\\^`{|}]+$' });

const url = addressWithout(urlFault);

const DATES = '2026-11-22, 2026-11 or "2026"';

function readDate(value: string, hint: string, ctx: z.core.$RefinementCtx): PartialDate {
  const date = parsePartialDate(value);
  if (date === undefined) ctx.addIssue({ code: "custom", message: `“${value}” ${dateFault(value, hint)}` });
  return date ?? { year: 0 };
}

/** Of what has happened already: when something was published, read, copied or changed. */
function readPastDate(value: string, hint: string, ctx: z.core.$RefinementCtx): PartialDate {
  const date = readDate(value, hint, ctx);
  const message = `“${value}” is still to come: today is ${isoDate(today())}; correct it, or the clock of this computer`;
  if (isFuture(date)) ctx.addIssue({ code: "custom", message, params: { rule: "date-not-future" } });
  return date;
}

const DAY_PATTERN = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const DATE_PATTERN = String.raw`\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`;

export const partialDate = z
  .string()
  .transform((value, ctx) => readDate(value, DATES, ctx))
  .meta({ pattern: `^${DATE_PATTERN}$` });

const pastDate = z
  .string()
  .transform((value, ctx) => readPastDate(value, DATES, ctx))
  .meta({ pattern: `^${DATE_PATTERN}$` });

/** The word "unknown" says that it was looked for: the source or the copy carries no date. */
const pastDateOrUnknown = z
  .string()
  .transform((value, ctx) =>
    value === "unknown" ? undefined : readPastDate(value, `${DATES}, or unknown if there is none`, ctx),
  )
  .meta({ pattern: `^(${DATE_PATTERN}|unknown)$` });

const DAY = "2026-11-22";

const day = z
  .string({
    // YAML reads 2026 and 20261122 as numbers.
    error: ({ input }) =>
      typeof input === "number" ? `must be a day: ${input} ${dateFault(String(input), DAY)}` : undefined,
  })
  .transform((value, ctx) => readPastDate(value, DAY, ctx))
  .refine((date) => date.day !== undefined, { error: `must name the day, as in ${DAY}` })
  .meta({ pattern: `^${DAY_PATTERN}$` });

/** A field that says something by being there. */
const onlyTrue = z
  .boolean()
  .refine(Boolean, { error: "can only be true; leave it out otherwise" })
  .meta({ const: true });

const identifier = z.string().regex(KEY_PATTERN, { error: "must be lower-case letters, digits and hyphens" });

const doi = wellFormed
  .transform(plainDoi)
  .superRefine(without("doi-valid", doiFault))
  .meta({ pattern: "10\\.\\d{4,9}(/|%2[Ff])[^\\s]+\\s*$" });

const isbn = wellFormed.transform(plainIsbn).superRefine(without("isbn-valid", isbnFault)).meta({ pattern: "[0-9Xx]" });

/** BCP 47 tags in their canonical form, of a language that `Intl` has a name for ("en", not "EN" or "english"). */
const languageTag = z
  .string()
  .refine(isLanguageTag, { error: "must be a language tag, as in en or pt-BR" })
  .meta({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" });

export function isLanguageTag(tag: string): boolean {
  try {
    const names = new Intl.DisplayNames(tag, { type: "language", fallback: "none" });
    return Intl.getCanonicalLocales(tag)[0] === tag && names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

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

/** A text that is also shown where no citation can be followed: in lists, search engines, other sites. */
const uncited = text.refine((value) => !/\[\s*-?@/u.test(value), { error: "holds a citation; put it into the text" });

/** What articles and pages have in common. */
const proseFields = { title: uncited, description: uncited, slug: z.string(), updated: day };

/** Words of other programs for the fields of articles and pages, and what to write where one is missing. */
export const PROSE_HINTS: Hints = {
  synonyms: new Map([
    ["date", "updated"],
    ["modified", "updated"],
    ["lastmod", "updated"],
    ["published", "updated"],
    ["name", "title"],
    ["headline", "title"],
    ["summary", "description"],
    ["abstract", "description"],
    ["subtitle", "description"],
    ["permalink", "slug"],
    ["url", "slug"],
    ["path", "slug"],
    ["category", "topic"],
    ["section", "topic"],
    ["see-also", "related"],
    ["draft", "status: draft"],
  ]),
  missing: new Map([
    ["title", "write the words that stand above the text"],
    ["description", "write in one or two sentences what the text says"],
    ["slug", "write the last part of the page's address in this language, as in rope-bridges"],
    ["updated", `write the day on which the text was last changed, as in ${DAY}`],
    ["topic", "write the id of a topic of site.yaml"],
  ]),
};

/** Frontmatter of `articles/<id>/<locale>.md`. */
export const articleSchema = z.strictObject({
  ...proseFields,
  topic: identifier,
  related: z.array(identifier).default([]),
  status: z.enum(["draft"]).optional(),
});

/** Frontmatter of `pages/<id>/<locale>.md`. */
export const pageSchema = z.strictObject({
  ...proseFields,
  /** An alphabetical index of the third-level headings stands above the text. */
  index: onlyTrue.optional(),
});

/** Frontmatter of `introductions/<home or topic>/<locale>.md`. */
export const introductionSchema = z.strictObject({ updated: day });

/** A row of `searches.yaml`. */
export const searchSchema = z.strictObject({
  locale: z.string(),
  query: text.refine((value) => /[\p{L}\p{N}]/u.test(value), {
    error: "has no letter and no figure, so it asks for nothing; write words",
  }),
  article: z.string().optional(),
  source: z.string().optional(),
  page: z.string().optional(),
  section: z.string().optional(),
  /** The base does not have what is asked for. */
  nothing: onlyTrue.optional(),
});

/** `searches.yaml`. */
export const searchesSchema = z.array(searchSchema);

/** A path of plain names, "." and ".." not among them. */
export const BASE = /^\/(?:(?!\.{1,2}\/)[\w.~-]+\/)*$/u;

const localised = z.record(z.string(), text);

/** `site.yaml`. */
export const siteSchema = z.strictObject({
  title: localised,
  tagline: localised,
  url: addressWithout(originFault),
  base: z.string().regex(BASE, { error: "must begin and end with “/”, as in / or /kb/" }).default("/"),
  sourceLocale: languageTag,
  locales: z
    .array(
      z.strictObject({
        /** Stands in addresses, file names and `lang`. */
        tag: languageTag,
        /** The language's name in itself. */
        name: text,
        direction: z.enum(["ltr", "rtl"]).optional(),
        /** Locale by which `Intl` writes dates and numbers, where it is more special than the tag (en-GB). */
        format: languageTag.optional(),
      }),
    )
    .min(1, { error: "must list at least one locale" }),
  licence: z.strictObject({ name: text, url }),
  topics: z
    .array(
      z.strictObject({
        id: identifier,
        title: localised,
        slug: z.record(z.string(), z.string()),
        description: localised,
      }),
    )
    .min(1, { error: "must list at least one topic" }),
});
