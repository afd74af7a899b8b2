/** Quotation marks: curved, in pairs, of one kind in a text. */
import { OPAQUE, type Slip } from "./slip.ts";

/** What may stand before a mark that opens, and behind one that closes. */
const BEFORE = /[\s([{–—/’'“‘«-]/u;
const BEHIND = new RegExp(`[\\s.,;:!?)\\]}–—/’'”»…${OPAQUE}-]`, "u");

/** Straight double marks. Where they open and close by turns, nothing else can be meant. */
export function doubleQuotes(text: string): Slip[] {
  const marks = [...text.matchAll(/"/gu)].map(({ index }) => index);
  // Beside other marks, curved ones could make a third kind, or close what they do not open.
  const isClear =
    marks.length % 2 === 0 &&
    !/[«»“”„]/u.test(text) &&
    marks.every((at, turn) => (turn % 2 === 0 ? opens(text, at) : closes(text, at)));
  return marks.map((at, turn) => {
    const curved = turn % 2 === 0 ? "“" : "”";
    return {
      rule: "quotes-curved",
      start: at,
      end: at + 1,
      message: "the quotation mark is straight; write “ before the quoted words and ” behind them.",
      ...(isClear ? { fix: curved } : {}),
    };
  });
}

/** Straight single marks that are no apostrophes: a pair of them around words is clear. */
export function singleQuotes(text: string, marks: readonly number[]): Slip[] {
  const [first = -1, second = -1] = marks;
  const isClear = marks.length === 2 && opens(text, first) && closes(text, second) && !/[‘’]/u.test(text);
  return marks.map((at, turn) => ({
    rule: "quotes-curved",
    start: at,
    end: at + 1,
    message: "the mark is straight; write ’ for an apostrophe, ‘ and ’ around quoted words.",
    ...(isClear ? { fix: turn === 0 ? "‘" : "’" } : {}),
  }));
}

const opens = (text: string, at: number): boolean =>
  (at === 0 || BEFORE.test(text.charAt(at - 1))) && /\S/u.test(text.charAt(at + 1)) && text.charAt(at + 1) !== '"';

const closes = (text: string, at: number): boolean =>
  at > 0 && /\S/u.test(text.charAt(at - 1)) && (at + 1 === text.length || BEHIND.test(text.charAt(at + 1)));

const CLOSING: Readonly<Record<string, string>> = { "“": "”", "«": "»" };

export interface Quoting {
  slips: Slip[];
  /** Marks that open a quotation which stands in no other. */
  openings: { start: number; mark: string }[];
}

/**
 * Curved and angled marks in pairs, without spaces inside.
 * @param text one paragraph
 */
export function quotePairs(text: string): Quoting {
  const open: { start: number; mark: string }[] = [];
  const found: Quoting = { slips: [], openings: [] };
  for (const { index: start, 0: mark } of text.matchAll(/[“”«»]/gu)) {
    if (mark in CLOSING) {
      if (open.length === 0) found.openings.push({ start, mark });
      open.push({ start, mark });
      continue;
    }
    const opening = open.at(-1);
    if (opening !== undefined && CLOSING[opening.mark] === mark) {
      open.pop();
      found.slips.push(...spacesInside(text, opening.start, start));
    } else {
      found.slips.push(
        unpaired(start, mark, "closes a quotation that nothing opens; write the other mark, or take it away"),
      );
    }
  }
  // A quotation of several paragraphs is closed in the last of them.
  for (const { start, mark } of open.filter((mark) => mark.start > 0))
    found.slips.push(unpaired(start, mark, `opens a quotation that no ${CLOSING[mark]} closes in its paragraph`));
  return found;
}

const unpaired = (start: number, mark: string, reason: string): Slip => ({
  rule: "quotes-paired",
  start,
  end: start + 1,
  message: `${mark} ${reason}.`,
});

function spacesInside(text: string, opening: number, closing: number): Slip[] {
  const inside = text.slice(opening + 1, closing);
  if (inside.trim() === "") return [];
  const [before = 0, behind = 0] = [/^[ \u00A0\u202F]*/u, /[ \u00A0\u202F]*$/u].map(
    (spaces) => spaces.exec(inside)?.[0].length,
  );
  const slip = (start: number, end: number): Slip => ({
    rule: "spaces-even",
    start,
    end,
    message: "no space stands inside of quotation marks; take it away.",
    fix: "",
  });
  return [
    ...(before > 0 ? [slip(opening + 1, opening + 1 + before)] : []),
    ...(behind > 0 ? [slip(closing - behind, closing)] : []),
  ];
}
