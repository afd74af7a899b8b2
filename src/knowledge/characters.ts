/**
 * Which characters of a text no reader can see, or make what is seen differ from what is written (the reasons are
 * those of UTS #39 and of CVE-2021-42574). What a script or an emoji needs in order to be written is fine.
 */
import { characterName } from "./character-names.ts";

export interface CharacterFault {
  /** Where it stands, in UTF-16 units. */
  offset: number;
  /** UTF-16 units. */
  length: number;
  /** The character: U+202E (RIGHT-TO-LEFT OVERRIDE). */
  name: string;
  /** What is wrong with it and the way out, to be put behind the name. */
  reason: string;
  /** It can go without a change to anything that is read. */
  idle: boolean;
}

interface Rules {
  /** Where a run of the text begins, within which an isolate has to be closed; without it, the text is one. */
  boundary?: RegExp;
  /** U+2028 and U+2029 are line ends like others. */
  separators?: boolean;
}

/** Every character that could be at fault; a text without one needs no closer look. */
const SUSPECT =
  /[^\P{Cc}\t\n\r]|[\u2028\u2029\uFFFC\uFFFD]|\p{Cf}|\p{Co}|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}/u;

/** Format characters that are written in texts of their scripts (signs of number in Arabic, hieroglyphs …). */
const WRITTEN =
  /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}\u{13430}-\u{1343F}\u{1BCA0}-\u{1BCA3}]/u;

const BEFORE_JOINER = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
const AFTER_JOINER = /^\p{Extended_Pictographic}$/u;
/** Scripts whose letters join, or take other forms at a joiner. */
const JOINING =
  /^[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Phag}\p{scx=Adlm}\p{scx=Rohg}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]$/u;
/** Scripts that part no words by spaces: U+200B tells where a line may break. */
const UNSPACED = /^[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]$/u;
const RIGHT_TO_LEFT =
  /^[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Mand}\p{scx=Samr}]$/u;
const LETTER = /^[\p{L}\p{M}]$/u;
/** The flag of a part of a country: tags behind a black flag. */
const FLAG = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;

/** Whether a text needs a closer look at all: few do. */
export const isSuspect = (text: string): boolean => SUSPECT.test(text);

