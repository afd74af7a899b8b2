/** Reads the interface's messages: those of `src/i18n/messages/`, and the knowledge base's own in `messages/`. */
import { join } from "node:path";
import { type Messages, PATTERN_LOCALE } from "../i18n/translate.ts";
import { placeOf } from "../markdown/source-map.ts";
import { describe, listFiles, readText, type SourceFile, startOf } from "./files.ts";
import { jsonFault } from "./json-fault.ts";
import { type Flat, type MessageFault, messageFaults } from "./message-rules.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { slugFault } from "./slug.ts";
import { typographyOfMessages } from "./typography-rules.ts";
import { isGroup, readYaml, type YamlSource } from "./yaml-source.ts";

const BUILT_IN = join(import.meta.dirname, "..", "i18n", "messages");

/** A file of messages, as far as it could be read. */
interface MessagesFile {
  flat: Flat;
  /** Keys of what is there, and no text; `undefined` when the file could not be read. */
  broken: ReadonlySet<string> | undefined;
  /** Where a message stands, or the nearest group that it belongs to. */
  placeOf(key: string): Place;
  placeOfKey(key: string): Place;
  problems: Problem[];
  /** Where nothing is wrong with it. */
  yaml?: YamlSource;
}

/**
 * Messages of every locale of the site. A file `messages/<locale>.json` of the knowledge base brings a new language,
 * or other words for a built-in one; it may leave out what the built-in file of its language says already.
 */
export async function readMessages(
  site: Pick<Site, "locales">,
  contentDir: string,
): Promise<{ messages: Map<string, Messages>; problems: Problem[] }> {
  const builtIn = await readFolder(BUILT_IN);
  const own = await readFolder(join(contentDir, "messages"));
  const pattern = builtIn.files.get(PATTERN_LOCALE)?.flat ?? new Map();
  const messages = new Map<string, Messages>();
  const tags = site.locales.map(({ tag }) => tag);
  const problems = [...builtIn.problems, ...own.problems];
  for (const [tag, { placeOf: at, yaml }] of own.files) {
    const message = `“${tag}” is no locale of site.yaml (${tags.join(", ")}).${didYouMean(tag, tags)}`;
    if (!tags.includes(tag)) problems.push(problemAt(startOf(at("").file), "locale-known", message));
    else if (yaml) problems.push(...typographyOfMessages(yaml, tag));
  }
  for (const tag of tags) {
    const file = own.files.get(tag) ?? noFile(describe(join(contentDir, "messages", `${tag}.json`), contentDir));
    const spoken = builtIn.files.get(tag)?.flat ?? new Map<string, string>();
    const merged = new Map([...spoken, ...file.flat]);
    const faults = messageFaults(merged, pattern, tag);
    const told = faults.filter(({ key }) => file.broken !== undefined && !file.broken.has(key));
    problems.push(
      ...(merged.size === 0 && file.broken ? [noMessages(tag, file)] : told.map((fault) => toProblem(fault, file))),
    );
    problems.push(...addressProblems(merged, file, tags));
    messages.set(tag, unflatten(mended(merged, faults, pattern)));
  }
  return { messages, problems };
}

const toProblem = ({ key, rule, reason }: MessageFault, file: MessagesFile): Problem =>
  problemAt(
    rule === "message-known" ? file.placeOfKey(key) : file.placeOf(key),
    rule,
    `message “${key}” ${/[.?]$/u.test(reason) ? reason : `${reason}.`}`,
  );

function noMessages(tag: string, { placeOf: at }: MessagesFile): Problem {
  const message = `there are no messages in “${tag}”; copy src/i18n/messages/${PATTERN_LOCALE}.json to this file, and translate it.`;
  return problemAt(at(""), "message-present", message);
}

/** Without what nobody asks for, and with words for what is missing: texts that need them are not to blame. */
function mended(messages: Flat, faults: readonly MessageFault[], pattern: Flat): Flat {
  const mendedOnes = new Map(messages);
  for (const { key, rule } of faults) {
    if (rule === "message-known") mendedOnes.delete(key);
    if (rule === "message-present" || rule === "message-plurals")
      mendedOnes.set(key, pattern.get(key) ?? pattern.get(key.replace(/_[a-z]+$/u, "_other")) ?? key);
  }
  return mendedOnes;
}

