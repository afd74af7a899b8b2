/** `npm run kb -- sources`: do the sources still answer, and do they still say what is quoted of them? */
import { join } from "node:path";
import process from "node:process";
import type { Reference } from "../../citations/record.ts";
import { didYouMean } from "../../knowledge/nearest.ts";
import { formatProblem } from "../../knowledge/problems.ts";
import { readReferences } from "../../knowledge/references.ts";
import type { Settings } from "../../knowledge/settings.ts";
import { readSite } from "../../knowledge/site.ts";
import { readSourceStatus, type SourceStatuses } from "../../knowledge/source-status.ts";
import { ARCHIVE_API } from "../../sources/archive.ts";
import type { Checking } from "../../sources/check-source.ts";
import { CLOCK } from "../../sources/clock.ts";
import { type Choice, dueSources } from "../../sources/due.ts";
import { PATIENCE } from "../../sources/patience.ts";
import { LIMITS } from "../../sources/request.ts";
import { checkAll, type Run } from "../../sources/run.ts";
import { writeStatuses } from "../../sources/status-file.ts";
import { Turns } from "../../sources/turns.ts";
import { baseSettings } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { Progress } from "../progress.ts";
import { shown } from "../scaffold.ts";
import { findingLines, jsonFindings, placedFindings } from "../sources-report.ts";

const usage = `Usage: npm run kb -- sources [options]

Goes to the address of every source and says what has become of it: whether it answers, where it leads, whether each
quotation still stands there word for word, whether the Wayback Machine has a copy. What was found is written to
source-status.json beside site.yaml, which the site shows and no build needs.

  --only <key>         check this source; can be said several times
  --older-than <days>  leave out what was checked within so many days, as in 30d
  --limit <number>     check at most so many, those first whose check is oldest
  --offline            ask nobody; say what is known, and what was never or not for 90 days (or --older-than) checked
  --json               print everything for programs
  --concurrency <n>    hosts that are asked at a time, 4 otherwise; each gets one request at a time
  --delay <ms>         milliseconds between two requests to one host, 1000 otherwise
  --timeout <s>        seconds that an answer may take, 60 otherwise
  --no-archive         do not ask for archived copies
  --archive-api <url>  where to ask for them (KB_ARCHIVE_API; ${ARCHIVE_API})
  --allow-private      ask private networks too, for a base that cites an intranet

Examples:
  npm run kb -- sources --only jouppi2017
  npm run kb -- sources --older-than 30d --limit 50
  npm run kb -- sources --offline

Exit code: 0 all is well, 1 a source is dead, has moved or no longer has the words, 2 the check itself failed.`;

const OPTIONS = {
  only: { type: "string", multiple: true, default: [] as string[] },
  "older-than": { type: "string" },
  limit: { type: "string" },
  offline: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  concurrency: { type: "string", default: "4" },
  delay: { type: "string", default: "1000" },
  timeout: { type: "string", default: String(LIMITS.whole / 1000) },
  archive: { type: "boolean", default: true },
  "archive-api": { type: "string" },
  "allow-private": { type: "boolean", default: false },
} as const;

/** Days after which a check is old, where nothing else is said. */
const LONG_AGO = 90;

type Options = ReturnType<typeof readOptions>;

function readOptions(words: readonly string[]) {
  const { values } = readWords({ args: [...words], options: OPTIONS, allowNegative: true });
  const api = values["archive-api"] ?? (process.env["KB_ARCHIVE_API"] || ARCHIVE_API);
  if (!/^https?:/u.test(api) || !URL.canParse(api)) throw new UsageError(`“${api}” is no address of an archive.`);
  return {
    ...values,
    olderThan: numberOf(values["older-than"]?.replace(/d$/u, ""), "older-than", 0),
    limit: numberOf(values.limit, "limit", 1),
    concurrency: numberOf(values.concurrency, "concurrency", 1) ?? 1,
    delay: numberOf(values.delay, "delay", 0) ?? 0,
    whole: (numberOf(values.timeout, "timeout", 1) ?? 1) * 1000,
    archiveApi: values.archive ? api : undefined,
  };
}

function numberOf(value: string | undefined, option: string, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/u.test(value) || Number(value) < least)
    throw new UsageError(`--${option} takes a whole number from ${least} on, not “${value}”.`);
  return Number(value);
}

interface Base {
  settings: Settings;
  references: ReadonlyMap<string, Reference>;
  statuses: SourceStatuses;
  /** Keys of all records, those that break a rule among them. */
  keys: ReadonlySet<string>;
}

