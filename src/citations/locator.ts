/** A place inside a source, as the author cites it. */
export interface Locator {
  /** CSL's name of the kind of place. */
  label: LocatorLabel;
  /** The place itself as written: "4", "4–7", "2.1", "B". */
  value: string;
}

/** CSL 1.0.2 locator terms that a reader of technical sources meets. */
export type LocatorLabel =
  | "page"
  | "section"
  | "chapter"
  | "figure"
  | "table"
  | "equation"
  | "line"
  | "paragraph"
  | "appendix"
  | "volume"
  | "note";

/** What an author may write for each label; Pandoc's English short and long forms. */
const SPELLINGS = new Map<string, LocatorLabel>(
  (
    [
      ["page", "p. pp. page pages"],
      ["section", "sec. secs. section sections § §§"],
      ["chapter", "ch. chap. chaps. chapter chapters"],
      ["figure", "fig. figs. figure figures"],
      ["table", "tab. table tables"],
      ["equation", "eq. eqs. equation equations"],
      ["line", "l. ll. line lines"],
      ["paragraph", "par. para. paras. paragraph paragraphs ¶"],
      ["appendix", "app. appendix"],
      ["volume", "vol. vols. volume volumes"],
      ["note", "n. nn. note notes"],
    ] as const
  ).flatMap(([label, spellings]) => spellings.split(" ").map((spelling) => [spelling, label] as const)),
);

/** Every accepted spelling, for a message that shows the way out. */
export const LOCATOR_SPELLINGS: readonly string[] = [...SPELLINGS.keys()];

/** "pp." stands before a range or list of pages; the other labels read well as they are. */
export const isSeveralPages = ({ label, value }: Locator): boolean => label === "page" && /[–—,-]/u.test(value);

/** Numbers, ranges and lists of them ("4–7", "3, 5", "2.1"), Roman numerals, or capitals (of appendices). */
const NUMBERS = String.raw`\S*?\p{N}[^\s,]*(?:\s*[–—-]\s*[^\s,]*\p{N}[^\s,]*)?(?:,\s*\p{N}[^\s,]*)*`;
const rangeOf = (one: string): string => String.raw`${one}\b(?:\s*[–—-]\s*${one}\b)?`;
const VALUE = [NUMBERS, rangeOf("(?:[IVXLCDM]+|[A-Z])"), rangeOf("[ivxlcdm]+")].join("|");
const LOCATOR = new RegExp(String.raw`^([A-Za-z]{1,10}\.?|§{1,2}|¶)\s*(${VALUE})\s*,?\s*(.*)$`, "u");

/**
 * Reads the beginning of a text as a locator: "p. 4", "sec. 2.1", "§ 3", "pp. 4–7, 9".
 * @returns the locator and what follows it, or `undefined` when the text does not begin with a known label and a value
 */
export function parseLocator(text: string): { locator: Locator; rest: string } | undefined {
  const [, spelling = "", value, rest = ""] = LOCATOR.exec(text.trim()) ?? [];
  const label = SPELLINGS.get(spelling.toLowerCase());
  return label === undefined || value === undefined ? undefined : { locator: { label, value }, rest };
}

/** Why words that were meant as a locator do not name a place. */
export type LocatorFault =
  /** `label` is none of the spellings, and a number follows it. */
  | { kind: "unknown-label"; label: string }
  | { kind: "no-place"; label: string }
  | { kind: "no-label"; value: string }
  /** A range that runs backwards, or from a place to the same. */
  | { kind: "bad-range"; from: string; to: string };

const NUMBER_ONLY = /^\p{Nd}{1,4}(?:(?:\s*[–—-]|,)\s*\p{Nd}{1,4})*$/u;
const LABEL = /^(\p{L}{1,12}\.|\p{L}{1,12}(?=\s+\p{Nd})|§{1,2}|¶)\s*(\p{Nd})?/u;

/**
 * What keeps words behind a key from being the locator that they look like. Free words ("and the discussion there")
 * look like none.
 */
export function locatorFault(text: string): LocatorFault | undefined {
  const words = text.trim();
  const read = parseLocator(words);
  if (read) return badRange(read.locator);
  if (NUMBER_ONLY.test(words)) return { kind: "no-label", value: words };
  if (SPELLINGS.has(words.toLowerCase())) return { kind: "no-place", label: words };
  const [, label, digit] = LABEL.exec(words) ?? [];
  if (label === undefined) return undefined;
  if (SPELLINGS.has(label.toLowerCase())) return { kind: "no-place", label };
  return digit === undefined ? undefined : { kind: "unknown-label", label };
}

/** In these a hyphen joins the parts of one number ("fig. 3-2"); their ranges have a dash. */
const COMPOUND: ReadonlySet<LocatorLabel> = new Set(["figure", "table", "equation", "section", "appendix"]);
const RANGE = /^([^\s–—-]+?)\s*([–—-])\s*([^\s–—-]+)$/u;

function badRange({ label, value }: Locator): LocatorFault | undefined {
  for (const part of value.split(",")) {
    const [, from = "", dash, to = ""] = RANGE.exec(part.trim()) ?? [];
    if (dash === "-" && COMPOUND.has(label)) continue;
    if (isBackward(from, to)) return { kind: "bad-range", from, to };
  }
  return undefined;
}

/** Whether a range does not run upwards; "123–7" is 123 to 127, and places of different kinds ("A–3") have no order. */
function isBackward(from: string, to: string): boolean {
  const [first, last] = [orderOf(from), orderOf(to)];
  if (first === undefined || last === undefined || first.prefix !== last.prefix) return false;
  const [[start, ...finer], [, ...finest]] = [first.numbers, last.numbers];
  if (finer.length + finest.length === 0 && first.prefix === "") {
    return Number(from.slice(0, -to.length) + to) <= start;
  }
  const differences = Array.from(
    { length: Math.max(first.numbers.length, last.numbers.length) },
    (_, index) => (last.numbers[index] ?? 0) - (first.numbers[index] ?? 0),
  );
  return (differences.find((difference) => difference !== 0) ?? 0) <= 0;
}

/** "S12" is S and 12, "2.1" is 2 and 1, "iv" is 4, a capital is its place in the alphabet. */
function orderOf(place: string): { prefix: string; numbers: [number, ...number[]] } | undefined {
  const [, prefix = "", dotted] = /^([A-Za-z]{0,3})(\d{1,9}(?:\.\d{1,9})*)$/u.exec(place) ?? [];
  if (dotted !== undefined) return { prefix, numbers: dotted.split(".").map(Number) as [number, ...number[]] };
  if (/^(?:[ivxlcdm]+|[IVXLCDM]{2,})$/u.test(place)) {
    return { prefix: "roman", numbers: [romanValue(place.toLowerCase())] };
  }
  return /^[A-Z]$/u.test(place) ? { prefix: "letter", numbers: [place.charCodeAt(0)] } : undefined;
}

function romanValue(numeral: string): number {
  const values = [...numeral].map((letter) => ({ i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 })[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
