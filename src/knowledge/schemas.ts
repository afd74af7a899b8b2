/** The formats of `content/`, all strict: a field that is not listed here is an author's mistake, never ignored. */
import { z } from "astro/zod";
import { type PartialDate, parsePartialDate } from "../citations/date.ts";
import { KEY_PATTERN } from "../citations/ids.ts";
import { KINDS, SIGHTS, STATUSES, TYPES } from "../citations/record.ts";
import { isTextDirective } from "../citations/text-fragment.ts";
import { originFault, urlFault } from "./url.ts";

/** An escape in YAML ("\uD800") can write half of a character, which no file in UTF-8 and no address can hold. */
const wellFormed = z
  .string()
  .refine((value) => value.isWellFormed(), { error: "holds half of a character (a lone surrogate); write all of it" });

/** One line of text with something in it, as written except for its normal form (NFC). */
export const text = wellFormed
  .refine((value) => value.trim() !== "", { error: "is empty" })
  .refine((value) => !/[\r\n\t]/u.test(value), { error: "must be one line" })
  .transform((value) => value.normalize("NFC"));

/** A quotation or note: may run over several lines, which are one space to a reader. */
const prose = wellFormed
  .refine((value) => value.trim() !== "", { error: "is empty" })
  .transform((value) =>
    value
      .normalize("NFC")
      .replaceAll(/\s*\n\s*/gu, " ")
      .trim(),
  );

const addressWithout = (faultOf: (address: string) => string | undefined) =>
  wellFormed.superRefine((value, ctx) => {
    const fault = faultOf(value);
    if (fault !== undefined)
      ctx.addIssue({ code: "custom", message: `is no usable address: ${fault}`, params: { rule: "url-valid" } });
  });

const url = addressWithout(urlFault);

const dateWritten = (hint: string) =>
  z.string().transform((value, ctx): PartialDate => {
    const date = parsePartialDate(value);
    if (date === undefined)
      ctx.addIssue({ code: "custom", message: `"${value}" is no date of the calendar; write it as ${hint}` });
    return date ?? { year: 0 };
  });

export const partialDate = dateWritten('2026-11-22, 2026-11 or "2026"');

const day = dateWritten("2026-11-22").refine((date) => date.day !== undefined, {
  error: "must name the day, as in 2026-11-22",
});

const identifier = z.string().regex(KEY_PATTERN, { error: "must be lower-case letters, digits and hyphens" });

/** DOI as CrossRef stores it: "10.", a registrant, "/", anything but white space. Common prefixes are taken off. */
const doi = wellFormed
  .transform((value) => value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, "").trim())
  .pipe(z.string().regex(/^10\.\d{4,9}\/\S+$/u, { error: "must be a DOI, as in 10.1145/3079856.3080246" }));

/** BCP 47 tags in their canonical form, of a language that `Intl` has a name for ("en", not "EN" or "english"). */
const languageTag = z.string().refine(isLanguageTag, { error: "must be a language tag, as in en or pt-BR" });

export function isLanguageTag(tag: string): boolean {
  try {
    const names = new Intl.DisplayNames(tag, { type: "language", fallback: "none" });
    return Intl.getCanonicalLocales(tag)[0] === tag && names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

const evidence = z.strictObject({ seen: z.enum(SIGHTS), date: partialDate.optional() });

const passage = z.strictObject({
  quote: prose,
  locator: text.optional(),
  fragment: z
    .string()
    .refine(isTextDirective, { error: 'must be words of the source, percent-encoded: "start" or "start,end"' })
    .optional(),
  evidence: evidence.optional(),
});

const name = z.union([z.strictObject({ literal: text }), z.strictObject({ family: text, given: text.optional() })], {
  error: "must be { family, given } for a person or { literal } for an organisation",
});

/** `references/<key>.yaml`; names are CSL's where CSL has one. */
export const referenceSchema = z.strictObject({
  type: text.pipe(z.enum(TYPES)),
  kind: z.enum(KINDS),
  title: text,
  "title-short": text.optional(),
  author: z.array(name).default([]),
  /** The record names only the first authors of the source. */
  "more-authors": z.boolean().default(false),
  issued: partialDate.optional(),
  accessed: partialDate.optional(),
  "container-title": text.optional(),
  publisher: text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  URL: url,
  DOI: doi.optional(),
  ISBN: text.optional(),
  language: languageTag,
  evidence,
  snapshot: url.optional(),
  archive: z.strictObject({ url, date: partialDate }).optional(),
  status: z.enum(STATUSES).default("alive"),
  note: prose.optional(),
  passages: z.record(z.string(), passage).default({}),
});

/** A text that is also shown where no citation can be followed: in lists, search engines, other sites. */
const uncited = text.refine((value) => !/\[\s*-?@/u.test(value), { error: "holds a citation; put it into the text" });

/** What articles and pages have in common. */
const proseFields = { title: uncited, description: uncited, slug: z.string(), updated: day };

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
  index: z.boolean().refine(Boolean, { error: "can only be true; leave it out otherwise" }).optional(),
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
  nothing: z.boolean().refine(Boolean, { error: "can only be true; leave it out otherwise" }).optional(),
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
  base: z.string().regex(BASE, { error: 'must begin and end with "/", as in / or /kb/' }).default("/"),
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
