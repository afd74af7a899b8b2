/** The data of a figure as a table: what its drawing shows, for those who would rather read, and for other formats. */
import { formatDate, formatNumber, formatShare } from "../i18n/format.ts";
import { type Translate, translator } from "../i18n/translate.ts";
import type { Figure, Mark, Source } from "./figure-schemas.ts";
import type { Locale } from "./model.ts";
import { padTo } from "./tile-padding.ts";

export interface Cell {
  text: string;
  /** Of a matrix: whether something is supported. */
  mark?: Mark;
  /** Where it comes from. */
  sources?: readonly Source[];
}

export interface Column {
  name: string;
  isNumber?: boolean;
}

export interface FigureTable {
  columns: readonly Column[];
  /** As many cells as columns; the first names the row. */
  rows: readonly (readonly Cell[])[];
}

/** Writes what figures show in the words of a locale. */
interface Writing {
  t: Translate;
  number: (value: number) => string;
  locale: Locale;
}

/** The table of a figure in the language of its words. */
export function figureTable(figure: Figure, locale: Locale): FigureTable {
  const writing = { t: translator(locale.tag), number: (value: number) => formatNumber(value, locale.format), locale };
  return withoutEmptyColumns(tableOf(figure, writing));
}

function tableOf(figure: Figure, writing: Writing): FigureTable {
  switch (figure.kind) {
    case "bars":
      return barsTable(figure, writing);
    case "matrix":
      return matrixTable(figure, writing);
    case "tiles":
      return tilesTable(figure, writing);
    case "timeline":
      return timelineTable(figure, writing);
    case "paths":
      return pathsTable(figure, writing);
    case "events":
      return eventsTable(figure, writing);
  }
}

/** "10", "10 to 30". */
export function formatRange({ value, to }: { value: number; to?: number | undefined }, locale: Locale): string {
  const number = (one: number): string => formatNumber(one, locale.format);
  if (to === undefined) return number(value);
  return translator(locale.tag)("figure.range", { from: number(value), to: number(to) });
}

/** What keeps "8 × 128" from being turned round in a line that runs from right to left (UAX 9: LRI, PDI). */
const ISOLATE = ["\u2066", "\u2069"] as const;

/** "8 × 128", in one line. */
export function formatShape(shape: readonly number[], locale: Locale): string {
  const text = shape.map((size) => formatNumber(size, locale.format)).join("\u00A0×\u00A0");
  return locale.direction === "rtl" ? ISOLATE.join(text) : text;
}

function barsTable(figure: Figure<"bars">, { t, locale }: Writing): FigureTable {
  const columns = [
    { name: t("figure.item") },
    { name: t("figure.group") },
    { name: t("figure.value", { unit: figure.unit }), isNumber: true },
    { name: t("figure.note") },
    { name: t("figure.source") },
  ];
  const rows = figure.rows.map((row) => [
    { text: row.label },
    { text: row.group ?? "" },
    { text: formatRange(row, locale) },
    { text: row.note ?? "" },
    { text: "", sources: row.source },
  ]);
  return { columns, rows };
}

function matrixTable({ corner, columns, rows }: Figure<"matrix">, { t }: Writing): FigureTable {
  return {
    columns: [{ name: corner }, ...columns.map((name) => ({ name }))],
    rows: rows.map(({ label, cells }) => [
      { text: label },
      ...cells.map(({ mark, text, source }) => ({
        text: text === undefined ? t(`figure.mark.${mark}`) : `${t(`figure.mark.${mark}`)}: ${text}`,
        mark,
        sources: source,
      })),
    ]),
  };
}

function tilesTable({ tiles, shapes }: Figure<"tiles">, { t, locale }: Writing): FigureTable {
  const columns = [
    { name: t("figure.shape") },
    { name: t("figure.note") },
    { name: t("figure.tile") },
    { name: t("figure.padded") },
    { name: t("figure.size"), isNumber: true },
    { name: t("figure.useful"), isNumber: true },
  ];
  const rows = shapes.flatMap(({ shape, label }) =>
    tiles.map((tile) => {
      const { padded, factor, share } = padTo(tile, shape);
      return [
        { text: formatShape(shape, locale) },
        { text: label ?? "" },
        { text: formatShape(tile, locale) },
        { text: formatShape(padded, locale) },
        { text: timesTheSize(factor, locale) },
        { text: formatShare(share, locale.format) },
      ];
    }),
  );
  return { columns, rows };
}

/** "4 times the size", rounded to two decimals, but never to "no padding" where there is some. */
export function timesTheSize(factor: number, locale: Locale): string {
  const rounded = Math.round(factor * 100) / 100;
  return translator(locale.tag)("figure.times", { count: factor > 1 ? Math.max(rounded, 1.01) : rounded });
}

function timelineTable({ unit, lanes }: Figure<"timeline">, { t, number }: Writing): FigureTable {
  const columns = [
    { name: t("figure.lane") },
    { name: t("figure.note") },
    { name: t("figure.part") },
    { name: t("figure.kind") },
    { name: t("figure.length", { unit }), isNumber: true },
    { name: t("figure.source") },
  ];
  const rows = lanes.flatMap(({ label, note, parts, source }) =>
    parts.map(({ length, look, text }) => [
      { text: label },
      { text: note ?? "" },
      { text },
      { text: t(`figure.look.${look}`) },
      { text: number(length) },
      { text: "", sources: source },
    ]),
  );
  return { columns, rows };
}

function pathsTable({ paths }: Figure<"paths">, { t, number }: Writing): FigureTable {
  const columns = [
    { name: t("figure.path") },
    { name: t("figure.order"), isNumber: true },
    { name: t("figure.step") },
    { name: t("figure.kind") },
    { name: t("figure.source") },
  ];
  const rows = paths.flatMap(({ label, steps }) =>
    steps.map(({ look, text, source }, index) => [
      { text: label },
      { text: number(index + 1) },
      { text },
      { text: t(`figure.look.${look}`) },
      { text: "", sources: source },
    ]),
  );
  return { columns, rows };
}

function eventsTable({ events }: Figure<"events">, { t, locale }: Writing): FigureTable {
  const columns = [{ name: t("figure.date") }, { name: t("figure.event") }, { name: t("figure.source") }];
  const rows = events.map(({ date, text, source }) => [
    { text: formatDate(date, locale.format) },
    { text },
    { text: "", sources: source },
  ]);
  return { columns, rows };
}

/** A column in which no row has anything says nothing. */
function withoutEmptyColumns({ columns, rows }: FigureTable): FigureTable {
  const says = ({ text, sources = [] }: Cell): boolean => text !== "" || sources.length > 0;
  const kept = columns.map((_, index) => rows.some((row) => row[index] !== undefined && says(row[index])));
  const keep = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => kept[index]);
  return { columns: keep(columns), rows: rows.map(keep) };
}