/** The words under `address` stand in addresses: safe as slugs are, each another, and none a locale. */
function addressProblems(messages: Flat, { placeOf: at }: MessagesFile, tags: readonly string[]): Problem[] {
  const taken = new Map<string, string>(tags.map((tag) => [tag.toLowerCase(), "a locale"]));
  const words = [...messages].filter(([key, word]) => key.startsWith("address.") && word !== "");
  return words.flatMap(([key, word]): Problem[] => {
    const owner = taken.get(word);
    taken.set(word, owner ?? `“${key}”`);
    if (owner !== undefined)
      return [
        problemAt(at(key), "slug-unique", `message “${key}” says “${word}”, as ${owner} does; choose another word.`),
      ];
    const fault = slugFault(word, new Set());
    return fault === undefined
      ? []
      : [problemAt(at(key), "slug-safe", `message “${key}”, “${word}”, cannot be used: ${fault}.`)];
  });
}

async function readFolder(folder: string): Promise<{ files: Map<string, MessagesFile>; problems: Problem[] }> {
  const files = new Map<string, MessagesFile>();
  const problems: Problem[] = [];
  for (const source of await listFiles(folder)) {
    const tag = /^([^/]+)\.json$/u.exec(source.name)?.[1];
    if (tag === undefined) {
      const message = "messages are files messages/<locale>.json; move or rename this one.";
      problems.push(problemAt(startOf(source.file), "file-in-place", message));
      continue;
    }
    const file = await readFile(source);
    problems.push(...file.problems);
    files.set(tag, file);
  }
  return { files, problems };
}

const noFile = (source: SourceFile, problems: Problem[] = []): MessagesFile => ({
  flat: new Map(),
  broken: problems.length > 0 ? undefined : new Set(),
  placeOf: () => startOf(source.file),
  placeOfKey: () => startOf(source.file),
  problems,
});

async function readFile(source: SourceFile): Promise<MessagesFile> {
  const text = await readText(source);
  if (typeof text !== "string") return noFile(source, [text]);
  const fault = jsonFault(text);
  if (fault !== undefined) {
    const message = `this is not JSON: ${fault.message}.`;
    const problem = problemAt({ file: source.file, ...placeOf(text, fault.offset) }, "messages-parse", message);
    return noFile(source, [problem]);
  }
  // JSON is YAML, which has places.
  const yaml = readYaml(text, source.file);
  if (!isGroup(yaml.value)) return noFile(source, [...yaml.problems, notText(yaml, [])]);
  const paths = new Map<string, readonly string[]>();
  const problems = yaml.problems.map(
    (problem): Problem => (problem.rule === "yaml-unique" ? { ...problem, rule: "message-unique" } : problem),
  );
  const flat: Flat = new Map();
  const broken = new Set<string>();
  for (const { path, value } of wordsIn(yaml.value)) {
    const key = path.join(".");
    if (typeof value === "string") flat.set(key, value);
    else {
      problems.push(notText(yaml, path));
      broken.add(key);
    }
    if (paths.has(key)) {
      const message = `message “${key}” stands twice, with dots in its name and in its group; keep one of the two.`;
      problems.push(problemAt(yaml.placeOfKey(path), "message-unique", message));
    }
    paths.set(key, path);
  }
  const at = (key: string): Place => {
    const path = paths.get(key);
    return path ? yaml.placeOf(path) : key === "" ? startOf(source.file) : yaml.placeOfKey(key.split(".").slice(0, -1));
  };
  const atKey = (key: string): Place => yaml.placeOfKey(paths.get(key) ?? key.split("."));
  const isSound = yaml.problems.length === 0;
  return { flat, broken, problems, placeOf: at, placeOfKey: atKey, ...(isSound && { yaml }) };
}

function notText(yaml: YamlSource, path: readonly string[]): Problem {
  const message =
    path.length === 0
      ? "the file is no group of messages; write them in braces."
      : `message “${path.join(".")}” is not text; write its words in double quotation marks.`;
  return problemAt(yaml.placeOf(path), "message-text", message);
}

/** `{ a: { b: "x" } }` → `a`, `b` → "x". */
function* wordsIn(group: object, above: readonly string[] = []): Generator<{ path: string[]; value: unknown }> {
  for (const [key, value] of Object.entries(group)) {
    // Told with the YAML; in a path it would lead to the prototype of all objects.
    if (key === "__proto__") continue;
    const path = [...above, key];
    if (isGroup(value)) yield* wordsIn(value, path);
    else yield { path, value };
  }
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
