/** `npm run kb -- import`: turns a page of plain text with a list of addresses into a draft and stubs of its sources. */
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isKey } from "../../citations/keys.ts";
import { type Base, readBase } from "../../import/base.ts";
import { type Page, readPage } from "../../import/page.ts";
import { type Import, ImportFault, planImport, type Version } from "../../import/plan.ts";
import { reportOf } from "../../import/telling.ts";
import { describe, readText } from "../../knowledge/files.ts";
import { formatProblem } from "../../knowledge/problems.ts";
import { baseSettings, requireLocale, requireTopic } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { Refusal, schemaFor, shown, writeNew } from "../scaffold.ts";

const USAGE = `Usage: npm run kb -- import <file> --locale <xx> [options]

Turns a page of plain text (breadcrumb, title, paragraphs, markers [1] [2], a list of addresses at the end) into a draft
article with citations and a stub for each source that it cites, and tells what a person has to look at. Addresses are
mended only where that is certain; letters are never guessed. Nothing is overwritten.

  --locale <xx>        language of the page, a locale of site.yaml
  --with <file>        the same page in another language: both become variants of one article
  --with-locale <xx>   language of that page
  --id <id>            folder of the article; made of the title otherwise
  --topic <id>         topic of the article; otherwise that of its variants, or the first of the site
  --all                stubs for sources that no sentence cites as well
  --report <file>      writes the report into a file too, as Markdown
  --dry-run            writes nothing and tells what it would write
  --help               print this

Exit code: 0 written, with findings or without; 1 refused, nothing was written; 2 the command was not understood.

Examples:
  npm run kb -- import old/limits-it.txt --locale it --dry-run
  npm run kb -- import old/limits-it.txt --locale it --id tpu-limits --report limits.md
  npm run kb -- import old/limits-en.txt --locale en --with old/limits-it.txt --with-locale it`;

const OPTIONS = {
  locale: { type: "string" },
  with: { type: "string" },
  "with-locale": { type: "string" },
  id: { type: "string" },
  topic: { type: "string" },
  report: { type: "string" },
  all: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

type Options = ReturnType<typeof readOptions>;

function readOptions(words: readonly string[]) {
  const { values, positionals } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError("Name the file of the page.");
  if (others.length > 0) throw new UsageError(`One page at a time; “${others[0]}” is a second one (--with?).`);
  if (values.locale === undefined) throw new UsageError("Say the language of the page with --locale.");
  if ((values.with === undefined) !== (values["with-locale"] === undefined))
    throw new UsageError("--with and --with-locale belong together.");
  if (values.locale === values["with-locale"])
    throw new UsageError(`Both pages are in “${values.locale}”; two versions have two languages.`);
  return { ...values, file, locale: values.locale };
}

/** @throws {Refusal} when the site has nothing of what the options name */
function requireKnown({ locale, topic, id, "with-locale": other }: Options, { site }: Base): void {
  if (id !== undefined && !isKey(id))
    throw new Refusal(`“${id}” is no id: write lower-case letters, digits and hyphens.`);
  requireLocale(locale, site);
  if (other !== undefined) requireLocale(other, site);
  if (topic !== undefined) requireTopic(topic, site);
}

/** @throws {ImportFault} when the file cannot be read */
async function read(file: string): Promise<Page> {
  const source = describe(resolve(file), process.cwd());
  if (!statSync(source.path, { throwIfNoEntry: false })?.isFile()) throw new ImportFault(`There is no file ${file}.`);
  const text = await readText(source);
  if (typeof text !== "string") throw new ImportFault(formatProblem(text));
  return readPage(text, source.file);
}

/** @throws {Refusal} when one of the files is there already; nothing was written then */
async function write({ id, files }: Import, options: Options, contentDir: string, report: string): Promise<void> {
  const targets = [
    ...files.map(({ name, text }) => ({ path: join(contentDir, name), text })),
    ...(options.report === undefined ? [] : [{ path: resolve(options.report), text: report }]),
  ];
  const there = targets
    .flatMap(({ path }) => (path.endsWith(".md") ? [path, `${path}x`] : [path]))
    .filter((path) => existsSync(path))
    .map(shown);
  if (there.length > 0)
    throw new Refusal(
      `Nothing was written, because this is there already: ${there.join(", ")}. Remove or rename it, or give another --id than ${id}.`,
    );
  if (!options["dry-run"]) await writeNew(targets, false);
}

async function run(words: readonly string[]): Promise<0 | 1> {
  const options = readOptions(words);
  const { contentDir, ...settings } = baseSettings();
  const base = await readBase({ contentDir, ...settings });
  if (!("site" in base)) return refuse(base.map(formatProblem).join("\n"));
  try {
    requireKnown(options, base);
    const first: Version = { page: await read(options.file), locale: options.locale };
    const second =
      options.with === undefined ? [] : [{ page: await read(options.with), locale: options["with-locale"] ?? "" }];
    const today = new Date().toISOString().slice(0, 10);
    const { id, topic, all } = options;
    const schema = schemaFor("reference", join(contentDir, "references/key.yaml"));
    const planned = planImport([first, ...second], base, { id, topic, all, today, schema });
    const folder = shown(contentDir);
    const report = reportOf(planned, [first, ...second], { folder, isTrial: options["dry-run"] });
    await write(planned, options, contentDir, report);
    console.log(report.trimEnd());
    return 0;
  } catch (error) {
    if (error instanceof ImportFault || error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}

function refuse(message: string): 1 {
  console.error(message);
  return 1;
}

export const command: Command = { usage: USAGE, run };
