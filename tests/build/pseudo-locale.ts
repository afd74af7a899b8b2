/**
 * A language that nobody speaks: its words are the English ones in brackets, `⟦Śéáŕćh⟧`, and all that is not the
 * interface's own, texts, dates and numbers, is Arabic. What is English in its pages and in no bracket is written down
 * in the engine.
 */
import { copyFile, glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, parseDocument, visit } from "yaml";
import english from "../../src/i18n/messages/en.json" with { type: "json" };
import type { Messages } from "../../src/i18n/translate.ts";

/** A language of which no source is, and which `Intl` knows. */
export const PSEUDO = "eo";
/** Whose texts it has. */
const TEXTS = "ar";
/** Digits of its own show numbers that are not formatted. */
const FORMAT = "ar-EG";

/** Adds the language to a copy of the fixture. */
export async function addPseudoLocale(content: string): Promise<void> {
  const site = join(content, "site.yaml");
  await edit(site, (document) => {
    document.addIn(["locales"], document.createNode({ tag: PSEUDO, name: "⟦Pśéúdó⟧", format: FORMAT }));
  });
  for await (const file of glob(["articles/*/*.yaml", "redirects.yaml"], { cwd: content }))
    await edit(join(content, file));
  for await (const file of glob(`{articles,pages,introductions}/*/${TEXTS}.*`, { cwd: content }))
    await copyFile(join(content, file), join(content, file.replace(`/${TEXTS}.`, `/${PSEUDO}.`)));
  await writeFile(join(content, "messages", `${PSEUDO}.json`), JSON.stringify(pseudoMessages(english)));
}

/** Gives every text of a file of data the pseudo-locale, and changes what else is asked for. */
async function edit(path: string, change: (document: Document) => void = () => undefined): Promise<void> {
  const document = parseDocument(await readFile(path, "utf8"));
  visit(document, {
    Map(_, map) {
      const text = map.get(TEXTS);
      if (isMap(map) && typeof text === "string") map.set(PSEUDO, text);
    },
  });
  change(document);
  await writeFile(path, document.toString({ lineWidth: 0 }));
}

/** Addresses and the words that tell how a language writes are not read by anybody. */
const UNREAD = /^(?:address\..*|search\.(?:elided|endings)|citation\.(?:separator|abbreviations)|link\.vague)$/u;

export function pseudoMessages(messages: Messages, path = ""): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      const name = `${path}${key}`;
      if (typeof message !== "string") return [key, pseudoMessages(message, `${name}.`)];
      return [key, UNREAD.test(name) ? (FORMATTED[name] ?? message) : bracketed(message)];
    }),
  );
}

/** As the format writes it. */
const FORMATTED: Record<string, string> = { "citation.separator": "، " };

const ACCENTS = new Map(
  [..."aáeéiíoóuúcćlĺnńrŕsśzźAÁEÉIÍOÓUÚCĆLĹNŃRŔSŚZŹ".matchAll(/(.)(.)/gu)].map(([, plain = "", accented = ""]) => [
    plain,
    accented,
  ]),
);

/** Placeholders stay as they are. */
const bracketed = (message: string): string =>
  `⟦${message.replaceAll(/\{\{[^}]*\}\}|./gu, (part) => ACCENTS.get(part) ?? part)}⟧`;

/** What of a text is in no bracket. What fills a message is in its brackets, unless it is an element, which parts them. */
export function unbracketed(words: string): string {
  const rest = words.replaceAll(/⟦[^⟦⟧]*⟧/gu, "");
  return rest === words ? words.replaceAll(/^.*⟧|⟦.*$/gsu, "") : unbracketed(rest);
}
