/** What an import tells: a list for the person who goes on with it, in Markdown, each row with its place first. */

/** In the order in which they are told; a section without rows is left out. */
const SECTIONS = {
  written: "Written",
  known: "Records that the base has already",
  decided: "Decided for you",
  unusable: "Sources without a usable address",
  mended: "Addresses that were mended",
  doubtful: "Addresses that are doubtful",
  differing: "Addresses in which the two versions differ",
  uneven: "Sources that the two versions cite differently",
  alone: "Sources that only one version has",
  duplicates: "One source under two numbers",
  uncited: "Sources that no sentence cites",
  unmatched: "Markers without a source",
  passed: "Numbers in brackets that stay text",
  bare: "Paragraphs that cite nothing",
  behind: "Text behind the list of sources",
} as const;

export type SectionId = keyof typeof SECTIONS;

/** What is said above the rows of a section: what to do with them. */
const ADVICE: Partial<Record<SectionId, string>> = {
  unusable:
    "Their numbers stay in the text. Find the source, write its record, and put `[@key]` in the place of the number.",
  mended: "White space and closing punctuation cannot belong to an address; no letter was changed.",
  doubtful:
    "Nothing was changed here. Open each address; where it leads nowhere, search its site for the words that are left.",
  differing:
    "No address is translated with its page: one of the two may be damaged. The record has the first, and the other in a comment.",
  uncited: "Read them and cite them where they belong, or leave them out. Without --all they get no record.",
  unmatched: "They stay in the text as they are. Find the source or take the marker out.",
  passed: "If one of them is a marker, write the citation by hand.",
  bare: "Give them a source, or a reason to need none.",
};

/** A row, with rows below it. */
export interface Row {
  text: string;
  below?: string[];
}

export class Report {
  readonly #rows = new Map<SectionId, Row[]>();

  add(section: SectionId, text: string, below: string[] = []): void {
    this.#rows.set(section, [...(this.#rows.get(section) ?? []), { text, below }]);
  }

  count(section: SectionId): number {
    return this.#rows.get(section)?.length ?? 0;
  }

  /**
   * @param opening lines under the title
   * @param next what to do, step by step
   */
  markdown(title: string, opening: readonly string[], next: readonly string[]): string {
    const sections = (Object.keys(SECTIONS) as SectionId[]).flatMap((id) => this.#section(id));
    const steps = next.map((step, index) => `${index + 1}. ${step}`);
    const head = [`# ${title}`, "", ...opening.map((line) => `- ${line}`)];
    return `${[...head, ...sections, "", "## What to do next", "", ...steps].join("\n")}\n`;
  }

  #section(id: SectionId): string[] {
    const rows = this.#rows.get(id) ?? [];
    if (rows.length === 0) return [];
    const advice = ADVICE[id];
    const lines = rows.flatMap(({ text, below }) => [`- ${text}`, ...(below ?? []).map((row) => `  - ${row}`)]);
    return ["", `## ${SECTIONS[id]}`, "", ...(advice === undefined ? [] : [advice, ""]), ...lines];
  }
}

/** As code, so that nothing in it is Markdown; on one line. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return /^`|`$/u.test(line) ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** "1 marker", "2 markers". */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : noun.endsWith("s") ? "es" : "s"}`;
