/** Columns of text, one under the other. */

/**
 * @param rows cells of the head, then of each row; a row of no cells is a rule
 * @param left how many columns, from the first, are words; figures stand at the end of theirs
 */
export function table(rows: readonly (readonly string[])[], left: number): string[] {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return rows.map((cells) => {
    if (cells.length === 0) return rule;
    const padded = cells.map((cell, column) =>
      column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return padded.join("  ").trimEnd();
  });
}
