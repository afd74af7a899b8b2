/**
 * Addresses as a damaged list has them, and what is certainly wrong with them. White space, invisible characters and
 * closing punctuation cannot belong to an address (RFC 3986, appendix C); nothing else is taken out, and no letter is
 * changed or added but a missing “https://”.
 */
import { identities } from "../knowledge/same-work.ts";
import { urlFault } from "../knowledge/url.ts";
import { join, type Placed, replace, slice, standIn, trim } from "./placed.ts";

export interface Address {
  /** Without what could not belong to it. */
  placed: Placed;
  /** As it stands in the list. */
  written: Placed;
  /** What was mended, in words: “2 spaces taken out”. */
  mended: string[];
  /** Where in the address white space was taken out between two parts of a word. */
  joints: number[];
  /** Words of the entry around it: a title, perhaps. */
  words: Placed[];
  /** The list gives no scheme. */
  hasScheme: boolean;
  /** Why it cannot be an address even so. */
  fault: string | undefined;
}

const SCHEME = /^h\s?t\s?t\s?p\s?s?\s*[:：]\s*[/／]\s*[/／]\s*/iu;
const START =
  /(?<![\p{L}\p{N}/=&?%+_.-])(?:h\s?t\s?t\s?p\s?s?\s*[:：]\s*[/／]|www\s?\.\s?\w)|^\s*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?=\/|\s|$)/giu;
