/**
 * Line ends of every kind as LF, so that a text has one rendering however it was saved. U+2028 and U+2029 are among
 * them: word processors write them for a line and a paragraph. Editors do not count lines by them, so places that were
 * found in such a text are led back.
 */
import type { Analysis } from "./analysis.ts";

/** Ends of lines that editors count by, and those that they do not. */
const ENDS = /\r\n?|\n|[\u2028\u2029]/gu;

export const withPlainLineEnds = (source: string): string => source.replaceAll(ENDS, "\n");

/** What was found in the text with plain line ends, with places in the text as it was written. */
export function placedIn(source: string, analysis: Analysis): Analysis {
  if (!/[\u2028\u2029]/u.test(source)) return analysis;
  const starts = lineStarts(source);
  return lead(analysis, (place) => {
    const start = starts[place.line - 1] ?? { line: place.line, column: 1 };
    return { line: start.line, column: start.column + place.column - 1 };
  }) as Analysis;
}

interface Place {
  line: number;
  column: number;
}

/** Where each line of the plain text begins in the source. */
function lineStarts(source: string): Place[] {
  const starts: Place[] = [{ line: 1, column: 1 }];
  let line = 1;
  let lineStart = 0;
  for (const { index, 0: end } of source.matchAll(ENDS)) {
    const next = index + end.length;
    if (!/[\u2028\u2029]/u.test(end)) [line, lineStart] = [line + 1, next];
    starts.push({ line, column: next - lineStart + 1 });
  }
  return starts;
}

/** The same data, every place in it led elsewhere. */
function lead(data: unknown, to: (place: Place) => Place): unknown {
  if (Array.isArray(data)) return data.map((part) => lead(part, to));
  if (typeof data !== "object" || data === null) return data;
  const copy = Object.fromEntries(Object.entries(data).map(([name, part]) => [name, lead(part, to)]));
  return isPlace(copy) ? { ...copy, ...to(copy) } : copy;
}

const isPlace = (data: object): data is Place => "line" in data && "column" in data;
