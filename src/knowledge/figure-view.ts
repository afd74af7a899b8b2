/** A figure as its page shows it: with its number, and the numbers of its sources. */
import type { Figure, Look } from "./figure-schemas.ts";
import type { Prose } from "./model.ts";

export interface FigureView {
  figure: Figure;
  /** Of the text. */
  locale: string;
  /** Which figure of the text it is, from 1. */
  number: number;
  /** Numbers of the sources of the text, by key. */
  sourceNumbers: ReadonlyMap<string, number>;
}

/** Id of a figure in its page. */
export const figureId = (name: string): string => `figure-${name}`;

/** Id of its title, or of the filling of a look. No name has a "_", so that none is the id of another figure. */
export const figurePartId = (name: string, part: "title" | Look): string => `${figureId(name)}_${part}`;

/** @throws when the text has no such figure; the gate lets no text ask for one that is not there */
export function figureView({ file, locale, figures, analysis }: Prose, name: string): FigureView {
  const index = figures.findIndex((figure) => figure.name === name);
  const figure = figures[index];
  if (figure === undefined) throw new Error(`${file} has no figure "${name}".`);
  const sourceNumbers = new Map(analysis.uses.map((use) => [use.key, use.number]));
  return { figure, locale, number: index + 1, sourceNumbers };
}
