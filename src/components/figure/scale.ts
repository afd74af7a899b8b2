/** Lengths on a scale: where it ends, where its marks stand, and what part of it something takes. */

import type { PartialDate } from "../../citations/date.ts";

/** Steps that are easy to count in, times any power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];
/** A scale has at most as many steps. */
const MOST_STEPS = 5;
/** Beyond these, steps have no exact numbers any more. */
const [LEAST, MOST] = [1e-300, 1e300];

export interface Scale {
  /** Its last mark; never less than what it is for. */
  end: number;
  /** The marks, evenly spaced, from 0 to the end. */
  ticks: readonly number[];
}

/** The scale with the shortest round steps on which everything from 0 to `most` has a place. */
export function scaleFor(most: number): Scale {
  if (!(most > 0)) return { end: 1, ticks: [0, 1] };
  if (most < LEAST || most > MOST) return { end: most, ticks: [0, most] };
  const power = 10 ** Math.floor(Math.log10(most / MOST_STEPS));
  const step = STEPS.map((size) => size * power).find((size) => size * MOST_STEPS >= most) ?? 10 * power;
  const count = Math.ceil(most / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => rounded(index * step));
  return { end: ticks.at(-1) ?? 1, ticks };
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** Part of a whole, as attributes of SVG take it: "37.5%". */
export const percent = (part: number, whole: number): string => `${rounded((part / whole) * 100)}%`;

/** A piece of a scale. */
export interface Stretch {
  from: number;
  to: number;
}

/** Pieces one behind the other, from 0 on. */
export function inARow(lengths: readonly number[]): Stretch[] {
  let to = 0;
  return lengths.map((length) => {
    const from = to;
    to = rounded(to + length);
    return { from, to };
  });
}

/** Where dates stand between the first and the last of them, 0 to 1; a month or a year stands where it begins. */
export function alongTime(dates: readonly PartialDate[]): number[] {
  // `Date.UTC` takes the years 0 to 99 for those of the 20th century.
  const moments = dates.map(({ year, month = 1, day = 1 }) => new Date(0).setUTCFullYear(year, month - 1, day));
  const first = Math.min(...moments);
  const span = Math.max(...moments) - first;
  return moments.map((moment) => (span === 0 ? 0 : (moment - first) / span));
}
