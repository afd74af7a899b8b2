/** What is doubtful in an address: signs of a translator’s or a copyist’s damage, which only a look at the web settles. */
import { isTracking } from "../knowledge/address-advice.ts";
import { editDistance } from "../knowledge/nearest.ts";
import type { Address } from "./address.ts";

export interface Doubt {
  /** Offset in the mended address. */
  at: number;
  /** What is odd, and what to look at; without a full stop. */
  message: string;
  /** It is no damage. */
  harmless?: true;
}

interface Part {
  text: string;
  at: number;
  /** What stands between the word before and this one. */
  joint?: string;
}

/** Small words and elisions that stand alone in good addresses (“k-means”, “c-1-2”, “dell-arte”, “don-t”). */
const LONE_LETTERS = new Set("aeiouyàcdhjklmnrsvx");
/** Good words of fewer letters differ by one too often: “space” and “spare”; a lost letter is told earlier. */
const SHORTEST_MISSPELT = 8;
const SHORTEST_CUT = 5;

/**
 * @param others words of the other addresses of the page
 * @returns doubts in the order of the address
 */
export function doubtsOf({ placed, joints, hasScheme }: Address, others: ReadonlySet<string>): Doubt[] {
  const address = placed.text;
  const doubts = [
    ...(hasScheme
      ? []
      : [
          {
            at: 0,
            message: "the list gives no “https://”; open the address and see whether it answers so",
            harmless: true as const,
          },
        ]),
    ...joints.map((at) => ({
      at,
      message: `white space was taken out between “${before(address, at)}” and “${behind(address, at)}”; a character may be lost there`,
    })),
    ...hostDoubts(address),
    ...encodingDoubts(address),
    ...segmentsOf(address).flatMap((segment) => segmentDoubts(segment, others)),
    ...wordsOf(address).flatMap((word, index, words) => wordDoubts(word, words[index - 1], others)),
    ...namedDoubts(address),
  ];
  return doubts.toSorted((a, b) => a.at - b.at);
}

const before = (address: string, at: number): string => /[^/?&]*$/u.exec(address.slice(0, at))?.[0].slice(-24) ?? "";
const behind = (address: string, at: number): string => /^[^/?&]*/u.exec(address.slice(at))?.[0].slice(0, 24) ?? "";

