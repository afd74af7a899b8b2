/**
 * A text node's value has Markdown's escapes and entities resolved and its continuation lines freed of their
 * prefixes. To know `\[@a]` from `[@a]`, and to point at the right column, each character of the value is led back
 * to the source.
 */

export interface SourceMap {
  /** Offset in the source slice of the value's character at `index`. */
  offset(index: number): number;
  /** Whether the author escaped that character, with a backslash or as an entity. */
  isLiteral(index: number): boolean;
}

const ENTITY = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/u;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/u;

/**
 * @param value the text of a node, as the parser gives it
 * @param slice the source between the node's start and end
 */
export function mapToSource(value: string, slice: string): SourceMap {
  if (value === slice) return { offset: (index) => index, isLiteral: () => false };
  const offsets = new Int32Array(value.length + 1);
  const literal = new Uint8Array(value.length + 1);
  let at = 0;
  for (let index = 0; index < value.length; index++) {
    const step = nextCharacter(value, index, slice, at);
    offsets[index] = step.start;
    literal[index] = step.literal ? 1 : 0;
    at = step.end;
  }
  offsets[value.length] = at;
  return { offset: (index) => offsets[index] ?? at, isLiteral: (index) => literal[index] === 1 };
}

interface Step {
  start: number;
  end: number;
  literal: boolean;
}

/** Where in the slice, from `at` on, the value's character at `index` comes from. */
function nextCharacter(value: string, index: number, slice: string, at: number): Step {
  const character = value[index];
  for (let start = at; start < slice.length; start++) {
    const here = slice.charAt(start);
    if (here === "\\" && slice[start + 1] === character && ASCII_PUNCTUATION.test(character ?? "")) {
      return { start, end: start + 2, literal: true };
    }
    const entity = here === "&" ? ENTITY.exec(slice.slice(start, start + 40))?.[0] : undefined;
    if (entity !== undefined && !value.startsWith(entity, index)) {
      return { start, end: start + entity.length, literal: true };
    }
    if (here === character) return { start, end: start + 1, literal: false };
  }
  return { start: at, end: at, literal: false };
}

/** Line and column, both from 1, of an offset in a document; columns count UTF-16 units, as editors do. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(source);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The lines of the document that was asked about last: places are asked for one document at a time, many of them. */
let known: { source: string; starts: number[] } = { source: "", starts: [0] };

/** Offsets at which lines begin. They end as in Markdown and YAML: with LF, CR LF or CR. */
export function lineStarts(source: string): readonly number[] {
  if (known.source === source) {
    // Each plugin has a copy of its own; to ask for the same one again compares no characters.
    known.source = source;
  } else {
    const endings = source.matchAll(/\r\n|\n|\r/gu);
    known = { source, starts: [0, ...endings.map((ending) => ending.index + ending[0].length)] };
  }
  return known.starts;
}
