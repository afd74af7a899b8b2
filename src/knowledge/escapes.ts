/** A text as it is read where it is written with escapes, and the way back from what is read to what is written. */

export interface Unescaped {
  text: string;
  /** Where the characters of the text from `offset` on are written; whether an escape writes them. */
  written(offset: number, length: number): { offset: number; length: number; escape: string | undefined };
}

/**
 * @param escapes finds every escape
 * @param meaning what an escape stands for, `undefined` when it stands for itself
 */
export function unescaped(
  source: string,
  escapes: RegExp,
  meaning: (written: string, offset: number) => string | undefined,
): Unescaped {
  const offsets: number[] = [];
  const escaped = new Set<number>();
  let text = "";
  let from = 0;
  const copyTo = (end: number): void => {
    for (let at = from; at < end; at++) offsets.push(at);
    text += source.slice(from, end);
  };
  for (const { index, 0: sign } of source.matchAll(escapes)) {
    const said = meaning(sign, index);
    if (said === undefined) continue;
    copyTo(index);
    for (let unit = 0; unit < said.length; unit++) offsets.push(index);
    escaped.add(index);
    text += said;
    from = index + sign.length;
  }
  copyTo(source.length);
  return {
    text,
    written(offset, length) {
      const start = offsets[offset] ?? source.length;
      const end = offsets[offset + length] ?? source.length;
      return { offset: start, length: end - start, escape: escaped.has(start) ? source.slice(start, end) : undefined };
    },
  };
}

/** Escapes of double quotation marks in YAML 1.2, those of JSON among them. */
export const QUOTED = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/gu;

const SHORT: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

export function quotedMeaning(sign: string): string | undefined {
  const code = /^\\[xuU]([\da-fA-F]{2,})$/u.exec(sign)?.[1];
  if (code === undefined) return SHORT[sign.slice(1)] ?? sign.slice(1);
  // Half of a pair joins the other half.
  const value = Number.parseInt(code, 16);
  return value > 0x10ffff ? undefined : value > 0xffff ? String.fromCodePoint(value) : String.fromCharCode(value);
}

/** Character references of HTML, as Markdown reads them (CommonMark 0.31, 2.5). */
export const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/gu;

/** Those with a name that stand for characters that nobody sees: the character, then its names. */
const UNSEEN = new Map(
  [
    "AD shy",
    "200B ZeroWidthSpace NegativeVeryThinSpace NegativeThinSpace NegativeMediumSpace NegativeThickSpace",
    "200C zwnj",
    "200D zwj",
    "200E lrm",
    "200F rlm",
    "2060 NoBreak",
    "2061 ApplyFunction af",
    "2062 InvisibleTimes it",
    "2063 InvisibleComma ic",
  ].flatMap((row) => {
    const [code = "", ...names] = row.split(" ");
    return names.map((name): [string, string] => [name, String.fromCodePoint(Number.parseInt(code, 16))]);
  }),
);

/** What a reference by number, or to a character that nobody sees, stands for. */
export function referenceMeaning(reference: string): string | undefined {
  const name = reference.slice(1, -1);
  if (!name.startsWith("#")) return UNSEEN.get(name);
  const value = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = value > 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  return isCharacter ? String.fromCodePoint(value) : "\uFFFD";
}
