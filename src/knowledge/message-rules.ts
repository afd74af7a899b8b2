/** The rules for the words of the interface: all there, in all plural forms, plain, with the placeholders they need. */
import type { Messages } from "../i18n/translate.ts";
import { didYouMean } from "./nearest.ts";
import type { RuleId } from "./rules.ts";

/** Words by their keys joined by dots. */
export type Flat = Map<string, string>;

/** `{ a: { b: "x" } }` → `a.b` → "x". */
export function flatten(messages: Messages, prefix = ""): Flat {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

export interface MessageFault {
  key: string;
  rule: RuleId;
  /** What is wrong and the way out, to be put behind the message's name. */
  reason: string;
}

/** i18next's suffixes: plural categories (CLDR), and the contexts that `dateContext` gives. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
const CONTEXT = /_(?:day\d{1,2}|month|year)$/u;

/**
 * What is wrong with the messages of a locale.
 * @param pattern messages of the locale that all others are held against
 */
export function messageFaults(messages: Flat, pattern: Flat, locale: string): MessageFault[] {
  const plurals = new Set([...pattern.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
  const others = [...messages].flatMap(([key, value]) => [
    ...valueFaults(key, value, pattern, plurals),
    ...unsaid(key, locale),
  ]);
  return [...missing(messages, pattern, locale), ...others];
}

const categoriesOf = (locale: string): Intl.LDMLPluralRule[] =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

function missing(messages: Flat, pattern: Flat, locale: string): MessageFault[] {
  const categories = categoriesOf(locale);
  const needed = [...pattern].flatMap(([key, words]): MessageFault[] => {
    if (CONTEXT.test(key)) return [];
    if (!PLURAL.test(key))
      return [{ key, rule: "message-present", reason: `is missing; write it. In English it says “${words}”` }];
    return categories.map((category) => ({
      key: key.replace(PLURAL, `_${category}`),
      rule: "message-plurals",
      reason: `is missing; the plural forms of “${locale}” are ${categories.join(", ")}`,
    }));
  });
  const first = new Map(needed.toReversed().map((fault) => [fault.key, fault]));
  return [...first.values()].toReversed().filter(({ key }) => !messages.has(key));
}

function unsaid(key: string, locale: string): MessageFault[] {
  const category = PLURAL.exec(key)?.[0].slice(1);
  const categories: readonly string[] = categoriesOf(locale);
  if (category === undefined || categories.includes(category)) return [];
  const reason = `is never said; the plural forms of “${locale}” are ${categories.join(", ")}. Delete it`;
  return [{ key, rule: "message-plurals", reason }];
}

function valueFaults(key: string, value: string, pattern: Flat, plurals: ReadonlySet<string>): MessageFault[] {
  const base = key.replace(CONTEXT, "");
  const stem = base.replace(PLURAL, "");
  const model = pattern.get(base) ?? (plurals.has(stem) ? pattern.get(`${stem}_other`) : undefined);
  const fault = (rule: RuleId, reason: string): MessageFault => ({ key, rule, reason });
  if (model === undefined && [...pattern.keys()].some((known) => known.startsWith(`${key}.`)))
    return [fault("message-text", "is a group of messages; write them in braces")];
  if (model === undefined) {
    const hint = didYouMean(key, pattern.keys());
    return [
      fault(
        "message-known",
        `is not one that the site uses; ${hint === "" ? "delete it" : "delete or rename it"}.${hint}`,
      ),
    ];
  }
  if (value.trim() === "") return [fault("message-filled", "is empty; write its words")];
  return [
    ...markupIn(value).map((reason) => fault("message-plain", reason)),
    ...placeholderFaults(value, model).map((reason) => fault("message-placeholders", reason)),
  ];
}

/** What HTML or i18next would take for more than text. */
function markupIn(value: string): string[] {
  const found = new Set(value.match(/<\/?[a-z!][^>]*>?|&(?:#x?)?\w+;|\{\{-|\$t\(/giu));
  // An element is told once, where it begins.
  const told = [...found].filter((markup) => !(markup.startsWith("</") && found.has(`<${markup.slice(2)}`)));
  if (told.length > 0) return told.map((markup) => `holds “${markup}”; messages are plain text, so ${plainly(markup)}`);
  if (value.includes("<")) return ["holds “<”; messages are plain text, so say it in words"];
  return value.isWellFormed() ? [] : ["holds half of a character (a lone surrogate); write all of it"];
}

const plainly = (markup: string): string => {
  if (markup === "{{-") return "write {{";
  if (markup.startsWith("&")) return "write the character itself";
  return markup.startsWith("<") ? "take it out" : "write the words themselves";
};

function placeholderFaults(value: string, model: string): string[] {
  const [own, known] = [placeholders(value), placeholders(model)];
  const names = known.map(({ name }) => name);
  const unknown = own.filter(({ name }) => !names.includes(name));
  // "cited once" needs no number, so a plural form may leave out its count.
  const absent = known.filter(({ name }) => name !== "count" && !own.some((other) => other.name === name));
  const odd = own.filter(
    ({ name, format }) =>
      names.includes(name) && !known.some((k) => k.name === name && (format === "" || k.format === format)),
  );
  const rest = value.replaceAll(PLACEHOLDER, "");
  return [
    ...unknown.map(
      ({ name }) => `uses {{${name}}}, which nothing fills in.${didYouMean(name, names) || instead(names)}`,
    ),
    ...absent.map(({ name }) => `leaves out {{${name}}}; write it where its words belong`),
    ...odd.map(
      ({ name, format }) => `writes {{${name}}} as “${format}”, which is no format; write it as in English: ${model}`,
    ),
    ...(/[{}]/u.test(rest)
      ? ["holds a brace that belongs to no placeholder; write {{name}}, with two braces on each side"]
      : []),
  ];
}

const instead = (names: readonly string[]): string =>
  names.length === 0 ? " It has no placeholders." : ` It has ${names.map((name) => `{{${name}}}`).join(", ")}.`;

const PLACEHOLDER = /\{\{-?\s*([^{},\s]+)\s*(?:,\s*([^{}]*?)\s*)?\}\}/gu;

const placeholders = (value: string): { name: string; format: string }[] =>
  [...value.matchAll(PLACEHOLDER)].map(([, name = "", format = ""]) => ({ name, format }));
