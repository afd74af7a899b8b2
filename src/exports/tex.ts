/** Text as TeX reads it, accents and other scripts as they are (UTF-8). */

/**
 * Each in braces of its own, so that a letter that follows is no part of the command and BibTeX, which counts braces
 * even behind a "\", finds them balanced.
 */
const COMMANDS = new Map(
  Object.entries({
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "<": "textless",
    ">": "textgreater",
    "|": "textbar",
  }).map(([character, command]) => [character, `{\\${command}}`]),
);

/** Pairs that TeX's fonts join to another character: "--" to "–", "''" to "”", "?`" to "¿". */
const LIGATURES = /-(?=-)|'(?=')|`(?=`)|,(?=,)|[?!](?=`)/gu;

export const escapeTex = (text: string): string =>
  text
    .replaceAll(/[\\{}~^<>|]/gu, (character) => COMMANDS.get(character) ?? character)
    .replaceAll(/[&%$#_]/gu, "\\$&")
    .replaceAll(LIGATURES, "$&{}");

/** Words of letters and digits; an apostrophe or hyphen ends one. */
const WORD = /(\p{L}[\p{L}\p{M}\p{N}]*)/u;

/**
 * A title for BibTeX, whose styles write all but the first letter small: capitals that must stay stand in braces. The
 * records do not tell a name ("Google") from a word of a title in capitals, so every later capital is kept; of the
 * first word only those that are not its first letter ("TPU", "JetStream").
 */
export const protectCapitals = (title: string): string =>
  title
    .split(WORD)
    .map((part, index) => (keepsCapitals(part, index === 1) ? `{${part}}` : escapeTex(part)))
    .join("");

const keepsCapitals = (word: string, isFirst: boolean): boolean => /\p{Lu}/u.test(isFirst ? word.slice(1) : word);
