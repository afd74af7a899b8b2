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

/** Numbers, ranges and lists of them ("4–7", "3, 5", "2.1"), a Roman numeral, or one capital (an appendix). */
const VALUE = String.raw`\S*?\p{N}[^\s,]*(?:\s*[–—-]\s*[^\s,]*\p{N}[^\s,]*)?(?:,\s*\p{N}[^\s,]*)*|[IVXLCDM]+\b|[ivxlcdm]+\b|[A-Z]\b`;
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
