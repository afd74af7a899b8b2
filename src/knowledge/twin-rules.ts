/** Whether the language variants of a text lead to the same places: a translator can damage an address unseen. */
import type { Analysis, WebLink } from "../markdown/analysis.ts";
import type { Site } from "./model.ts";
import { editDistance } from "./nearest.ts";
import { type Allowances, allowancesOf } from "./parity-allowances.ts";
import { type Problem, problemAt } from "./problems.ts";

interface Twin {
  id: string;
  locale: string;
  file: string;
  analysis: Analysis;
}

/**
 * Every variant against the one in the language that the texts are translated from, where there is one.
 * @param allowancesIn what the variant in a file may have otherwise
 */
export function twinProblems(
  texts: readonly Twin[],
  { sourceLocale }: Pick<Site, "sourceLocale">,
  allowancesIn: (file: string) => Allowances | undefined = () => undefined,
): Problem[] {
  return [...Map.groupBy(texts, ({ id }) => id).values()].flatMap((variants) => {
    const source = variants.find(({ locale }) => locale === sourceLocale);
    return source === undefined
      ? []
      : variants
          .filter((variant) => variant !== source)
          .flatMap((twin) => addressProblems(twin, source, allowancesIn(twin.file) ?? allowancesOf([])));
  });
}

/** One problem for each pair of addresses that should be one, at the twin's; and one for each that has no counterpart. */
function addressProblems(twin: Twin, source: Twin, allowed: Allowances): Problem[] {
  const isFree = ({ address }: WebLink): boolean => !allowed.allows(address);
  const own = firsts(twin.analysis.webLinks, source.analysis.webLinks).filter(isFree);
  const others = firsts(source.analysis.webLinks, twin.analysis.webLinks).filter(isFree);
  const pairs = pairsOf(own, others);
  const paired = new Set(pairs.values());
  const lost = others.filter((link) => !paired.has(link));
  return [
    ...own.map((link) =>
      problemAt({ file: twin.file, ...link }, "twins-same-addresses", differs(link, pairs.get(link), source.file)),
    ),
    ...lost.map((link) => missing(link, source, twin)),
  ];
}

const nameOf = ({ address, form }: WebLink): string => `${form} ${address}`;

/** Each address that the other text lacks, once, where it stands first. */
function firsts(links: readonly WebLink[], others: readonly WebLink[]): WebLink[] {
  const known = new Set(others.map(nameOf));
  const lacking = links.filter((link) => !known.has(nameOf(link)));
  return [...new Map(lacking.toReversed().map((link) => [nameOf(link), link])).values()].toReversed();
}

/** More addresses than these are not compared letter by letter, nor more letters of each. */
const COMPARED = { links: 20, letters: 200 };

/** The addresses that were meant to be one, the most alike first: at most half of the letters are others. */
function pairsOf(own: readonly WebLink[], others: readonly WebLink[]): Map<WebLink, WebLink> {
  const letters = ({ address }: WebLink): string => address.replaceAll(/\s/gu, "").slice(0, COMPARED.letters);
  const alike = own.slice(0, COMPARED.links).flatMap((link) =>
    others.slice(0, COMPARED.links).flatMap((other) => {
      const distance = editDistance(letters(link), letters(other));
      return distance <= letters(other).length / 2 ? [{ link, other, distance }] : [];
    }),
  );
  const pairs = new Map<WebLink, WebLink>();
  const taken = new Set<WebLink>();
  for (const { link, other } of alike.toSorted((a, b) => a.distance - b.distance)) {
    if (pairs.has(link) || taken.has(other)) continue;
    pairs.set(link, other);
    taken.add(other);
  }
  return pairs;
}

function differs({ address, form }: WebLink, other: WebLink | undefined, file: string): string {
  if (other === undefined) return `${file} has no address ${shown(address)}; write the same addresses in both texts.`;
  const there = `${file}:${other.line}:${other.column}`;
  if (other.address === address) {
    const words = { link: "is a link with words", bare: "stands by itself", broken: "is no link" };
    return `${shown(address)} ${words[form]} here and ${words[other.form]} at ${there}; is a space between “]” and “(”?`;
  }
  return `${shown(address)} differs from ${shown(other.address)} at ${there}; write the same address in both texts.`;
}

const missing = ({ address, ...place }: WebLink, source: Twin, twin: Twin): Problem =>
  problemAt(
    { file: source.file, ...place },
    "twins-same-addresses",
    `${twin.file} has no address ${shown(address)}; write it there too, or take it away here.`,
  );

/** A problem is one line that can be read. */
const shown = (address: string): string => `“${address.length > 200 ? `${address.slice(0, 200)}…` : address}”`;
