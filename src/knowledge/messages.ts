/** Reads the interface's messages: those of `src/i18n/messages/`, and the knowledge base's own in `messages/`. */
import { join } from "node:path";
import { type Messages, PATTERN_LOCALE } from "../i18n/translate.ts";
import { describe, listFiles, readText, startOf } from "./files.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problems.ts";

const BUILT_IN = join(import.meta.dirname, "..", "i18n", "messages");

type Flat = Map<string, string>;

/**
 * Messages of every locale of the site. A file `messages/<locale>.json` of the knowledge base brings a new language,
 * or other words for a built-in one; it may leave out what the built-in file of its language says already.
 */
export async function readMessages(
  site: Site,
  contentDir: string,
): Promise<{ messages: Map<string, Messages>; problems: Problem[] }> {
  const builtIn = await readFolder(BUILT_IN);
  const own = await readFolder(join(contentDir, "messages"));
  const pattern = flatten(builtIn.messages.get(PATTERN_LOCALE) ?? {});
  const messages = new Map<string, Messages>();
  const problems = [...builtIn.problems, ...own.problems];
  for (const { tag } of site.locales) {
    const file = describe(join(contentDir, "messages", `${tag}.json`), contentDir).file;
    const merged = new Map([...flatten(builtIn.messages.get(tag) ?? {}), ...flatten(own.messages.get(tag) ?? {})]);
    problems.push(
      ...messageProblems(merged, pattern, tag).map(
        (message): Problem => ({ ...startOf(file), rule: "message-complete", message }),
      ),
    );
    messages.set(tag, unflatten(merged));
  }
  return { messages, problems };
}

async function readFolder(folder: string): Promise<{ messages: Map<string, Messages>; problems: Problem[] }> {
  const messages = new Map<string, Messages>();
  const problems: Problem[] = [];
  for (const source of await listFiles(folder)) {
    const text = await readText(source);
    if (typeof text !== "string") problems.push(text);
    else {
      try {
        messages.set(source.name.replace(/\.json$/u, ""), JSON.parse(text) as Messages);
      } catch (error) {
        const message = `the messages are not valid JSON: ${(error as Error).message}.`;
        problems.push({ ...startOf(source.file), rule: "message-complete", message });
      }
    }
  }
  return { messages, problems };
}

/** i18next's suffixes: plural categories (CLDR), and the contexts that `dateContext` gives. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
const CONTEXT = /_(?:day\d{1,2}|month|year)$/u;

/**
 * What is wrong with the messages of a locale: missing or empty ones, plural forms that its language needs,
 * placeholders that differ, keys that nothing asks for, markup.
 */
export function messageProblems(messages: Flat, pattern: Flat, locale: string): string[] {
  const plurals = new Set([...pattern.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const needed = [...pattern.keys()].flatMap((key) => {
    if (CONTEXT.test(key)) return [];
    return PLURAL.test(key) ? categories.map((category) => `${key.replace(PLURAL, "")}_${category}`) : [key];
  });
  const missing = [...new Set(needed)].filter((key) => !messages.has(key)).map((key) => `message "${key}" is missing.`);
  const others = [...messages].flatMap(([key, value]) => valueProblems(key, value, pattern, plurals));
  return [...missing, ...others];
}

function valueProblems(key: string, value: string, pattern: Flat, plurals: ReadonlySet<string>): string[] {
  const base = key.replace(CONTEXT, "");
  const stem = base.replace(PLURAL, "");
  const model = pattern.get(base) ?? (plurals.has(stem) ? pattern.get(`${stem}_other`) : undefined);
  if (model === undefined) return [`message "${key}" is not one that the site uses.${didYouMean(key, pattern.keys())}`];
  if (value.trim() === "") return [`message "${key}" is empty.`];
  if (/<|&\w+;|\{\{-/u.test(value)) return [`message "${key}" holds markup; messages are plain text.`];
  const unknown = placeholders(value).filter((name) => !placeholders(model).includes(name));
  // "cited once" needs no number, so a plural form may leave out its count.
  const absent = placeholders(model).filter((name) => name !== "count" && !placeholders(value).includes(name));
  return [
    ...unknown.map((name) => `message "${key}" uses {{${name}}}, which nothing fills in.`),
    ...absent.map((name) => `message "${key}" leaves out {{${name}}}.`),
  ];
}

const placeholders = (value: string): string[] =>
  [...value.matchAll(/\{\{\s*(\w+)[^}]*\}\}/gu)].map(([, name]) => name ?? "");

/** `{ a: { b: "x" } }` → `a.b` → "x". */
export function flatten(messages: Messages, prefix = ""): Flat {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function unflatten(flat: Flat): Messages {
  const messages: Messages = {};
  for (const [path, value] of flat) {
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let group = messages;
    for (const key of keys) {
      group[key] ??= {};
      group = group[key] as Messages;
    }
    group[last] = value;
  }
  return messages;
}
