/** The interface's words: one i18next instance, keys typed by the source messages. */
import { createInstance, type TFunction } from "i18next";
import type source from "./messages/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof source };
    strictKeyChecks: true;
  }
}

/** The locale of the messages that give the keys their types, and that all others are held against. */
export const PATTERN_LOCALE = "en";

/** Words of one locale, as they stand in its messages file. */
export interface Messages {
  [key: string]: string | Messages;
}

export type Translate = TFunction;

/**
 * The bundled pages and the code that runs in Node (configuration, Markdown plugins) are two copies of this module
 * in one process; the messages are read once and must be the same for both.
 */
const SLOT = Symbol.for("knowledge-base.translators");
const shared = globalThis as { [SLOT]?: Map<string, Translate> };

/**
 * Makes the words of every locale known. Call it before the first `translator`; a later call replaces them.
 * @param messagesByLocale complete messages of each locale (the integrity rules hold them complete)
 */
export function useMessages(messagesByLocale: ReadonlyMap<string, Messages>): void {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    resources: Object.fromEntries([...messagesByLocale].map(([locale, messages]) => [locale, { translation: messages }])),
    fallbackLng: false,
    showSupportNotice: false,
    // Astro escapes what it renders; escaping here would do it twice.
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`The message "${key}" is missing.`);
    },
  });
  shared[SLOT] = new Map([...messagesByLocale.keys()].map((locale) => [locale, instance.getFixedT(locale)]));
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
