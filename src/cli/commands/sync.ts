/** `npm run kb -- sync`: what has changed since a text was translated, and the record that it was compared. */
import { isoDate } from "../../i18n/format.ts";
import { today } from "../../knowledge/clock.ts";
import { formatProblem, type Problem } from "../../knowledge/problems.ts";
import type { Settings } from "../../knowledge/settings.ts";
import { writeWhole } from "../../knowledge/whole-file.ts";
import type { Link } from "../../translation/link.ts";
import { linksOf } from "../../translation/links.ts";
import { printRecord } from "../../translation/record.ts";
import { linksAt, recordAfter } from "../../translation/sync.ts";
import { baseSettings, openBase } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { Refusal, shown } from "../scaffold.ts";
import { openLines, overview, recordedLines } from "../sync-report.ts";
import { recordPath, type Translated, translationOf, translationsIn } from "../translations.ts";

const usage = `Usage: npm run kb -- sync [<id> <locale>] [--list | --block <n>…]

Keeps a translation in step with its original. The original is the text in the source language of site.yaml; what was
compared is recorded beside the translation, in <id>/<locale>.sync.json, which nobody edits by hand.

  (nothing)      which translations are not in step
  <id> <locale>  records that you have compared this article or page with its original, every block of it
  --list         shows instead what is not in step: what the original said when the two were compared, what it says now,
                 the words that differ between [-…-] and {+…+}, and what the translation says
  --block <n>    records that you have compared this block, as npm run check and --list number it, and what is missing
                 directly behind it (0: before the first block); may be given several times

What the original has and you have not translated is recorded as left out, what only you have as kept; npm run check asks
again when the original of it changes. Edit first, then record.

Examples:
  npm run kb -- sync
  npm run kb -- sync memory it --list
  npm run kb -- sync memory it --block 12 --block 14
  npm run kb -- sync memory it

Exit code: 0 done; 1 refused, nothing was written; 2 the command was not understood.`;

const OPTIONS = { list: { type: "boolean" }, block: { type: "string", multiple: true } } as const;

async function run(words: readonly string[]): Promise<0 | 1> {
  const { positionals, values } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
  const [id, locale, extra] = positionals;
  const { list = false, block = [] } = values;
  const blocks = new Set(block.map(blockNumber));
  if (extra !== undefined)
    throw new UsageError(`“${extra}” is one word too many: one text and one language at a time.`);
  if (id !== undefined && locale === undefined)
    throw new UsageError(`Name the language of the translation of “${id}”.`);
  if (blocks.size > 0 && (list || id === undefined)) throw new UsageError("--block goes with a text to be recorded.");
  const settings = baseSettings();
  try {
    const base = await openBase(settings);
    if (id === undefined || locale === undefined) print(overview(translationsIn(base.knowledge)));
    else {
      const text = translationOf(id, locale, base, settings);
      print(list ? openLines(text) : await sync(text, blocks, base.errors, settings));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

const print = (lines: readonly string[]): void => console.log(lines.join("\n"));

function blockNumber(written: string): number {
  if (/^\d{1,6}$/u.test(written)) return Number(written);
  throw new UsageError(`--block takes the number of a block, as npm run check prints it, not “${written}”.`);
}

/** @returns what is told of it */
async function sync(
  text: Translated,
  blocks: ReadonlySet<number>,
  errors: readonly Problem[],
  settings: Settings,
): Promise<string[]> {
  const { links, recorded, original } = text.translation;
  const count = text.analysis.blocks.length;
  const outside = [...blocks].find((number) => number > count);
  if (outside !== undefined)
    throw new Refusal(`${text.file} has ${count} blocks, and none with the number ${outside}.`);
  const compared = blocks.size === 0 ? new Set(links) : linksAt(links, blocks);
  const path = recordPath(text, settings);
  refuseErrors(text, compared, shown(path), errors);
  const texts = { translation: text.analysis.blocks, original: original.blocks };
  const record = recordAfter(recorded, links, texts, compared, isoDate(today()));
  const printed = printRecord(record);
  if (printed !== printRecord(recorded) || text.translation.record === "missing") await writeWhole(path, printed);
  return recordedLines([...compared], text, linksOf(texts.translation, texts.original, record));
}

/** @throws {Refusal} where the record is broken, or what was compared has errors: it will not stay as it is */
function refuseErrors(
  { file, analysis, translation }: Translated,
  compared: ReadonlySet<Link>,
  record: string,
  errors: readonly Problem[],
): void {
  const isWhole = translation.links.every((link) => compared.has(link));
  const own = new Set([...compared].flatMap((link) => link.translation));
  const theirs = new Set([...compared].flatMap((link) => link.original));
  const isIn = ({ line }: Problem, blocks: typeof analysis.blocks, places: ReadonlySet<number>): boolean =>
    isWhole || places.has(blocks.findLastIndex((block) => block.line <= line));
  const found = errors.filter((problem) => {
    if (problem.file === file) return isIn(problem, analysis.blocks, own);
    if (problem.file === translation.original.file) return isIn(problem, [...translation.original.blocks], theirs);
    return problem.file === record;
  });
  if (found.length > 0)
    throw new Refusal(`Mend this first; nothing was recorded.\n${found.map(formatProblem).join("\n")}`);
}

export const command: Command = { usage, run };
