/** Reads the interface's messages: those of `src/i18n/messages/`, and the knowledge base's own in `messages/`. */
import { join } from "node:path";
import { type Messages, PATTERN_LOCALE } from "../i18n/translate.ts";
import { describe, listFiles, readText, startOf } from "./files.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { slugFault } from "./slug.ts";

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
  const tags = site.locales.map(({ tag }) => tag);
  const fileOf = (tag: string): Place =>
    startOf(describe(join(contentDir, "messages", `${tag}.json`), contentDir).file);
  const problems = [...builtIn.problems, ...own.problems];
  for (const tag of [...own.messages.keys()].filter((name) => !tags.includes(name))) {
    const message = `"${tag}" is no locale of site.yaml (${tags.join(", ")}).${didYouMean(tag, tags)}`;
    problems.push(problemAt(fileOf(tag), "locale-known", message));
  }
  for (const tag of tags) {
    const merged = new Map([...flatten(builtIn.messages.get(tag) ?? {}), ...flatten(own.messages.get(tag) ?? {})]);
    const incomplete = messageProblems(merged, pattern, tag);
    problems.push(...incomplete.map((message) => problemAt(fileOf(tag), "message-complete", message)));
    problems.push(...addressProblems(merged, fileOf(tag), tags));
    messages.set(tag, unflatten(merged));
  }
  return { messages, problems };
}

/** The words under `address` stand in addresses: safe as slugs are, each another, and none a locale. */
function addressProblems(messages: Flat, place: Place, tags: readonly string[]): Problem[] {
  const taken = new Map<string, string>(tags.map((tag) => [tag.toLowerCase(), "a locale"]));
  const words = [...messages].filter(([key, word]) => key.startsWith("address.") && word !== "");
  return words.flatMap(([key, word]): Problem[] => {
    const owner = taken.get(word);
    taken.set(word, owner ?? `"${key}"`);
    if (owner !== undefined)
      return [problemAt(place, "slug-unique", `message "${key}" says "${word}", as ${owner} does.`)];
    const fault = slugFault(word, new Set());
    return fault === undefined
      ? []
      : [problemAt(place, "slug-safe", `message "${key}", "${word}", cannot be used: ${fault}.`)];
  });
}

async function readFolder(folder: string): Promise<{ messages: Map<string, Messages>; problems: Problem[] }> {
  const messages = new Map<string, Messages>();
  const problems: Problem[] = [];
  for (const source of await listFiles(folder)) {
    const text = await readText(source);
    if (typeof text !== "string") problems.push(text);
    else {
      try {
        const read = JSON.parse(text) as unknown;
        const odd = notText(read);
        problems.push(
          ...odd.map((key) => problemAt(startOf(source.file), "message-complete", `message "${key}" is not text.`)),
        );
        const asText = (_: string, value: unknown): unknown => (isGroup(value) ? value : String(value));
        messages.set(source.name.replace(/\.json$/u, ""), isGroup(read) ? (JSON.parse(text, asText) as Messages) : {});
      } catch (error) {
        const message = `the messages are not valid JSON: ${(error as Error).message}.`;
        problems.push(problemAt(startOf(source.file), "message-complete", message));
      }
    }
  }
  return { messages, problems };
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys of what is neither text nor a group of texts. */
function notText(value: unknown, path = ""): string[] {
  if (typeof value === "string") return [];
  if (!isGroup(value)) return [path || "(the whole file)"];
  return Object.entries(value).flatMap(([key, child]) => notText(child, path === "" ? key : `${path}.${key}`));
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