/** Faults of a text, in order. Linear in its length. */
export function characterFaults(text: string, { boundary, separators = false }: Rules = {}): CharacterFault[] {
  if (!isSuspect(text)) return [];
  const allowed = new Set([...text.matchAll(FLAG)].flatMap(({ index, 0: flag }) => range(index, index + flag.length)));
  const suspects = [...text.matchAll(new RegExp(SUSPECT, "gu"))].filter(({ index }) => !allowed.has(index));
  const isolates = unbalanced(text, boundary);
  return suspects.flatMap(({ index: offset, 0: character }): CharacterFault[] => {
    if (separators && /[\u2028\u2029]/u.test(character)) return [];
    const fault = isolates.get(offset) ?? faultOf(text, offset, character);
    if (fault === undefined) return [];
    const idle = fault === UNSEEN;
    return [{ offset, length: character.length, name: characterName(character), reason: fault, idle }];
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

const UNSEEN = "cannot be seen, and keeps words from being found and copied; delete it";

/** What is wrong with a suspect, or `undefined` where it is needed. */
function faultOf(text: string, offset: number, character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (ISOLATE.test(character) || WRITTEN.test(character)) return undefined;
  if (/\p{Cc}/u.test(character)) return "is a control character, which no reader can see; delete it";
  if (/[\u202A-\u202E]/u.test(character))
    return "lets the letters around it be seen in another order than they are written; delete it";
  if (/[\u2028\u2029]/u.test(character))
    return "ends a line for some programs only; write a space in its place, or begin a line with Enter";
  if (character === "\uFFFD") return "stands where a character was lost; write what belongs here";
  if (character === "\uFFFC") return "stands where something was lost that is no text; delete it";
  if (/\p{Noncharacter_Code_Point}/u.test(character))
    return "is no character, and no program has to keep it; delete it";
  if (/\p{Co}/u.test(character)) return "means something in one font only; write a character that everybody has";
  return isNeeded(text, offset, code) ? undefined : (OUT_OF_PLACE.get(code) ?? UNSEEN);
}

const OUT_OF_PLACE = new Map([
  [0x200c, "keeps letters from joining, and nothing beside it would join; delete it"],
  [0x200d, "joins emoji and letters of some scripts, and there are none on both sides of it; delete it"],
  ...[0x200e, 0x200f, 0x061c].map((code): [number, string] => [
    code,
    "orders text beside letters that run from right to left, and there are none beside it; delete it",
  ]),
]);

/** Whether an invisible character does what it is for, which its neighbours tell. */
function isNeeded(text: string, offset: number, code: number): boolean {
  const [before, after] = [neighbour(text, offset, -1), neighbour(text, offset, 1)];
  const isBeside = (kind: RegExp): boolean => kind.test(before) || kind.test(after);
  switch (code) {
    case 0x200b:
      return isBeside(UNSPACED);
    case 0x200c:
      return isBeside(JOINING);
    case 0x200d:
      return (BEFORE_JOINER.test(before) && AFTER_JOINER.test(after)) || isBeside(JOINING);
    case 0x200e:
    case 0x200f:
    case 0x061c:
      return isBesideRightToLeft(text, offset);
    case 0x034f:
      return /^\p{M}$/u.test(before) || /^\p{M}$/u.test(after);
    case 0x115f:
    case 0x1160:
      return isBeside(/^[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]$/u);
    default:
      return isVariation(code, before) || (code >= 0x180b && code <= 0x180f && isBeside(/^\p{scx=Mong}$/u));
  }
}

/** One selector behind a character that has variants; more than one would hide something. */
function isVariation(code: number, before: string): boolean {
  if (code === 0xfe0e || code === 0xfe0f) return /^\p{Emoji}$/u.test(before) || /^\p{S}$/u.test(before);
  if (code >= 0xfe00 && code < 0xfe0e) return /^[\p{S}\p{Lo}\p{N}\p{P}]$/u.test(before);
  return code >= 0xe0100 && code <= 0xe01ef && /^\p{scx=Han}$/u.test(before);
}

/** Direction marks stand beside punctuation and figures: the next letter on a side tells. */
function isBesideRightToLeft(text: string, offset: number): boolean {
  return ([-1, 1] as const).some((step) => {
    let at = offset;
    for (let count = 0; count < NEAR; count++) {
      at = neighbourAt(text, at, step);
      const next = characterAt(text, at);
      if (next === "" || /[\n\r]/u.test(next)) return false;
      if (LETTER.test(next)) return RIGHT_TO_LEFT.test(next);
    }
    return false;
  });
}

/** So far away is the letter that a mark or joiner is for; without an end, long runs of them would take forever. */
const NEAR = 24;

/** What can be no neighbour, because it cannot be seen: two of these do not hide each other's neighbours. */
const UNSEEABLE =
  /[^\P{Cc}\t\n\r]|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFC\uFFFD\u{E0001}\u{E0020}-\u{E007F}]|\p{Co}|\p{Noncharacter_Code_Point}/u;

function neighbourAt(text: string, offset: number, step: 1 | -1): number {
  let at = offset;
  for (let count = 0; count < NEAR; count++) {
    at += step > 0 ? widthAt(text, at) : -widthBefore(text, at);
    if (!UNSEEABLE.test(characterAt(text, at))) break;
  }
  return at;
}

const neighbour = (text: string, offset: number, step: 1 | -1): string =>
  characterAt(text, neighbourAt(text, offset, step));

const characterAt = (text: string, offset: number): string =>
  offset < 0 || offset >= text.length ? "" : String.fromCodePoint(text.codePointAt(offset) ?? 0);
const widthAt = (text: string, offset: number): number => ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
const widthBefore = (text: string, offset: number): number => (offset >= 2 && widthAt(text, offset - 2) === 2 ? 2 : 1);

const ISOLATE = /[\u2066-\u2069]/u;

/** Isolates that nothing closes, and closings that close nothing, within a run of the text (UAX #9, BD9). */
function unbalanced(text: string, boundary: RegExp | undefined): Map<number, string> {
  const faults = new Map<number, string>();
  if (!ISOLATE.test(text)) return faults;
  // Between CR and LF no line begins.
  const lines = text.replaceAll("\r\n", " \n");
  const ends = boundary === undefined ? [] : [...lines.matchAll(new RegExp(boundary, "gmu"))].map(({ index }) => index);
  let open: number[] = [];
  let end = 0;
  for (const { index, 0: character } of text.matchAll(/[\u2066-\u2069]/gu)) {
    const from = end;
    while (end < ends.length && (ends[end] ?? 0) <= index) end++;
    if (end > from) open = report(open, faults);
    if (character !== "\u2069") open.push(index);
    else if (open.pop() === undefined)
      faults.set(index, "closes a run of text that nothing opens in this paragraph or value; delete it");
  }
  report(open, faults);
  return faults;
}

function report(open: readonly number[], faults: Map<number, string>): number[] {
  for (const index of open)
    faults.set(
      index,
      "opens a run of text that is not closed in this paragraph or value; close it with U+2069 (POP DIRECTIONAL ISOLATE), or delete it",
    );
  return [];
}
