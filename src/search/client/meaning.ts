/** Which words of a text can mean a word of a query. */
import { plainWord } from "./word.ts";

/** Scripts that write words side by side; Pagefind cuts them itself, and has no stems of them that could mislead. */
const UNSPACED = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}]/u;

/** Letters that a plural or another ending adds at most. */
const ENDING = 3;

/**
 * Whether a word of a text can be what a word of a query means: it is that word or has it in it, lacks no more than an
 * ending of it, or shares a stem with it. Hyphens and dots do not count; figures mean only themselves: "v5p" is not
 * "v5e".
 */
export const canMean = (asked: string, found: string): boolean =>
  matches(asked, found, (own, part) => part.includes(own) || sharesStem(own, part));

/**
 * Whether it means just that: the word itself, or one that differs by an ending. Words of up to three letters are not
 * marked inside of others.
 */
export const isForm = (asked: string, found: string): boolean =>
  matches(asked, found, (own, part) => own.length > ENDING && part.startsWith(own));

function matches(asked: string, found: string, isAlike: (own: string, part: string) => boolean): boolean {
  if (UNSPACED.test(asked)) return true;
  const own = lettersOf(plainWord(asked));
  const parts = [lettersOf(found), ...found.split(/[^\p{L}\p{N}]+/u)].filter((part) => part !== "");
  return parts.some(
    (part) => part === own || inflects(part, own) || inflects(own, part) || (own.length > 1 && isAlike(own, part)),
  );
}

/** Letters and figures alone: "bfloat-16" is "bfloat16". */
export const lettersOf = (word: string): string => word.replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** "tpu" and "tpus", "h100" and "h100s", but not "204" and "2048". */
export const inflects = (stem: string, word: string): boolean =>
  stem.length >= ENDING &&
  word.startsWith(stem) &&
  word.length - stem.length <= ENDING &&
  !/\p{N}/u.test(word.slice(stem.length));

/** Letters that a language puts in front of a word: the Arabic article. */
const FRONT = 2;

/**
 * Whether two words have a stem in common, wherever it stands in them. Short words differ in a last vowel only: "spesa"
 * is "spese", and not "spesso"; "loss" is not "lost".
 */
function sharesStem(asked: string, found: string): boolean {
  if (/\p{N}/u.test(asked) || asked.length < 4) return false;
  if (found.length > 2 && asked.endsWith(found) && asked.length - found.length <= FRONT) return true;
  if (asked.length < 7)
    return found.length <= asked.length && found.startsWith(asked.slice(0, -1)) && !/[b-df-hj-np-tv-z]$/u.test(found);
  const least = Math.ceil(asked.length * (asked.length < 9 ? 0.75 : 0.55));
  for (let at = 0; at + least <= asked.length; at++) if (found.includes(asked.slice(at, at + least))) return true;
  return false;
}