/** Where the path begins. */
const pathStart = (address: string): number => /^https?:\/\/[^/?#]*/u.exec(address)?.[0].length ?? 0;

function hostDoubts(address: string): Doubt[] {
  const host = address.slice(0, pathStart(address));
  const doubled = /(?<![\w-])(\w+)\.\1(?![\w-])/u.exec(host);
  if (doubled === null) return [];
  return [{ at: doubled.index, message: `“${doubled[1]}” stands twice in the host` }];
}

/** Percent-encoding as RFC 3986 (2.1) has it, of UTF-8. */
function encodingDoubts(address: string): Doubt[] {
  const broken = [...address.matchAll(/%(?![\da-f]{2})/giu)].map(({ index }) => ({
    at: index,
    message: `“${address.slice(index, index + 3)}” is no percent-encoded character; two hexadecimal digits belong behind “%”`,
  }));
  const twice = [...address.matchAll(/%25(?=[\da-f]{2})/giu)].map(({ index }) => ({
    at: index,
    message: `“${address.slice(index, index + 5)}” seems to be encoded twice`,
  }));
  const runs = [...address.matchAll(/(?:%[\da-f]{2})+/giu)].filter(({ 0: run }) => !decodes(run));
  const foreign = runs.map(({ index, 0: run }) => ({
    at: index,
    message: `“${run}” is no text in UTF-8; a part of a letter may be lost`,
  }));
  const entities = [...address.matchAll(/&(?:amp|quot|lt|gt|#\w+);/giu)].map(({ index, 0: entity }) => ({
    at: index,
    message: `“${entity}” is how HTML writes a character; the address may have the character itself`,
  }));
  const plain = [...address.matchAll(/(?<word>[^/?&=\P{ASCII}]*)[^/?&=\p{ASCII}][^/?&=]*/gu)];
  const letters = plain
    .map(({ index, 0: word, groups }) => ({
      at: index + (groups?.["word"]?.length ?? 0),
      message: `“${word}” has letters that are not of ASCII; it may have been translated, or its encoding undone`,
    }))
    .filter(({ at }) => at >= pathStart(address));
  return [...broken, ...twice, ...entities, ...foreign, ...letters];
}

function decodes(run: string): boolean {
  try {
    return decodeURIComponent(run) !== "";
  } catch {
    return false;
  }
}

/** Parts of the path between slashes, the file’s ending apart. */
function segmentsOf(address: string): Part[] {
  const start = pathStart(address);
  const path = address.slice(start).replace(/[?#].*$/u, "");
  return [...path.matchAll(/[^/]+/gu)].map(({ 0: text, index }) => ({ text, at: start + index }));
}

function segmentDoubts({ text, at }: Part, others: ReadonlySet<string>): Doubt[] {
  const name = text.replace(/\.\w{1,5}$/u, "");
  const doubts: Doubt[] = [];
  const first = /^-+(\p{L}{4,})/u.exec(name)?.[1]?.toLowerCase() ?? "";
  const meant = first === "" || others.has(first) ? undefined : [...others].find((other) => hasAllOf(other, first));
  const alike = meant === undefined ? "" : `, and another address has “${meant}” where it has “${first}”`;
  if (/^-/u.test(name))
    doubts.push({ at, message: `“${text}” begins with a hyphen${alike}; what stood before it may be lost` });
  if (/.-$/u.test(name))
    doubts.push({
      at: at + name.length - 1,
      message: `“${text}” ends with a hyphen${name === text ? "" : " before its ending"}; what stood behind it may be lost`,
    });
  for (const { index } of name.matchAll(/(?<=[^-])--+(?=[^-])/gu))
    doubts.push({ at: at + index, message: `two hyphens in “${text}”; a word between them may be lost` });
  return doubts;
}

/** A word that has lost one or two of its letters, and perhaps their order. */
function hasAllOf(whole: string, word: string): boolean {
  const left = [...word].reduce((rest, letter) => rest.replace(letter, ""), whole);
  return (
    left.length === whole.length - word.length &&
    left.length > 0 &&
    left.length <= 2 &&
    /^\p{L}+$/u.test(whole) &&
    !isInflected(word, whole)
  );
}

/** Words of path and query, whatever joins them. */
function wordsOf(address: string): Part[] {
  const start = pathStart(address);
  const path = address.slice(start).replaceAll(/%[\da-f]{2}/giu, "   ");
  let end = path.length;
  return [...path.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: text, index }) => {
    const joint = address.slice(start + end, start + index);
    end = index + text.length;
    return { text, at: start + index, joint };
  });
}

/** The words of an address, in lower case. */
export const wordsIn = (address: string): string[] => wordsOf(address).map(({ text }) => text.toLowerCase());

function wordDoubts({ text, at, joint = "" }: Part, previous: Part | undefined, others: ReadonlySet<string>): Doubt[] {
  const word = text.toLowerCase();
  const isNext = previous !== undefined && /^(?:[-+_/.]|%20)$/u.test(joint);
  const doubts: Doubt[] = [];
  if (isNext && /\D/u.test(word) && previous.text.toLowerCase() === word)
    doubts.push({ at, message: `the word “${text}” stands twice` });
  else if (isNext && /[-+_0]/u.test(joint) && /^\p{Ll}$/u.test(text) && !isSmallWord(text, previous.text))
    doubts.push({ at, message: `the letter “${text}” stands alone; the rest of its word may be lost` });
  if (/^\p{Ll}{2,}\p{Lu}\p{Ll}{3,}$/u.test(text) && isNext)
    doubts.push({ at, message: `“${text}” has a capital inside; the words beside it have none` });
  const alike = nearWord(word, others);
  if (alike !== undefined)
    doubts.push({ at, message: `“${text}” differs by one letter from “${alike}” in another address of the list` });
  return doubts;
}

/** “t” is what “don’t” leaves, not what “will” does. */
const isSmallWord = (letter: string, previous: string): boolean =>
  LONE_LETTERS.has(letter) || (letter === "t" && previous.endsWith("n"));

/** A word of another address that is this one but for a letter, and not its plural. */
function nearWord(word: string, others: ReadonlySet<string>): string | undefined {
  if (word.length < SHORTEST_CUT || others.has(word) || /\P{L}/u.test(word)) return undefined;
  return [...others].find((other) => {
    const [shorter, longer] = word.length < other.length ? [word, other] : [other, word];
    if (longer.length - shorter.length > 1 || /\P{L}/u.test(other) || isInflected(word, other)) return false;
    const isLong =
      longer.length - shorter.length === 1 ? shorter.length >= SHORTEST_CUT : word.length >= SHORTEST_MISSPELT;
    return isLong && editDistance(word, other) === 1;
  });
}

/** They share all but their last letters: “unit” and “units”, “optimise” and “optimised”. */
const isInflected = (a: string, b: string): boolean =>
  a.slice(0, -1) === b.slice(0, a.length - 1) || b.slice(0, -1) === a.slice(0, b.length - 1);

function namedDoubts(address: string): Doubt[] {
  const start = pathStart(address);
  const rest = address.slice(start);
  const slashes = [...rest.matchAll(/(?<!https?:|^)\/{2,}|^\/{2,}/gu)].map(({ index }) => ({
    at: start + index,
    message: "two slashes follow each other; what stood between them may be lost",
  }));
  const glued = [...rest.matchAll(/(?<![/=])https?:\/\//gu)].map(({ index }) => ({
    at: start + index,
    message: "a second address begins here without a space before it",
  }));
  const parameters = [...rest.matchAll(/(?<=[?&])[^=&#]+(?==)/gu)]
    .filter(({ 0: name }) => isTracking(name))
    .map(({ index, 0: name }) => ({
      at: start + index,
      message: `“${name}” only tells the site whence a reader came; take the parameter out if the page opens without it`,
      harmless: true as const,
    }));
  return [...slashes, ...glued, ...parameters];
}
