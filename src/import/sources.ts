/** The sources of a page: each address of its list, what was mended, what is doubtful, how often the text cites it. */
import { type Address, addressesIn, normalised, withLiteralPercent } from "./address.ts";
import { type Doubt, doubtsOf, wordsIn } from "./doubts.ts";
import type { Page } from "./page.ts";
import type { ListEntry } from "./source-list.ts";

export interface Source {
  page: Page;
  number: number;
  /** Its row of the list. */
  entry: ListEntry;
  /** Nothing where the row has none; one that cannot be used has a fault. */
  address: Address | undefined;
  doubts: Doubt[];
  /** Markers of the text that name its number. */
  cited: number;
}

/** A source whose address can stand in a record. */
export type Addressed = Source & { address: Address };

export const isAddressed = (source: Source): source is Addressed =>
  source.address?.fault === undefined && source.address !== undefined;

/** The address as a record has it. */
export const addressOf = ({ address }: Addressed): string => withLiteralPercent(address.placed.text);

/** In the order of the list; a row with several addresses is several sources of one number. */
export function sourcesOf(page: Page): Source[] {
  const counts = citedNumbers(page);
  const rows = page.entries.flatMap((entry) => {
    const found = addressesIn(entry.written);
    const addresses: (Address | undefined)[] = found.length > 0 ? found : [undefined];
    return addresses.map((address) => ({
      page,
      number: entry.number,
      entry,
      address,
      cited: counts.get(entry.number) ?? 0,
    }));
  });
  const vocabulary = Map.groupBy(
    rows.flatMap(({ address }, row) => (address ? wordsIn(address.placed.text).map((word) => ({ word, row })) : [])),
    ({ word }) => word,
  );
  return rows.map((source, row) => {
    const others = new Set(
      [...vocabulary].filter(([, uses]) => uses.some((use) => use.row !== row)).map(([word]) => word),
    );
    return { ...source, doubts: source.address ? doubtsOf(source.address, others) : [] };
  });
}

/** How many markers name each number. */
function citedNumbers({ blocks }: Page): Map<number, number> {
  const markers = blocks.flatMap((block) => block.markers).filter(({ stays }) => stays === undefined);
  const counts = new Map<number, number>();
  for (const number of markers.flatMap(({ numbers }) => numbers)) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** Sources that are one: their addresses differ at most in what makes no other page. */
export const groupsOf = (sources: readonly Source[]): Addressed[][] => [
  ...Map.groupBy(sources.filter(isAddressed), (source) => normalised(addressOf(source))).values(),
];