const INVISIBLE = /[\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}]/gu;
/** What can stand around an address or end the sentence it is in. */
const CLOSING = /(?:[.,;:!>"'“”»’…。，；、）］】؟،؛۔]|\*+)$/u;
const BRACKETS: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** Every address of an entry, in the order of the list; words between belong to the one before. */
export function addressesIn(entry: Placed): Address[] {
  const starts = [...entry.text.matchAll(START)].map(
    ({ index, 0: match }) => index + (match.length - match.trimStart().length),
  );
  return starts.map((start, index) => {
    const address = readAddress(slice(entry, start, starts[index + 1]));
    const before = index === 0 ? trim(slice(entry, 0, start)) : undefined;
    return {
      ...address,
      words: [...(before ? [before] : []), ...address.words].filter(({ text }) => /[\p{L}\p{N}]/u.test(text)),
    };
  });
}

function readAddress(part: Placed): Address {
  const scheme = SCHEME.exec(part.text)?.[0];
  const head = slice(part, 0, scheme?.length ?? 0);
  const end = endOfAddress(part.text, head.text.length);
  const written = trim(slice(part, 0, end));
  const mended: string[] = [];
  const front = scheme === undefined ? standIn("https://", part.offsets[0] ?? 0) : standScheme(head, mended);
  if (scheme === undefined) mended.push("“https://” put in front");
  const visible = without(slice(written, head.text.length), INVISIBLE, "invisible character", mended);
  const bare = withoutClosing(visible, mended);
  const joints = jointsIn(bare.text).map((at) => at + front.text.length);
  const lines = without(bare, /\s*[\r\n\u2028]\s*/gu, "line break", mended);
  const rest = withLowerCaseHost(without(lines, /\s/gu, "space", mended), mended);
  const address = join([front, rest]);
  const words = [trim(slice(part, end))];
  const fault = faultOf(address.text);
  return { placed: address, written, mended, joints, words, hasScheme: scheme !== undefined, fault };
}

/** A broken percent-encoding is a doubt, not a fault: what it should have been is for a person to find. */
const faultOf = (address: string): string | undefined => urlFault(withLiteralPercent(address));

/** A “%” that encodes nothing can only be the sign itself (RFC 3986, 2.4), which an address writes as “%25”. */
export const withLiteralPercent = (address: string): string => address.replaceAll(/%(?![\dA-Fa-f]{2})/gu, "%25");

/** The scheme without white space, in ASCII and in lower case, as RFC 3986 (3.1) has it. */
function standScheme(head: Placed, mended: string[]): Placed {
  const spaces = head.text.match(/\s/gu)?.length ?? 0;
  if (spaces > 0) mended.push(`${counted(spaces, "space")} taken out of the scheme`);
  const scheme = replace(
    replace(head, /\s/gu, () => ""),
    /[：／]/gu,
    (wide) => (wide === "：" ? ":" : "/"),
  );
  if (/[：／]/u.test(head.text)) mended.push("wide “：” or “／” of the scheme written as “:” and “/”");
  if (/[A-Z]/u.test(head.text)) mended.push("the scheme written in lower case");
  return replace(scheme, /[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** Hosts are the same in any case (RFC 3986, 3.2.2). */
function withLowerCaseHost(rest: Placed, mended: string[]): Placed {
  const length = /^[^/?#]*/u.exec(rest.text)?.[0].length ?? 0;
  const host = slice(rest, 0, length);
  if (!/[A-Z]/u.test(host.text)) return rest;
  mended.push("the host written in lower case");
  return join([replace(host, /[A-Z]/gu, (letter) => letter.toLowerCase()), slice(rest, length)]);
}

function without(part: Placed, pattern: RegExp, noun: string, mended: string[]): Placed {
  const count = [...part.text.matchAll(pattern)].length;
  if (count === 0) return part;
  mended.push(`${counted(count, noun)} taken out`);
  return replace(part, pattern, () => "");
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Closing punctuation goes; a bracket stays where the address opens it, as addresses of Wikipedia do. */
function withoutClosing(part: Placed, mended: string[]): Placed {
  let bare = trim(part);
  while (CLOSING.test(bare.text) || isUnopened(bare.text))
    bare = trim(slice(bare, 0, bare.text.replace(/.$/u, "").length));
  const taken = part.text.slice(bare.text.length).trim();
  if (taken !== "") mended.push(`“${taken}” at the end taken out`);
  return bare;
}

function isUnopened(text: string): boolean {
  const closing = text.slice(-1);
  const opening = BRACKETS[closing];
  return opening !== undefined && text.split(opening).length < text.split(closing).length;
}

/** Where, in the address without white space, there was some inside a word; beside a slash none can be lost. */
function jointsIn(text: string): number[] {
  let taken = 0;
  return [...text.matchAll(/\s+/gu)].flatMap(({ index, 0: { length } }) => {
    const at = index - taken;
    taken += length;
    return text[index - 1] === "/" || text[index + length] === "/" ? [] : [at];
  });
}

/** A piece that no title has: it begins or ends as a part of an address, or is made of words that hyphens join. */
const PIECE =
  /^(?:[/?&#=%_~+][^\s]*|-[^\s-].*|[a-z0-9%._~-]+(?:\/[a-z0-9%._~-]*)+|\S+=\S*|\S*%[\da-f]{2}\S*|\S+\.(?:html?|php|aspx?|pdf)|[a-z0-9]+(?:-[a-z0-9]+){2,}\/?)$/u;
/** An address that ends in this goes on. */
const UNFINISHED = /[-=&?%+_#]$|\/\/$/u;
const ENDING = /^(?:html?|php|aspx?|pdf|com|org|net)\b/u;
/** Dates and “and/or” stand in titles and behind “accessed”. */
const NO_PIECE = /^(?:\d[\d/.-]*|[a-z]+\/[a-z]+)$/u;
/** Plain words that may stand between two pieces of one address. */
const LONGEST_GAP = 2;

/**
 * Where an address with white space in it ends. A word belongs to it when it is a piece of an address, when what
 * stands before it is unfinished, when it has a line to itself, or when a piece follows soon; other words are a title.
 */
function endOfAddress(text: string, from: number): number {
  const words = [...text.slice(from).matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, at: from + index }));
  let last = 0;
  for (const [index, { word, at }] of words.entries()) {
    if (index === 0 || index > last + LONGEST_GAP + 1) continue;
    const before = index === last + 1 ? (words[last]?.word ?? "") : "";
    if ((PIECE.test(word) && !NO_PIECE.test(word)) || goesOn(before, word) || hasOwnLine(text, at, word)) last = index;
  }
  const end = words[last];
  return end === undefined ? text.length : end.at + end.word.length;
}

const goesOn = (before: string, word: string): boolean =>
  (UNFINISHED.test(before) && /^[a-z0-9%/]/u.test(word)) || (before.endsWith(".") && ENDING.test(word));

/** Of several words on the next line none is certain; one alone, in small letters, is what the line broke off. */
const hasOwnLine = (text: string, at: number, word: string): boolean =>
  /[\r\n\u2028]\s*$/u.test(text.slice(0, at)) &&
  /^\s*(?:[\r\n\u2028]|$)/u.test(text.slice(at + word.length)) &&
  /^[a-z0-9]/u.test(word);

/** The same for all addresses of one source; the check tells two records of one by it, too. */
export const normalised = (address: string): string =>
  (URL.canParse(address) ? identities({ URL: new URL(address).href })[0] : undefined) ?? address;
