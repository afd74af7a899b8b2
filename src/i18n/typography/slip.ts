/** What a typographic slip is, and how the rules of the languages find one. */

/** The rules; each states what should be true. */
export type TypographyRule =
  | "accents-right"
  | "apostrophes-curved"
  | "dashes-typographic"
  | "decimal-mark-local"
  | "ellipsis-one-character"
  | "marks-half-width"
  | "ordinals-marked"
  | "quotes-curved"
  | "quotes-of-one-kind"
  | "quotes-paired"
  | "ranges-dashed"
  | "spaces-even"
  | "units-bound";

/** What is wrong at a place of a text, and what to write. */
export interface Slip {
  rule: TypographyRule;
  /** Where in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** What is wrong, and the way out. */
  message: string;
  /** What to write in its place; only where nothing else can be meant. */
  fix?: string;
}

/** Stands in a text for what is none of its words: code, a citation, an image, a character that was escaped. */
export const OPAQUE = "\uFFFC";

/** Stands for an address that is not marked as one: other characters behind it would become part of it. */
export const ADDRESS = "\uFFFB";

/** What a rule says of one match; nothing where it is no slip after all. */
type Judge = (match: RegExpExecArray, text: string) => Omit<Slip, "start" | "end"> | undefined;

/**
 * A pattern (with the flag "g", linear in the length of the text) and what is wrong where it matches. A pattern is fast
 * that begins with a rare character; what belongs to the slip before that it looks back for, in a group “before”.
 */
export type Rule = readonly [pattern: RegExp, judge: Judge];

export function slipsOf([pattern, judge]: Rule, text: string): Slip[] {
  // Most patterns find nothing, and this copies none of them.
  if (text.search(pattern) < 0) return [];
  return [...text.matchAll(pattern)].flatMap((match): Slip[] => {
    const found = judge(match, text);
    const start = match.index - (match.groups?.["before"]?.length ?? 0);
    return found === undefined ? [] : [{ ...found, start, end: match.index + match[0].length }];
  });
}

/** A slip whose way out is other text, said and written. */
export const write = (
  rule: TypographyRule,
  reason: string,
  text: string,
  isSafe = true,
): Omit<Slip, "start" | "end"> => ({
  rule,
  message: `${reason}; write “${text}”.`,
  ...(isSafe ? { fix: text } : {}),
});

/** Whether a text has what a pattern (without the flag "g") finds; asked many times of one text, it looks once. */
export function remembered(pattern: RegExp): (text: string) => boolean {
  let last: { text: string; has: boolean } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, has: pattern.test(text) };
    return last.has;
  };
}
