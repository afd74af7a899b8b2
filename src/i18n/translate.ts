/** The interface's words: one i18next instance, keys typed by the source messages. */
import { createInstance } from "i18next";
import { formatNumber } from "./format.ts";
import type source from "./messages/en.json";

/** The locale of the messages that give the keys their types, and that all others are held against. */
export const PATTERN_LOCALE = "en";

/** Words of one locale, as they stand in its messages file. */
export interface Messages {
  [key: string]: string | Messages;
}

/** `{ a: { b: string } }` → "a.b" */
type Path<Group, Prefix extends string = ""> = {
  [Key in keyof Group & string]: Group[Key] extends string ? `${Prefix}${Key}` : Path<Group[Key], `${Prefix}${Key}.`>;
}[keyof Group & string];

/** What i18next appends by itself: a plural category (CLDR), or the context that `dateContext` gives. */
type Suffix = "zero" | "one" | "two" | "few" | "many" | "other" | "month" | "year" | `day${number}`;
type WithoutSuffix<Key> = Key extends `${infer Stem}_${Suffix}` ? Stem : Key;

/** Every message that there is; another key does not compile. */
export type MessageKey = WithoutSuffix<Path<typeof source>>;

/**
 * Says a message: `count` chooses its plural form, `context` a variant, everything else fills its placeholders.
 */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The bundled pages and the code that runs in Node (configuration, Markdown plugins) are two copies of this module
 * in one process; the messages are read once and must be the same for both.
 */
const SLOT = Symbol.for("knowledge-base.translators");
const shared = globalThis as { [SLOT]?: Map<string, Translate> };

/** As many sentences of a locale are kept; there is no end of those with titles in them. */
const REMEMBERED = 10_000;

/**
 * Makes the words of every locale known. Call it before the first `translator`; a later call replaces them.
 * @param messagesByLocale complete messages of each locale (the integrity rules hold them complete)
 * @param formats the locale by which `Intl` writes the numbers of each; the locale itself where none is given
 */
export function useMessages(
  messagesByLocale: ReadonlyMap<string, Messages>,
  formats: ReadonlyMap<string, string> = new Map(),
): void {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    resources: Object.fromEntries(
      [...messagesByLocale].map(([locale, messages]) => [locale, { translation: messages }]),
    ),
    fallbackLng: false,
    // Astro escapes what it renders; escaping here would do it twice.
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`The message "${key}" is missing.`);
    },
  });
  instance.services.formatter?.add("number", (value: number, tag = "") => formatNumber(value, formats.get(tag) ?? tag));
  const say = (locale: string): Translate => {
    const t = instance.getFixedT(locale);
    // Pages say the same again and again, and i18next takes its time for each.
    const said = new Map<string, string>();
    return (key, values) => {
      const asked = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
      const words = said.get(asked) ?? t(key, { ...values });
      if (said.size >= REMEMBERED) said.clear();
      said.set(asked, words);
      return words;
    };
  };
  shared[SLOT] = new Map([...messagesByLocale.keys()].map((locale) => [locale, say(locale)]));
}

/**
 * The words of a locale: `t("article.updated", { date })`.
 * @throws when the locale has no messages, or `useMessages` was not called in this process
 */
export function translator(locale: string): Translate {
  const translate = shared[SLOT]?.get(locale);
  if (translate === undefined) throw new Error(`There are no messages for the locale "${locale}".`);
  return translate;
}
