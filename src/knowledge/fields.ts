/**
 * What a field of a file can hold: a line of text, an address, a day, an identifier. What `meta` says goes into the JSON
 * Schemas for editors, which know no refinements and no transformations.
 */
import { z } from "astro/zod";
import { type PartialDate, parsePartialDate } from "../citations/date.ts";
import { KEY_PATTERN } from "../citations/ids.ts";
import { isoDate } from "../i18n/format.ts";
import { isFuture, today } from "./clock.ts";
import { dateFault } from "./dates.ts";
import { doiFault, plainDoi } from "./doi.ts";
import { isbnFault, plainIsbn } from "./isbn.ts";
import type { RuleId } from "./rules.ts";
import { urlFault } from "./url.ts";

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
export const prose = wellFormed
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

export const addressWithout = (faultOf: (address: string) => string | undefined) =>
  wellFormed
    .superRefine(
      without("url-valid", (value) => {
        const fault = value.isWellFormed() ? faultOf(value) : undefined;
        return fault && `is no usable address: ${fault}`;
      }),
    )
    .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s"<>\\\\^`{|}]+$' });

export const url = addressWithout(urlFault);

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

export const pastDate = z
  .string()
  .transform((value, ctx) => readPastDate(value, DATES, ctx))
  .meta({ pattern: `^${DATE_PATTERN}$` });

/** The word "unknown" says that it was looked for: the source or the copy carries no date. */
export const pastDateOrUnknown = z
  .string()
  .transform((value, ctx) =>
    value === "unknown" ? undefined : readPastDate(value, `${DATES}, or unknown if there is none`, ctx),
  )
  .meta({ pattern: `^(${DATE_PATTERN}|unknown)$` });

export const DAY = "2026-11-22";

export const day = z
  .string({
    // YAML reads 2026 and 20261122 as numbers.
    error: ({ input }) =>
      typeof input === "number" ? `must be a day: ${input} ${dateFault(String(input), DAY)}` : undefined,
  })
  .transform((value, ctx) => readPastDate(value, DAY, ctx))
  .refine((date) => date.day !== undefined, { error: `must name the day, as in ${DAY}` })
  .meta({ pattern: `^${DAY_PATTERN}$` });

/** A field that says something by being there. */
export const onlyTrue = z
  .boolean()
  .refine(Boolean, { error: "can only be true; leave it out otherwise" })
  .meta({ const: true });

export const identifier = z.string().regex(KEY_PATTERN, { error: "must be lower-case letters, digits and hyphens" });

export const doi = wellFormed
  .transform(plainDoi)
  .superRefine(without("doi-valid", doiFault))
  .meta({ pattern: "10\\.\\d{4,9}(/|%2[Ff])[^\\s]+\\s*$" });

export const isbn = wellFormed
  .transform(plainIsbn)
  .superRefine(without("isbn-valid", isbnFault))
  .meta({ pattern: "[0-9Xx]" });

/** BCP 47 tags in their canonical form, of a language that `Intl` has a name for ("en", not "EN" or "english"). */
export const languageTag = z
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
