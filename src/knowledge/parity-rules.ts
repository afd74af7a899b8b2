/** Holds every translation against its original, and the exceptions that it declares against what they are needed for. */
import type { Analysis } from "../markdown/analysis.ts";
import type { Prose } from "./model.ts";
import { differences, type ParityBase } from "./parity.ts";
import { type Allowances, allowancesOf } from "./parity-allowances.ts";
import type { Twin } from "./parity-parts.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadFolder, ReadProse } from "./prose.ts";
import type { Rooms } from "./rooms.ts";
import { twinProblems } from "./twin-rules.ts";

interface Fields {
  parity?: { allow: string[]; why: string } | undefined;
  /** Of a page. */
  index?: boolean | undefined;
  /** Of an article. */
  status?: "draft" | undefined;
}

/** Every difference between the variants of an article or page. Drafts are not in step yet: only addresses are compared. */
export function parityProblems({ site, articles, pages, sources }: Rooms): Problem[] {
  const base = { site, articles: byId(articles.texts), pages: byId(pages.texts), sources };
  return [articles, pages].flatMap((folder: ReadFolder<Fields>) => problemsOfFolder(folder, base));
}

function byId(texts: readonly ReadProse<Fields>[]): Map<string, Map<string, { locale: string; analysis: Analysis }>> {
  const groups = Map.groupBy(texts, ({ prose }) => prose.id);
  return new Map([...groups].map(([id, all]) => [id, new Map(all.map(({ prose }) => [prose.locale, prose]))]));
}

function problemsOfFolder(folder: ReadFolder<Fields>, base: ParityBase): Problem[] {
  const { sourceLocale } = base.site;
  const allowances = new Map(folder.texts.map((text) => [text, allowancesOf(text.fields.parity?.allow ?? [])]));
  const byFile = new Map([...allowances].map(([{ prose }, allowed]) => [prose.file, allowed]));
  const isDone = ({ fields }: ReadProse<Fields>): boolean => fields.status !== "draft";
  const originals = new Map(
    folder.texts.filter(({ prose }) => prose.locale === sourceLocale).map((text) => [text.prose.id, text]),
  );
  const addresses = twinProblems(folder.analyses, base.site, (file) => byFile.get(file));
  const others = [...allowances].flatMap(([text, allowed]) => {
    const original = originals.get(text.prose.id);
    const isCompared = original !== undefined && original !== text && isDone(text) && isDone(original);
    return isCompared ? differences(twinOf(text), twinOf(original), allowed, base) : [];
  });
  const unneeded = [...allowances].flatMap(([text, allowed]) => {
    const original = originals.get(text.prose.id);
    if (text.fields.parity === undefined || !isDone(text) || (original && !isDone(original))) return [];
    return original === undefined || original === text
      ? [problemAt(text.placeOf("parity"), "parity-needed", ALONE)]
      : unneededProblems(text, allowed);
  });
  return [...addresses, ...others, ...unneeded];
}

const twinOf = ({ prose, fields, placeOf }: ReadProse<Fields>): Twin => ({
  ...(prose satisfies Prose),
  hasIndex: fields.index === true,
  placeOf,
});

const ALONE = "only a translation can differ from an original, and this text is none; take “parity” out.";

const unneededProblems = ({ fields, placeOf }: ReadProse<Fields>, { unneeded }: Allowances): Problem[] =>
  unneeded().map((index) => {
    const message = `the text does not differ from its original in “${fields.parity?.allow[index]}”; take it out of the list, or write it as the text does.`;
    return problemAt(placeOf("parity", "allow", index), "parity-needed", message);
  });
