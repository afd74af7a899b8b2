/** The figures of `npm run bench` and the table that they end in. */
import { table } from "../table.ts";

/** What a figure should be at most or at least, in its own unit. */
export type Aim = { most: number } | { least: number };

/** A figure. */
export interface Row {
  /** What was measured, in words that stand by themselves: “HTML of an ordinary article, brotli”. */
  what: string;
  figure: number;
  /** “kB”, “s”, “pages/s” …; "" for a count or a share. A kilobyte is 1000 bytes. */
  unit: string;
  /** Left out where the figure is only told. */
  aim?: Aim;
}

/** Whether a figure is what it should be. One that is not a number is not. */
export const isMet = (figure: number, aim: Aim): boolean => ("most" in aim ? figure <= aim.most : figure >= aim.least);

/** Rows of several parts of the bench as one table, the parts divided by rules. */
export function figureTable(parts: readonly (readonly Row[])[]): string[] {
  const groups = parts.filter((rows) => rows.length > 0);
  const body = groups.flatMap((rows) => [[], ...rows.map(cellsOf)]);
  return table([["what", "figure", "unit", "aim", ""], ...body], 1);
}

function cellsOf({ what, figure, unit, aim }: Row): string[] {
  const told = [what, spell(figure), unit];
  if (aim === undefined) return told;
  const bound = "most" in aim ? `≤ ${spell(aim.most)}` : `≥ ${spell(aim.least)}`;
  return [...told, bound, isMet(figure, aim) ? "met" : "NOT MET"];
}

/** Four digits are more than any of these figures can be trusted for; thousands are told apart by spaces. */
const spell = (figure: number): string => {
  const [whole = "", part] = String(Number.parseFloat(figure.toPrecision(4))).split(".");
  return [whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/gu, " "), part].filter((digits) => digits !== undefined).join(".");
};
