/** What it costs to lay an array out in tiles of two dimensions: plain arithmetic on shapes. */

/** A shape as it lies in memory. */
export interface Padding {
  tile: readonly number[];
  padded: readonly number[];
  /** How many times the size of the shape that is, at least 1. */
  factor: number;
  /** Which part of it holds elements of the shape, 0 to 1. */
  share: number;
}

/**
 * Pads the last two dimensions of a shape up to whole tiles; a shape of one dimension is one row.
 * @param shape sizes greater than 0, outermost first
 * @param tile two of them
 */
export function padTo(tile: readonly number[], shape: readonly number[]): Padding {
  const rows = shape.length === 1 ? [1, ...shape] : shape;
  const outer = rows.slice(0, -2);
  const inner = rows.slice(-2).map((size, index) => roundUp(size, tile[index] ?? 1));
  const factor = product(inner) / product(rows.slice(-2));
  return { tile, padded: [...outer, ...inner], factor, share: 1 / factor };
}

/** The last two dimensions, rows first; of a shape of one dimension, one row. */
export const planeOf = (shape: readonly number[]): { rows: number; columns: number } => {
  const [columns = 1, rows = 1] = shape.toReversed();
  return { rows, columns };
};

const roundUp = (size: number, step: number): number => Math.ceil(size / step) * step;
const product = (sizes: readonly number[]): number => sizes.reduce((result, size) => result * size, 1);
