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

const LOCATOR = /^(\S+?\.|§+|¶|[a-z]+)\s*(\S.*)$/u;

/**
 * Reads "p. 4", "sec. 2.1", "§ 3" as a locator.
 * @returns `undefined` when the text does not begin with a known label followed by a value.
 */
export function parseLocator(text: string): Locator | undefined {
  const [, spelling, value] = LOCATOR.exec(text.trim()) ?? [];
  const label = spelling === undefined ? undefined : SPELLINGS.get(spelling.toLowerCase());
  return label === undefined || value === undefined ? undefined : { label, value: value.trim() };
}
