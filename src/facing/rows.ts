/** Lays two texts beside each other: which of their outermost elements share a row. */
import { BLOCK_ATTRIBUTE } from "../markdown/blocks.ts";
import { type Pair, type Range, spansOf } from "./spans.ts";
import { innerOf, type Piece, piecesOf } from "./tags.ts";

/** Blocks that belong together, by their numbers from 0. */
export interface FacingLink {
  own: readonly number[];
  other: readonly number[];
  /** Whether the translation is behind its original there. */
  isBehind: boolean;
}

/** Elements that stand beside each other; one side may have none. */
export interface Row {
  own: readonly Piece[];
  other: readonly Piece[];
  isBehind: boolean;
  /** Whether both are one list, with items that belong together one by one. */
  hasItems: boolean;
}

/** More items than that are not laid beside each other: `facing.css` has so many lines for them. */
export const MOST_ITEMS = 40;

/** @returns the rows in the order of both texts: where that differs, one row has all that changed places */
export function rowsOf(own: readonly Piece[], other: readonly Piece[], links: readonly FacingLink[]): Row[] {
  const places = { own: placesOf(own), other: placesOf(other) };
  const pairs = [
    ...linkedPairs(links, places),
    ...unblockedPairs(unblockedByKind(own, places.own), unblockedByKind(other, places.other)),
  ];
  const behind = links.filter(({ isBehind }) => isBehind);
  const behindAt = {
    own: new Set(behind.flatMap((link) => link.own.map((block) => places.own.get(block) ?? -1))),
    other: new Set(behind.flatMap((link) => link.other.map((block) => places.other.get(block) ?? -1))),
  };
  return spansOf({ own: own.length, other: other.length }, pairs).map((span): Row => {
    const [left, right] = [own.slice(...span.own), other.slice(...span.other)];
    return {
      own: left,
      other: right,
      isBehind: hasAny(behindAt.own, span.own) || hasAny(behindAt.other, span.other),
      hasItems: hasPairedItems(left, right, links),
    };
  });
}

const hasAny = (places: ReadonlySet<number>, [start, end]: Range): boolean =>
  [...places].some((place) => place >= start && place < end);

const BLOCK = new RegExp(`\\s${BLOCK_ATTRIBUTE}="(\\d+)"`, "u");

const blocksOf = ({ tags }: Piece): number[] => tags.flatMap((tag) => BLOCK.exec(tag)?.slice(1).map(Number) ?? []);

/** Place of the piece that has a block, by the block's number. */
const placesOf = (pieces: readonly Piece[]): Map<number, number> =>
  new Map(pieces.flatMap((piece, place) => blocksOf(piece).map((block) => [block, place] as const)));

interface Places {
  own: ReadonlyMap<number, number>;
  other: ReadonlyMap<number, number>;
}

function linkedPairs(links: readonly FacingLink[], places: Places): Pair[] {
  return links.flatMap((link) =>
    link.own.flatMap((ownBlock) =>
      link.other.flatMap((otherBlock): Pair[] => {
        const [own, other] = [places.own.get(ownBlock), places.other.get(otherBlock)];
        return own === undefined || other === undefined ? [] : [[own, other]];
      }),
    ),
  );
}

const NAMED = /\s(?:id|class)="[^"]*"/u;

/** Pairs of what has no words of its own to be translated, such as rules: by kind and order, if both have as many. */
function unblockedPairs(own: ByKind, other: ByKind): Pair[] {
  return [...own].flatMap(([kind, places]): Pair[] => {
    const partners = other.get(kind) ?? [];
    return partners.length === places.length ? places.map((place, index) => [place, partners[index] ?? 0]) : [];
  });
}

/** Places of pieces that have no block. */
type ByKind = ReadonlyMap<string, readonly number[]>;

function unblockedByKind(pieces: readonly Piece[], blocks: ReadonlyMap<number, number>): ByKind {
  const blocked = new Set(blocks.values());
  const places = [...pieces.keys()].filter((place) => !blocked.has(place));
  return Map.groupBy(places, (place) => {
    const { name = "", tags = [] } = pieces[place] ?? {};
    return `${name}${NAMED.exec(tags[0] ?? "")?.[0] ?? ""}`;
  });
}

function hasPairedItems(own: readonly Piece[], other: readonly Piece[], links: readonly FacingLink[]): boolean {
  const [left, right] = [itemsOf(own), itemsOf(other)];
  if (left.length < 2 || left.length > MOST_ITEMS || left.length !== right.length) return false;
  const pairs = linkedPairs(links, { own: placesOf(left), other: placesOf(right) });
  return pairs.every(([one, two]) => one === two);
}

/** Items of the list that is all there is. */
function itemsOf([list, ...rest]: readonly Piece[]): Piece[] {
  return list && rest.length === 0 && ["ul", "ol"].includes(list.name) ? piecesOf(innerOf(list)) : [];
}
