/** The formats of figures, `articles/<id>/<name>.yaml`: one for each kind, all strict. */
import { z } from "astro/zod";
import { isoDate } from "../i18n/format.ts";
import { partialDate, text } from "./fields.ts";

/** What stands in the drawing of durations and of paths. */
export const LOOKS = ["work", "wait", "lost"] as const;
export const MARKS = ["yes", "partly", "no", "unknown"] as const;

export type Look = (typeof LOOKS)[number];
export type Mark = (typeof MARKS)[number];

/** In which locales a figure can be written, and in which it has to be: those of the texts beside it. */
export interface FigureLocales {
  known: readonly string[];
  needed: readonly string[];
}

/** A text that no citation can stand in, in the language of one locale: written once for all, or for each. */
function wordsIn({ known, needed }: FigureLocales, locale: string) {
  const tags = known.join(", ");
  const plain = text.refine((value) => !/\[\s*-?@/u.test(value), {
    error: "holds a citation; put it into the caption",
  });
  const faultOf = (value: unknown): string | undefined => {
    if (typeof value === "string") return plain.safeParse(value).error?.issues[0]?.message;
    const isScalar = typeof value === "number" || typeof value === "boolean";
    return isScalar ? `must be text; write “${value}” in quotation marks` : "must be text";
  };
  const ofLocale = z
    .unknown()
    .superRefine((value, ctx) => {
      const message = faultOf(value);
      if (message !== undefined) ctx.addIssue({ code: "custom", message });
    })
    .transform((value) => String(value).normalize("NFC"))
    .meta({ type: "string" });
  return z
    .union([plain, z.record(z.string(), ofLocale)], {
      error: ({ input }) => {
        const isOther = typeof input === "object";
        return isOther ? `must be text, or a text for each locale (${tags})` : faultOf(input);
      },
    })
    .superRefine((value, ctx) => {
      if (typeof value === "string") return;
      for (const tag of needed.filter((one) => !Object.hasOwn(value, one))) {
        ctx.addIssue({
          code: "custom",
          message: `is missing; write “${tag}: …”`,
          path: [tag],
          params: { rule: "field-present" },
        });
      }
      for (const tag of Object.keys(value).filter((one) => !known.includes(one))) {
        const message = `is of no locale of site.yaml (${tags}); rename it, or take it out`;
        ctx.addIssue({ code: "custom", message, path: [tag], params: { rule: "locale-known" } });
      }
    })
    .transform((value): string => (typeof value === "string" ? value : (value[locale] ?? "")));
}

/** A source that the data comes from, as a citation names it. */
export interface Source {
  key: string;
  passage: string | undefined;
}

const SOURCE = { type: "string", pattern: "^[a-z0-9-]+(#[a-z0-9-]+)?$" };

/** "key", "key#passage", or a list of them. */
const sources = z
  .optional(z.unknown())
  .transform((value, ctx): Source[] => {
    if (value === undefined) return [];
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (list.length === 0) ctx.addIssue({ code: "custom", message: "must name at least one source" });
    return list.flatMap((item, index) => {
      const [, key, passage] = typeof item === "string" ? (/^([a-z0-9-]+)(?:#([a-z0-9-]+))?$/u.exec(item) ?? []) : [];
      if (key !== undefined) return [{ key, passage }];
      const message = "must be a citation key with a passage, as in key#passage";
      ctx.addIssue({ code: "custom", message, path: Array.isArray(value) ? [index] : [] });
      return [];
    });
  })
  .meta({ anyOf: [SOURCE, { type: "array", items: SOURCE, minItems: 1 }] });

const amount = z.number().nonnegative({ error: "must not be negative" });
const size = z.number().int().positive({ error: "must be greater than 0" });
const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item).min(1, { error: `must list at least one ${what}` });

/** The schema of each kind; what is read has its words in `locale`. */
export function figureSchemas(locales: FigureLocales, locale: string) {
  const words = wordsIn(locales, locale);
  return {
    bars: barsSchema(words),
    matrix: matrixSchema(words),
    tiles: tilesSchema(words),
    timeline: timelineSchema(words),
    paths: pathsSchema(words),
    events: eventsSchema(words),
  };
}

type Words = ReturnType<typeof wordsIn>;

/** Magnitudes on one scale; with `to`, a range. */
const barsSchema = (words: Words) =>
  z.strictObject({
    kind: z.literal("bars"),
    title: words,
    unit: words,
    rows: listOf(
      z
        .strictObject({
          label: words,
          value: amount,
          to: amount.optional(),
          note: words.optional(),
          group: words.optional(),
          source: sources,
        })
        .refine(({ value, to }) => to === undefined || to > value, {
          path: ["to"],
          error: "must be greater than the value that the range begins with",
        }),
      "row",
    ).superRefine((rows, ctx) => {
      const first = rows.findIndex(({ group }) => group !== undefined);
      const message = "must name a group, or stand before the rows that do; it would seem to be of theirs";
      for (const [index, { group }] of rows.entries()) {
        if (first !== -1 && index > first && group === undefined)
          ctx.addIssue({ code: "custom", message, path: [index] });
      }
    }),
  });

/** What supports what. */
const matrixSchema = (words: Words) =>
  z
    .strictObject({
      kind: z.literal("matrix"),
      title: words,
      corner: words,
      columns: listOf(words, "column"),
      rows: listOf(
        z.strictObject({
          label: words,
          cells: z.array(z.strictObject({ mark: z.enum(MARKS), text: words.optional(), source: sources })),
        }),
        "row",
      ),
    })
    .superRefine(({ columns, rows }, ctx) => {
      for (const [index, { cells }] of rows.entries()) {
        const message = `must have one cell a column: ${columns.length}, not ${cells.length}`;
        if (cells.length !== columns.length) ctx.addIssue({ code: "custom", message, path: ["rows", index, "cells"] });
      }
    });

/** Shapes of arrays that hardware pads to tiles; what that costs is computed. */
const tilesSchema = (words: Words) =>
  z.strictObject({
    kind: z.literal("tiles"),
    title: words,
    tiles: listOf(z.array(size).length(2, { error: "must be two sizes, as in [8, 128]" }), "tile"),
    shapes: listOf(z.strictObject({ shape: listOf(size, "size"), label: words.optional() }), "shape"),
    sources,
  });

/** Durations, to scale. */
const timelineSchema = (words: Words) =>
  z.strictObject({
    kind: z.literal("timeline"),
    title: words,
    unit: words,
    lanes: listOf(
      z.strictObject({
        label: words,
        note: words.optional(),
        parts: listOf(
          z.strictObject({
            length: z.number().positive({ error: "must be greater than 0" }),
            look: z.enum(LOOKS),
            text: words,
          }),
          "part",
        ),
        source: sources,
      }),
      "lane",
    ),
  });

/** What happens in order, not to scale. */
const pathsSchema = (words: Words) =>
  z.strictObject({
    kind: z.literal("paths"),
    title: words,
    paths: listOf(
      z.strictObject({
        label: words,
        steps: listOf(z.strictObject({ look: z.enum([...LOOKS, "end"]), text: words, source: sources }), "step"),
      }),
      "path",
    ),
  });

/** What happened when. */
const eventsSchema = (words: Words) =>
  z
    .strictObject({
      kind: z.literal("events"),
      title: words,
      events: listOf(z.strictObject({ date: partialDate, text: words, source: sources }), "event"),
    })
    .superRefine(({ events }, ctx) => {
      const dates = events.map(({ date }) => isoDate(date));
      for (const [index, date] of dates.entries()) {
        const later = dates.slice(0, index).findLast((before) => isEarlier(date, before));
        const message = `must not be before ${later}; events stand in order of time`;
        if (later !== undefined) ctx.addIssue({ code: "custom", message, path: ["events", index, "date"] });
      }
    });

/** "2026" and "2026-04" may stand in either order. */
function isEarlier(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) < other.slice(0, known);
}

type Schemas = ReturnType<typeof figureSchemas>;

export type FigureKind = keyof Schemas;
/** What a file says, in one language. */
export type FigureData<Kind extends FigureKind = FigureKind> = { [Name in Kind]: z.output<Schemas[Name]> }[Kind];

/** A figure in the words of one locale. */
export type Figure<Kind extends FigureKind = FigureKind> = FigureData<Kind> & {
  /** Name of its file; the same in every language. */
  name: string;
};
