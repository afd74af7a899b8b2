/**
 * Whether a translation is one work with its original: it has the same sections, and each of them cites the same, states
 * the same numbers and links to the same. Sections are paired by their order; headings are the language's own.
 */
import type { Reference } from "../citations/record.ts";
import type { Analysis, CitedPlace } from "../markdown/analysis.ts";
import type { LinkTarget } from "../markdown/link-target.ts";
import { missingSource } from "./citation-rules.ts";
import type { Knowledge, Site, Variant } from "./model.ts";
import { type Allowances, allowancesOf } from "./parity-allowances.ts";
import { citationDifferences } from "./parity-citations.ts";
import type { PartPair } from "./parity-comparison.ts";
import { linkDifferences } from "./parity-links.ts";
import { numberDifferences } from "./parity-numbers.ts";
import { type Part, partsOf, sectionHeadings, type Twin } from "./parity-parts.ts";
import { type Problem, problemAt } from "./problems.ts";
import { variantFor } from "./queries.ts";

/** By id, then by locale. */
type Texts = ReadonlyMap<string, ReadonlyMap<string, { locale: string; analysis: Analysis }>>;

/** What a comparison asks of the base. */
export interface ParityBase {
  site: Site;
  articles: Texts;
  pages: Texts;
  sources: { references: ReadonlyMap<string, Reference>; broken: ReadonlySet<string> };
}

/** Every difference that is not allowed, as the problem that it is; addresses of the web are compared by `twin-rules.ts`. */
export function differences(twin: Twin, original: Twin, allowed: Allowances, base: ParityBase): Problem[] {
  const { site, sources } = base;
  const sections = sectionDifferences(twin, original);
  if (sections.length > 0) allowed.keep();
  const comparison = {
    ...{ twin, original, allowed },
    pairs: sections.length > 0 ? [] : pairsOf(twin, original),
    isKnown: (use: CitedPlace) => sources.broken.has(use.key) || missingSource(use, sources) === undefined,
    formatOf: (locale: string) => site.locales.find(({ tag }) => tag === locale)?.format ?? locale,
    targetOf: (target: LinkTarget, locale: string) => lookUp(target, locale, base),
  };
  return [
    ...sections,
    ...citationDifferences(comparison),
    ...numberDifferences(comparison),
    ...linkDifferences(comparison),
  ];
}

function lookUp({ kind, id }: LinkTarget, locale: string, base: ParityBase): { analysis?: Analysis } | undefined {
  const { site, sources } = base;
  if (kind === "article" || kind === "page") return variantFor(base[`${kind}s`].get(id), site, locale);
  const isThere =
    kind === "topic"
      ? site.topics.some((topic) => topic.id === id)
      : sources.references.has(id) || sources.broken.has(id);
  return isThere ? {} : undefined;
}

/** Where sections cannot be paired, one problem says so, and what stands in them is not compared. */
function sectionDifferences(twin: Twin, original: Twin): Problem[] {
  const [own, others] = [sectionHeadings(twin), sectionHeadings(original)];
  if (own.length === others.length) return [];
  const [more, fewer] = own.length > others.length ? [twin, original] : [original, twin];
  const [long, short] = [partsOf(more), partsOf(fewer)];
  const headings = sectionHeadings(more);
  const index = headings.findIndex((_, turn) => !isAlike(long.get(`${turn + 1}`), short.get(`${turn + 1}`)));
  const heading = headings[index === -1 ? headings.length - 1 : index];
  const message = `the text has ${counted(headings.length)}, and ${fewer.file} has ${sectionHeadings(fewer).length}; “${heading?.text}” may be the one without a counterpart. Give both the same sections in the same order.`;
  return [
    problemAt(
      { file: more.file, line: heading?.line ?? 1, column: heading?.column ?? 1 },
      "twins-same-sections",
      message,
    ),
  ];
}

const counted = (sections: number): string => (sections === 1 ? "1 section (##)" : `${sections} sections (##)`);

/** Whether two sections may be one: they cite a source in common, or one of them cites none. */
function isAlike(one: Part | undefined, other: Part | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const keys = new Set(one.uses.map(({ key }) => key));
  return keys.size === 0 || other.uses.length === 0 || other.uses.some(({ key }) => keys.has(key));
}

/** The parts of both by their names. That terms of an index are the same is another rule's matter. */
function pairsOf(twin: Twin, original: Twin): PartPair[] {
  const [own, others] = [partsOf(twin), partsOf(original)];
  return [...new Set([...others.keys(), ...own.keys()])].flatMap((name) => {
    const pair = { twin: own.get(name), original: others.get(name) };
    if (name.startsWith("#") && (pair.twin === undefined || pair.original === undefined)) return [];
    return [{ twin: pair.twin ?? noPart(name, twin), original: pair.original ?? noPart(name, original) }];
  });
}

const noPart = (name: string, { file }: Twin): Part => ({
  ...{ name, uses: [], quantities: [], isUnsure: false, named: [] },
  place: { file, line: 1, column: 1 },
});

/**
 * In how many ways a translation differs from its original that are not declared.
 * @returns `undefined` for the original, and where there is none
 */
export function parityOf(variant: Variant, knowledge: Knowledge): number | undefined {
  const { articles, pages, site, references } = knowledge;
  const original = articles.get(variant.id)?.get(site.sourceLocale);
  if (original === undefined || original === variant) return undefined;
  const base = { site, articles, pages, sources: { references, broken: new Set<string>() } };
  const allowed = allowancesOf(variant.parity?.allow ?? []);
  return differences(twinOf(variant), twinOf(original), allowed, base).length;
}

const twinOf = (variant: Variant): Twin => ({
  ...variant,
  hasIndex: false,
  placeOf: () => ({ file: variant.file, line: 1, column: 1 }),
});
