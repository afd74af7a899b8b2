/** The alphabetical index of a page: its terms, which are its third-level headings. */
import type { Heading } from "../markdown/analysis.ts";
import type { Locale, Page } from "./model.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadProse } from "./prose.ts";

const TERM_DEPTH = 3;

export const termsOf = ({ analysis }: Pick<Page, "analysis">): Heading[] =>
  analysis.headings.filter(({ depth }) => depth === TERM_DEPTH);

/** The terms that begin with a letter; "" stands for every beginning that is none. */
export interface IndexGroup {
  letter: string;
  terms: readonly Heading[];
}

/** The terms in the order of the language; accents and capitals make no letter of their own (Unicode's UTS 10, level 1). */
export function indexOf(terms: readonly Heading[], { format }: Locale): IndexGroup[] {
  const { compare } = new Intl.Collator(format, { numeric: true });
  const letters = new Intl.Collator(format, { sensitivity: "base" });
  const groups: { letter: string; terms: Heading[] }[] = [];
  for (const term of terms.toSorted((a, b) => compare(a.text, b.text))) {
    const [first = ""] = /^\p{L}\p{M}*/u.exec(term.text) ?? [];
    const last = groups.at(-1);
    if (last && letters.compare(last.letter, first) === 0) last.terms.push(term);
    else groups.push({ letter: nameOf(first, letters, format), terms: [term] });
  }
  return groups;
}

/** The letter in capitals, without marks that make no other letter of it. */
function nameOf(letter: string, { compare }: Intl.Collator, format: string): string {
  const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return (compare(plain, letter) === 0 ? plain : letter).toLocaleUpperCase(format);
}

/** A third-level heading as the Markdown engine writes it, without a link or a citation in it. */
const TERM = /<h3(?=[^>]* id="([^"]*)")([^>]*)>((?:(?!<\/h3>|<a ).)*)<\/h3>/gsu;

/** Rendered Markdown in which each term is the link to its own address. */
export const withTermLinks = (html: string): string => html.replaceAll(TERM, '<h3$2><a href="#$1">$3</a></h3>');

type ReadPage = ReadProse<{ index?: boolean | undefined }>;

/** A page with an index has something to list, and every language lists the same. */
export function indexProblems(pages: readonly ReadPage[], sourceLocale: string): Problem[] {
  const variants = Map.groupBy(pages, ({ prose }) => prose.id);
  return [...variants.values()].flatMap((all) => {
    const first =
      all.find(({ prose, fields }) => fields.index && prose.locale === sourceLocale) ??
      all.find(({ fields }) => fields.index);
    if (first === undefined) return [];
    return all.flatMap((page) =>
      page.fields.index ? [...usable(page), ...agreeing(page, first)] : [unlike(page, first)],
    );
  });
}

function usable({ prose, placeOf }: ReadPage): Problem[] {
  const message =
    prose.pieces === undefined
      ? "a page with an index is plain Markdown; call the file .md, or take “index” out."
      : "an index lists third-level headings, and the page has none; write them (###), or take “index” out.";
  return prose.pieces === undefined || termsOf(prose).length === 0
    ? [problemAt(placeOf("index"), "index-usable", message)]
    : [];
}

const unlike = ({ placeOf }: ReadPage, { prose }: ReadPage): Problem =>
  problemAt(placeOf("title"), "variants-agree", `${prose.file} has an index; write “index: true” here too.`);

/** A term that a translation has lost, or has in another place. */
function agreeing(page: ReadPage, first: ReadPage): Problem[] {
  const [own, other] = [page, first].map(({ prose }) => termsOf(prose).map(({ id }) => id));
  const problem = (of: ReadPage, message: string): Problem => problemAt(of.placeOf("index"), "variants-agree", message);
  const missing = (of: ReadPage, ids: readonly string[], from: ReadPage, theirs: readonly string[]): Problem[] =>
    theirs
      .filter((id) => !ids.includes(id))
      .map((id) => problem(of, `${from.prose.file} has the term “${id}”; give its twin here the same id, {#${id}}.`));
  const lost = [...missing(page, own ?? [], first, other ?? []), ...missing(first, other ?? [], page, own ?? [])];
  const at = (own ?? []).findIndex((id, index) => id !== other?.[index]);
  if (lost.length > 0 || at === -1) return lost;
  return [
    problem(
      page,
      `the terms stand in another order than in ${first.prose.file}: “${own?.[at]}” where that has “${other?.[at]}”; let both have one order.`,
    ),
  ];
}
