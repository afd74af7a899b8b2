/** A figure in Markdown: its title and its data as a table of GFM (4.10); the author's caption follows in the text. */
import { formatListParts } from "../i18n/format.ts";
import { translator } from "../i18n/translate.ts";
import { type Cell, figureTable } from "../knowledge/figure-table.ts";
import type { FigureView } from "../knowledge/figure-view.ts";
import type { Locale } from "../knowledge/model.ts";
import { markdownCell, markdownText } from "./escape.ts";

/**
 * @param titles of the sources by key: in a cell they are named, because its footnotes count what the text cites
 */
export function figureMarkdown(
  { figure, number }: FigureView,
  titles: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  const { columns, rows } = figureTable(figure, locale);
  const label = translator(locale.tag)("figure.label", { number });
  const written = (cell: Cell): string => words(cell, titles, locale);
  return [
    `**${markdownText(`${label}. ${figure.title}`)}**`,
    "",
    row(columns.map(({ name }) => name)),
    `| ${columns.map(({ isNumber }) => (isNumber ? "---:" : "---")).join(" | ")} |`,
    ...rows.map((cells) => row(cells.map(written))),
  ].join("\n");
}

const row = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(" | ")} |`;

/** "yes (A title and B title)" */
function words({ text, sources = [] }: Cell, titles: ReadonlyMap<string, string>, locale: Locale): string {
  const named = [...new Set(sources.map(({ key }) => titles.get(key) ?? key))];
  const list = formatListParts(named, locale.format)
    .map(({ value }) => value)
    .join("");
  return text === "" || list === "" ? `${text}${list}` : `${text} (${list})`;
}
