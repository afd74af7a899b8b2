/**
 * The formats of `content/` besides records and figures, all strict: a field that is not listed here is an author's
 * mistake, never ignored.
 */
import { z } from "astro/zod";
import { addressWithout, DAY, day, identifier, languageTag, onlyTrue, text, url } from "./fields.ts";
import { originFault } from "./url.ts";
import type { Hints } from "./validate.ts";

/** A text that is also shown where no citation can be followed: in lists, search engines, other sites. */
const uncited = text.refine((value) => !/\[\s*-?@/u.test(value), { error: "holds a citation; put it into the text" });

/** What articles and pages have in common. */
const proseFields = {
  title: uncited,
  description: uncited,
  slug: z.string(),
  updated: day,
  /** What a translation may have otherwise than its original. */
  parity: z
    .strictObject({
      /** Keys, `key#passage`, numbers and addresses. */
      allow: z.array(text).min(1, { error: "must name at least one difference; leave “parity” out otherwise" }),
      why: text,
    })
    .optional(),
};

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
    ["reason", "why"],
    ["because", "why"],
    ["draft", "status: draft"],
  ]),
  missing: new Map([
    ["title", "write the words that stand above the text"],
    ["description", "write in one or two sentences what the text says"],
    ["slug", "write the last part of the page's address in this language, as in rope-bridges"],
    ["updated", `write the day on which the text was last changed, as in ${DAY}`],
    ["topic", "write the id of a topic of site.yaml"],
    ["parity.allow", "write what differs from the original, as in [some-key#passage, “16 GB”]"],
    ["parity.why", "write in a sentence why the texts differ"],
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

/** Why an address of `redirects.yaml` was withdrawn, and since when. */
export const withdrawalSchema = z.strictObject({
  date: day,
  why: z.record(z.string(), text),
  /** A link by id, or an address of the site. */
  instead: text.optional(),
});

/** `redirects.yaml`: by address or by what is named in its place, `source:<key>`. */
export const redirectsSchema = z.strictObject({
  moved: z.record(z.string(), text).optional(),
  withdrawn: z.record(z.string(), withdrawalSchema).optional(),
});

/** Words of other programs for the fields of `redirects.yaml`. */
export const REDIRECTS_HINTS: Hints = {
  synonyms: new Map([
    ["redirects", "moved"],
    ["aliases", "moved"],
    ["gone", "withdrawn"],
    ["deleted", "withdrawn"],
    ["reason", "why"],
    ["because", "why"],
    ["when", "date"],
    ["to", "instead"],
    ["see", "instead"],
  ]),
  missing: new Map(),
};

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
