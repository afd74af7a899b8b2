/** Geometry of a plot of stacked bars, in the units of its view box; y grows downwards, as in SVG. */

/** One part of a bar. */
export interface Piece {
  /** Which of the counts it stands for. */
  series: number;
  y: number;
  height: number;
}

/** What is left free between the pieces of a bar: the plot's own paper parts them. */
const GAP = 1;

/** Height of a count of one, on the scale on which the largest total is as high as the plot. */
const unitOf = (totals: readonly number[], height: number): number => height / Math.max(1, ...totals);

/**
 * Stacks counts from the ground up, the first at the bottom; a count of nothing has no piece.
 * @param ground y of the line on which the bar stands
 * @param unit height of a count of one; the gap above a piece is taken from its own
 */
function stack(counts: readonly number[], ground: number, unit: number): Piece[] {
  const gap = Math.min(GAP, unit / 2);
  let below = 0;
  return counts.flatMap((count, series) => {
    below += count;
    return count === 0 ? [] : [{ series, y: ground - below * unit + gap, height: count * unit - gap }];
  });
}

export interface Column {
  counts: readonly number[];
  width: number;
}

export interface Bar {
  /** Middle of the column. */
  x: number;
  total: number;
  /** y of the upper end; the ground for a total of nothing. */
  top: number;
  pieces: readonly Piece[];
}

/** A bar for each column, side by side from x = 0 on, all on one scale. */
export function barsOf(columns: readonly Column[], ground: number, height: number): Bar[] {
  const totals = columns.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const unit = unitOf(totals, height);
  let end = 0;
  return columns.map(({ counts, width }, index) => {
    const total = totals[index] ?? 0;
    end += width;
    return { x: end - width / 2, total, top: ground - total * unit, pieces: stack(counts, ground, unit) };
  });
}
