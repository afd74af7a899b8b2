/** Text that knows where in its file each of its characters stood, however much was taken out or joined since. */
import { placeOf } from "../markdown/source-map.ts";

export interface Placed {
  text: string;
  /** Offset in the file of each UTF-16 unit of the text, and one more for its end. */
  offsets: readonly number[];
}

export interface Spot {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
}

/** A whole file. */
export const placed = (text: string): Placed => ({
  text,
  offsets: Array.from({ length: text.length + 1 }, (_, at) => at),
});

export const slice = ({ text, offsets }: Placed, from: number, to = text.length): Placed => ({
  text: text.slice(from, to),
  offsets: offsets.slice(from, to + 1),
});

/** Without the white space around it. */
export function trim(part: Placed): Placed {
  const end = part.text.trimEnd().length;
  return slice(part, Math.min(part.text.length - part.text.trimStart().length, end), end);
}

/** Parts one behind the other, with a text of no place between them. */
export function join(parts: readonly Placed[], between = ""): Placed {
  const offsets: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) for (const _ of between) offsets.push(endOf(parts[index - 1] ?? part));
    for (const offset of part.offsets.slice(0, -1)) offsets.push(offset);
  }
  offsets.push(parts.length === 0 ? 0 : endOf(parts.at(-1) ?? NOTHING));
  return { text: parts.map(({ text }) => text).join(between), offsets };
}

const NOTHING: Placed = { text: "", offsets: [0] };

/**
 * With every match of a pattern replaced; what comes in stands where the match began.
 * @param pattern with the flag "g"
 */
export function replace(part: Placed, pattern: RegExp, replacement: (match: string) => string): Placed {
  const parts: Placed[] = [];
  let from = 0;
  for (const { 0: match, index } of part.text.matchAll(pattern)) {
    parts.push(slice(part, from, index), standIn(replacement(match), part.offsets[index] ?? 0));
    from = index + match.length;
  }
  return join([...parts, slice(part, from)]);
}

/** A text that stands for what is at an offset of the file. */
export const standIn = (text: string, offset: number): Placed => ({
  text,
  offsets: Array<number>(text.length + 1).fill(offset),
});

/** Parts between the matches of a pattern with the flag "g". */
export function split(part: Placed, pattern: RegExp): Placed[] {
  const parts: Placed[] = [];
  let from = 0;
  for (const { 0: match, index } of part.text.matchAll(pattern)) {
    parts.push(slice(part, from, index));
    from = index + match.length;
  }
  return [...parts, slice(part, from)];
}

/** Where a character of the part stands in its file. */
export const spotOf = (file: string, part: Placed, at = 0): Spot => placeOf(file, part.offsets[at] ?? endOf(part));

const endOf = ({ offsets }: Placed): number => offsets.at(-1) ?? 0;
