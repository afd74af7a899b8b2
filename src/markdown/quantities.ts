/**
 * Finds the numbers of a text with their units, so that the language variants of it can be held against each other. They
 * are left as written: how to read them is a matter of the locale.
 */
import { defineMdastPlugin, type MdastVisitorContext } from "satteri";
import { type NumberWords, numberWords } from "../i18n/number-words.ts";
import { analysisOf, type Quantity } from "./analysis.ts";
import { UNIT } from "./factual-number.ts";
import type { Node } from "./node.ts";
import { proseText } from "./prose-text.ts";
import { placeOf } from "./source-map.ts";

/** A quantity in a run of text. */
export type FoundQuantity = Omit<Quantity, "line" | "column" | "isNote"> & { index: number };

/** Letters that make a name of the number beside them. Those of other scripts stand beside it without a space. */
const LETTER = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}`;
const END = String.raw`(?![${LETTER}\p{N}])`;
/**
 * The first digit: no part of a name ("v5e", "GPT-4"), of another number, or of a year without its century ("’80"). Such
 * a class is found faster than \p{Nd}, which has characters beyond U+FFFF.
 */
const FIRST = String.raw`[${digitRanges()}](?<!(?:[${LETTER}\p{N}_.@]|[${LETTER}]-|(?<!\p{L})[’'])\p{Nd})`;
const DATE = String.raw`(?<year>${FIRST}\p{Nd}{3})-\p{Nd}{2}-(?<day>\p{Nd}{2})(?![\p{L}\p{N}-])`;
const GROUPS = String.raw`(?:[.,\u066B\u066C]\p{Nd}+|[\u00A0\u202F\u2009’]\p{Nd}{3}(?!\p{Nd}))*`;
const DIGITS = String.raw`(?<digits>${FIRST}\p{Nd}*${GROUPS}(?:[eE][-+\u2212]?\p{Nd}+(?![\p{L}\p{N}]))?)`;
const MEASURE = String.raw`[ \u00A0\u202F-]?(?:${UNIT})(?:[²³]|/(?:s|h|min|W|J))?${END}`;
const CODE = "(?:USD|EUR|GBP|JPY|CNY|CHF)";
const SIGN = String.raw`[ \u00A0\u202F]?(?:[%‰٪]|\p{Sc}|${CODE}(?!\p{L}))|°`;
/** A decade ends in "s", which is no second. */
const DECADE = String.raw`(?!(?<=(?:1[89]|20)\p{Nd}0)s)`;

const NUMBER = new RegExp(`${DATE}|${DIGITS}(?:${DECADE}(?<unit>${MEASURE}|${SIGN}))?`, "gu");
const MONEY = new RegExp(`(?<!\\p{L})((?:US|CA|AU|NZ|HK|A|C)?\\p{Sc}|${CODE})[ \\u00A0\\u202F]?$`, "u");
const JOINED_LETTER = new RegExp(`^[${LETTER}_]`, "u");

/** The digits of all scripts up to U+FFFF: ten in a row, from a multiple of 16 on or from the sixth behind one. */
function digitRanges(): string {
  const rows = Array.from({ length: 0x1000 }, (_, row) => row * 16);
  const zeros = rows
    .flatMap((row) => [row, row + 6])
    .filter((code) => /^\p{Nd}\p{Nd}$/u.test(String.fromCharCode(code, code + 9)));
  return zeros.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`).join("");
}

/** Records the quantities of every paragraph, heading and cell. It reads citations as text, and so comes before they are replaced. */
export const quantities =
  (localeOf: (file: URL) => string) =>
  ({ fileURL }: { fileURL: URL | undefined }) => {
    if (fileURL === undefined) return false;
    const locale = localeOf(fileURL);
    const read = (node: Node, ctx: MdastVisitorContext): void => record(node, ctx, locale);
    const options = { position: true } as const;
    return defineMdastPlugin({ name: "quantities", options, paragraph: read, heading: read, tableCell: read });
  };

function record(node: Node, ctx: MdastVisitorContext, locale: string): void {
  const words = proseText(node, ctx.source, "all");
  const found = quantitiesIn(words.text, locale);
  if (found.length === 0) return;
  const isNote = isInNote(node, ctx);
  const places = found.map(({ index, ...one }) => ({ ...one, isNote, ...placeOf(ctx.source, words.offset(index)) }));
  analysisOf(ctx.data).quantities.push(...places);
}

function isInNote(node: Node, ctx: MdastVisitorContext): boolean {
  for (let parent = ctx.parent(node); parent !== undefined; parent = ctx.parent(parent))
    if (parent.type === "footnoteDefinition") return true;
  return false;
}

/**
 * The quantities of a run of text, those of words behind those of digits.
 * @param locale the text's own; words for numbers are known in some
 */
export function quantitiesIn(text: string, locale: string): FoundQuantity[] {
  const words = numberWords(locale);
  const digits = /\p{Nd}/u.test(text)
    ? [...text.matchAll(NUMBER)].flatMap((match) => fromDigits(match, text, words))
    : [];
  return [...withSharedUnits(digits, text), ...(words === undefined ? [] : fromWords(text, words))];
}

function fromDigits(match: RegExpExecArray, text: string, words: NumberWords | undefined): FoundQuantity[] {
  const { year, day, digits, unit: sign } = match.groups ?? {};
  const [before = "", money] = MONEY.exec(text.slice(Math.max(0, match.index - 5), match.index)) ?? [];
  const index = match.index - before.length;
  const plain = { unit: "", power: 0, index };
  if (year !== undefined && day !== undefined)
    return [year, day].map((one) => ({ ...plain, written: one, digits: one, isLoose: one === day }));
  const end = match.index + match[0].length;
  const behind = wordsBehind(text, end, words);
  const unit = unitOf(sign ?? money ?? behind.unit);
  const isLoose = sign === undefined && JOINED_LETTER.test(text.slice(end, end + 2));
  const written = text.slice(index, end + (sign === undefined ? behind.length : 0));
  return [{ written, digits: digits ?? "", unit, power: behind.power, isLoose, index }];
}

/** What the words behind a number say of it, "billion" and "percent", and how long the first of them is. */
function wordsBehind(
  text: string,
  end: number,
  words: NumberWords | undefined,
): { power: number; unit: string; length: number } {
  if (words === undefined) return { power: 0, unit: "", length: 0 };
  const behind = text.slice(end, end + LONGEST).toLowerCase();
  const [first = "", scale = ""] = WORD.exec(behind) ?? [];
  const power = words.scales.get(scale);
  const rest = power === undefined ? behind : behind.slice(first.length).replace(/^[ \u00A0\n](?:di|of)(?!\p{L})/u, "");
  const [one = "", word = ""] = WORD.exec(rest) ?? [];
  const [, next = ""] = WORD.exec(rest.slice(one.length)) ?? [];
  const unit = words.units.get(word) ?? words.units.get(`${word} ${next}`) ?? "";
  return { power: power ?? 0, unit, length: power === undefined ? 0 : first.length };
}

const WORD = /^[ \u00A0\n]?(\p{L}+)/u;
const LONGEST = 40;

/** Numbers that are spelt out. Nothing has to correspond to them: “one” is often no number. */
function fromWords(text: string, words: NumberWords): FoundQuantity[] {
  return [...text.matchAll(words.pattern)].flatMap(({ index, 0: written }): FoundQuantity[] => {
    const end = index + written.length;
    const value = words.values.get(written.toLowerCase());
    if (value === undefined || PART_OF_WORD.test(`${text[index - 1] ?? ""} ${text[end] ?? ""}`)) return [];
    const behind = wordsBehind(text, end, words);
    const sign = WORD_UNIT.exec(text.slice(end, end + LONGEST))?.[0];
    const unit = unitOf(sign ?? behind.unit);
    return [{ written, digits: String(value), unit, power: behind.power, isLoose: true, index }];
  });
}

const PART_OF_WORD = /[\p{L}\p{N}]/u;
const WORD_UNIT = new RegExp(`^(?:${MEASURE})`, "u");

/**
 * In “16 to 32 GB” the first number has the unit of the second, in “$3–5” the second that of the first, and a word may
 * stand before a unit, as in “197 dense TFLOPS”.
 */
function withSharedUnits(found: readonly FoundQuantity[], text: string): FoundQuantity[] {
  const shared = [...found];
  const isNear = (one: FoundQuantity | undefined, other: FoundQuantity | undefined): boolean =>
    one !== undefined && other !== undefined && JOINED.test(text.slice(one.index + one.written.length, other.index));
  for (const [at, one] of [...found.entries()].toReversed()) {
    const [before, next] = [found[at - 1], shared[at + 1]];
    if (one.unit !== "") continue;
    const neighbour = isNear(one, next) ? next?.unit || next?.shared : isNear(before, one) ? before?.unit : "";
    const unit = neighbour || unitOf(MODIFIED.exec(text.slice(one.index + one.written.length))?.[1] ?? "");
    if (unit) shared[at] = { ...one, shared: unit };
  }
  return shared;
}

/** What stands between the numbers of a range or a list: few words, and no end of a sentence. */
const JOINED = /^[^.;:!?\n]{1,12}$/u;

const MODIFIED = new RegExp(`^[ \\u00A0][\\p{L}\\p{N}-]{1,20}(?=[ \\u00A0])(${MEASURE})`, "u");

const CURRENCIES = new Map([
  ["USD", "$"],
  ["US$", "$"],
  ["EUR", "€"],
  ["GBP", "£"],
  ["JPY", "¥"],
]);

/** One spelling for each unit: bits and bytes by IEC 80000-13, “per second” by a stroke. */
function unitOf(written: string): string {
  const unit = written.normalize("NFKC").replaceAll(/^[\s-]+/gu, "");
  return (
    CURRENCIES.get(unit) ??
    unit
      .replace("٪", "%")
      .replace(/bytes?/u, "B")
      .replace(/bits?/u, "b")
      .replace(/^k(?=[Bb])/u, "K")
      .replace(/bps$/u, "b/s")
      .replace(/OPs?\/s$/u, "OPS")
      .replace(/OPs$/u, "OP")
  );
}