/** @returns nothing where the file itself has to be mended first, which has been said */
async function readBase(settings: Settings): Promise<Base | undefined> {
  const { references, broken, problems } = await readReferences(join(settings.contentDir, "references"));
  const keys = new Set([...references.keys(), ...broken]);
  if (keys.size === 0) throw new UsageError(`There are no sources in ${shown(settings.contentDir)}/references.`);
  if (problems.length > 0)
    console.error(`Sources whose records have problems are left out; npm run check names all ${problems.length}.`);
  const { statuses, problems: found } = await readSourceStatus(settings.contentDir, keys);
  // Entries of sources that are gone are not in the way: writing leaves them out.
  const faults = found.filter(({ rule }) => rule !== "source-status-current");
  for (const fault of faults) console.error(formatProblem(fault));
  return faults.length > 0 ? undefined : { settings, references, statuses, keys };
}

async function run(words: readonly string[]): Promise<0 | 1> {
  const options = readOptions(words);
  const base = await readBase(baseSettings());
  if (base === undefined) return 1;
  for (const key of options.only)
    if (!base.references.has(key)) throw new UsageError(`There is no source “${key}”.${didYouMean(key, base.keys)}`);
  return options.offline ? sayWhatIsKnown(base, options) : check(base, options);
}

async function sayWhatIsKnown({ settings, references, statuses }: Base, options: Options): Promise<0 | 1> {
  const chosen = dueSources(references, statuses, { ...options, olderThan: undefined }, CLOCK.now());
  return print(settings, chosen, statuses, options);
}

async function check({ settings, references, statuses, keys }: Base, options: Options): Promise<0 | 1> {
  const due = dueSources(references, statuses, choiceOf(options), CLOCK.now());
  const stop = new AbortController();
  const signals = ["SIGINT", "SIGTERM"] as const;
  const onSignal = (): void => stop.abort();
  for (const signal of signals) process.once(signal, onSignal);
  const progress = new Progress(due.length);
  const checking = await checkingFor(settings, options, stop.signal);
  const done = await checkAll(due, statuses, checking, options.concurrency, ({ key }) => progress.step(key));
  progress.end();
  for (const signal of signals) process.off(signal, onSignal);

  const all = new Map([...statuses, ...done.checked].filter(([key]) => keys.has(key)));
  await writeStatuses(settings.contentDir, all);
  if (done.fault !== undefined) throw done.fault;
  if (due.length > 0 && !done.stopped && done.checked.size === 0 && done.waiting.size === 0) throw new NotConnected();
  sayWhatWasLeft(done, due);
  return print(
    settings,
    due.filter(({ key }) => done.checked.has(key)),
    all,
    options,
  );
}

/** Nobody's slip: said without a stack. */
class NotConnected extends Error {
  constructor() {
    super("Nothing at all answered, so nothing was written down: is this machine connected?");
    this.stack = this.message;
  }
}

const choiceOf = ({ only, olderThan, limit }: Options): Choice => ({ only, olderThan, limit });

async function checkingFor(settings: Settings, options: Options, signal: AbortSignal): Promise<Checking> {
  const { site } = await readSite(settings);
  return {
    clock: CLOCK,
    turns: new Turns(CLOCK, options.delay),
    patience: PATIENCE,
    limits: { ...LIMITS, whole: options.whole, answer: Math.min(LIMITS.answer, options.whole) },
    allowPrivate: options["allow-private"],
    // As crawlers introduce themselves: who asks, and where that is explained.
    userAgent: `knowledge-base-sources/1.0${site ? ` (+${site.root.href})` : ""}`,
    archiveApi: options.archiveApi,
    signal,
  };
}

function sayWhatWasLeft({ waiting, stopped, checked }: Run, due: readonly Reference[]): void {
  for (const [key, reason] of waiting) console.error(`${key}: not checked, ${reason}.`);
  if (stopped) console.error(`Stopped: ${checked.size} of ${due.length} checked; they are written down.`);
}

async function print(
  { contentDir }: Settings,
  references: readonly Reference[],
  statuses: SourceStatuses,
  { json, olderThan }: Options,
): Promise<0 | 1> {
  const ages = { now: CLOCK.now(), longAgo: olderThan ?? LONG_AGO };
  const findings = await placedFindings(contentDir, references, statuses, ages);
  if (json) console.log(jsonFindings(findings, references, statuses));
  else for (const line of findingLines(findings, references.length)) console.log(line);
  return findings.some(({ isDue }) => isDue) ? 1 : 0;
}

export const command: Command = { usage, run };
