/** Two language versions of one page: which rows of their lists are one source, and where their addresses differ. */
import { editDistance } from "../knowledge/nearest.ts";
import { normalised } from "./address.ts";
import { type Addressed, addressOf, isAddressed, type Source } from "./sources.ts";

export interface Pair {
  /** Of the page whose address the record keeps. */
  kept: Addressed;
  other: Addressed;
}

export interface Pairing {
  pairs: Pair[];
  /** Sources of either page that the other lacks. */
  alone: Source[];
}

/** Share of characters that two addresses of one source have in common at least. */
const ALIKE = 0.6;

/**
 * Pairs equal addresses first, then those of the same number that are alike, or on the same host while the lists keep
 * step; then, where the lists have different lengths, alike ones of any number. Others are two sources, whatever their
 * numbers.
 */
export function pair(kept: readonly Source[], others: readonly Source[]): Pairing {
  const pairs: Pair[] = [];
  const left = new Set(others.filter(isAddressed));
  const open = new Set(kept.filter(isAddressed));
  const take = (isOne: (a: Addressed, b: Addressed) => boolean): void => {
    for (const source of open) {
      const other = [...left].find((candidate) => isOne(source, candidate));
      if (other === undefined) continue;
      pairs.push({ kept: source, other });
      open.delete(source);
      left.delete(other);
    }
  };
  take((a, b) => a.number === b.number && isSame(a, b));
  take(isSame);
  const sameLength = kept.length === others.length;
  const inStep = pairs.length > 0 ? pairs.every((one) => one.kept.number === one.other.number) : sameLength;
  take((a, b) => a.number === b.number && (likeness(a, b) >= ALIKE || (inStep && hostOf(a) === hostOf(b))));
  if (!sameLength) take((a, b) => likeness(a, b) >= ALIKE);
  const paired = new Set<Source>(pairs.flatMap((found) => [found.kept, found.other]));
  return {
    pairs: pairs.toSorted((a, b) => a.kept.number - b.kept.number),
    alone: [...kept, ...others].filter((source) => !paired.has(source)),
  };
}

const isSame = (a: Addressed, b: Addressed): boolean => normalised(addressOf(a)) === normalised(addressOf(b));

/** Longest misspelling of a host, in letters. */
const MISSPELT = 2;

function likeness(a: Addressed, b: Addressed): number {
  if (editDistance(hostOf(a), hostOf(b)) > MISSPELT) return 0;
  const [one, two] = [normalised(addressOf(a)), normalised(addressOf(b))];
  return 1 - editDistance(one, two) / Math.max(one.length, two.length);
}

const hostOf = (source: Addressed): string => new URL(addressOf(source)).host.replace(/^www\./u, "");

export interface Difference {
  /** What differs: “host”, “part 2 of the path”, “parameter "q"”. */
  part: string;
  kept: string | undefined;
  other: string | undefined;
  /** Where in each address. */
  at: { kept: number; other: number };
}

/** The parts in which two addresses differ, in their order. */
export function differences({ kept, other }: Pair): Difference[] {
  const [ours, theirs] = [partsOf(addressOf(kept)), partsOf(addressOf(other))];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].flatMap((part): Difference[] => {
    const [one, two] = [ours.get(part), theirs.get(part)];
    if (one?.text === two?.text) return [];
    const at = { kept: one?.at ?? addressOf(kept).length, other: two?.at ?? addressOf(other).length };
    return [{ part, kept: one?.text, other: two?.text, at }];
  });
}

const URL_PARTS = /^(?<scheme>https?):\/\/(?<host>[^/?#]*)(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<hash>.*))?$/u;

interface Part {
  text: string;
  at: number;
}

function partsOf(address: string): Map<string, Part> {
  const { scheme = "", host = "", path = "", query, hash } = URL_PARTS.exec(address)?.groups ?? {};
  const start = scheme.length + 3 + host.length;
  const parts = new Map<string, Part>([
    ["scheme", { text: scheme, at: 0 }],
    ["host", { text: host, at: scheme.length + 3 }],
  ]);
  const segments = [...path.matchAll(/[^/]+/gu)];
  for (const [index, { 0: text, index: at }] of segments.entries())
    parts.set(`part ${index + 1} of the path`, { text, at: start + at });
  if (path.length > 1 && path.endsWith("/"))
    parts.set("slash at the end of the path", { text: "/", at: start + path.length - 1 });
  for (const { 0: text, index } of (query ?? "").matchAll(/[^&]+/gu)) {
    const name = text.replace(/=.*$/u, "");
    parts.set(`parameter “${name}”`, { text: text.slice(name.length + 1), at: start + path.length + 1 + index });
  }
  if (hash !== undefined) parts.set("fragment", { text: hash, at: address.length - hash.length });
  return parts;
}

/** Which of two addresses looks right, and why, in a sentence. It says what the signs are, and decides nothing. */
export function judgement({ kept, other }: Pair): string {
  const [ours, theirs] = [damage(kept), damage(other)];
  if (ours === undefined && theirs !== undefined) return `The first looks right: in the other, ${theirs}.`;
  if (theirs === undefined && ours !== undefined) return `The second looks right: in the first, ${ours}.`;
  if (isSame(kept, other)) return "Both should lead to the same page.";
  return `${ours === undefined ? "Neither" : "Each"} shows damage; open both.`;
}

/** The first sign that letters may be lost, or else that white space came in. */
const damage = ({ address, doubts }: Addressed): string | undefined =>
  doubts.find(({ harmless }) => harmless !== true)?.message ??
  (address.joints.length > 0 ? "white space had come in" : undefined);
