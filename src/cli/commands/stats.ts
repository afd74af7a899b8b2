/** `npm run kb -- stats`: the articles in figures. It counts and judges nothing; `npm run check` judges. */
import { agesOf } from "../../knowledge/ages.ts";
import { coverageOf } from "../../knowledge/coverage.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { parityOf } from "../../knowledge/parity.ts";
import { stateIn } from "../../knowledge/text-state.ts";
import { type AgeRow, ageLines, type MissingRow } from "../age-table.ts";
import { baseSettings, openBase } from "../base.ts";
import { type Command, readWords } from "../command.ts";
import { gapLines, tableLines } from "../coverage-table.ts";
import { Refusal } from "../scaffold.ts";

const OPTIONS = { list: { type: "boolean" }, json: { type: "boolean" } } as const;

export const command: Command = {
  usage: `Usage: npm run kb -- stats [--list | --json], or npm run coverage -- …

For each article and language:
  words, citations, distinct sources; the shares of citations that name a passage, and of each kind of source;
  paragraphs that cite nothing
  when it was updated; in which years its sources were written; since when they have been read; how many copies of
  them carry no date; in how many undeclared ways a translation differs from its original, and in how many
  places that has changed since the two were compared

  --list  names each paragraph without citation, by file, line and column
  --json  prints everything for programs

Examples:
  npm run kb -- stats
  npm run kb -- stats --list

Exit code: 0 done; 1 the base cannot be read; 2 the command was not understood.`,

  async run(words) {
    const { list, json } = readWords({ args: [...words], options: OPTIONS }).values;
    const base = await openBase(baseSettings()).catch(refused);
    if (base === undefined) return 1;
    const { knowledge, errors } = base;
    if (errors.length > 0)
      console.error(`What has problems may be missing here; npm run check names all ${errors.length}.`);
    console.log(json ? asJson(knowledge) : asTables(knowledge, list));
    return 0;
  },
};

/** A base that cannot be read is the author's to mend. */
function refused(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
}

const asJson = (knowledge: Knowledge): string =>
  JSON.stringify({ ...coverageOf(knowledge), ages: agesIn(knowledge) }, undefined, 2);

function asTables(knowledge: Knowledge, list = false): string {
  const coverage = coverageOf(knowledge);
  const drafts = coverage.articles.some(({ draft }) => draft) ? ["* draft"] : [];
  const gaps = list ? ["", ...gapLines(coverage)] : [];
  return [...tableLines(coverage), ...drafts, "", ...ageLines(agesIn(knowledge)), ...gaps].join("\n");
}

/** By article, then in the order of the site's locales. */
const agesIn = (knowledge: Knowledge): (AgeRow | MissingRow)[] =>
  [...knowledge.articles].flatMap(([article, variants]) =>
    knowledge.site.locales.map(({ tag: locale }) => {
      const variant = variants.get(locale);
      if (variant === undefined) return { article, locale, missing: true as const };
      return {
        article,
        locale,
        ...agesOf(variant, knowledge),
        parity: parityOf(variant, knowledge),
        state: stateIn(variants, locale, knowledge.site),
      };
    }),
  );
