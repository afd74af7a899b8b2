/** The translations of a base, as its commands are told of them: “memory it”. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge, Prose, Translation } from "../knowledge/model.ts";
import { didYouMean } from "../knowledge/nearest.ts";
import { formatProblem, type Problem } from "../knowledge/problems.ts";
import type { Settings } from "../knowledge/settings.ts";
import { recordFileOf } from "../knowledge/translation-records.ts";
import { requireLocale } from "./base.ts";
import { Refusal, shown } from "./scaffold.ts";

const ROOMS = ["articles", "pages"] as const;

/** A text with its original, and the room that it is in. */
export type Translated = Prose & { translation: Translation; room: (typeof ROOMS)[number] };

/** Every translation whose original there is. */
export const translationsIn = (knowledge: Knowledge): Translated[] =>
  ROOMS.flatMap((room) =>
    [...knowledge[room].values()].flatMap((variants) =>
      [...variants.values()].flatMap((text) => {
        const { translation } = text;
        return translation ? [{ ...text, translation, room }] : [];
      }),
    ),
  );

/** Where it is recorded what was compared: beside the text. Absolute. */
export const recordPath = (text: Translated, { contentDir }: Settings): string =>
  join(contentDir, text.room, recordFileOf(text));

/**
 * @param name id of an article or a page, “pages/<id>” where both have it
 * @throws {Refusal} where there is no such translation, or nothing that it translates
 */
export function translationOf(
  name: string,
  locale: string,
  { knowledge, errors }: { knowledge: Knowledge; errors: readonly Problem[] },
  settings: Settings,
): Translated {
  const { sourceLocale } = knowledge.site;
  requireLocale(locale, knowledge.site);
  if (locale === sourceLocale)
    throw new Refusal(`“${locale}” is the language that texts are translated from; name that of the translation.`);
  const folder = folderOf(name, knowledge, settings);
  const found = translationsIn(knowledge).find(
    (text) => text.locale === locale && `${text.room}/${text.id}` === folder,
  );
  if (found) return found;
  const path = shown(join(settings.contentDir, folder));
  const own = errors.filter(({ file }) => file.startsWith(`${path}/`));
  if (own.length > 0) throw new Refusal(`${path} cannot be read; mend it first:\n${own.map(formatProblem).join("\n")}`);
  const lacks = (tag: string): boolean => !["md", "mdx"].some((end) => existsSync(`${path}/${tag}.${end}`));
  if (lacks(locale))
    throw new Refusal(`${path} has no ${locale}; begin it with “npm run kb -- new translation ${name} ${locale}”.`);
  throw new Refusal(`${path} has no ${sourceLocale}, which its translations would be compared with.`);
}

/** "articles/<id>" or "pages/<id>". */
function folderOf(name: string, knowledge: Knowledge, { contentDir }: Settings): string {
  const id = name.replace(/^(?:articles|pages)\//u, "");
  const folders = (id === name ? ROOMS.map((room) => `${room}/${id}`) : [name]).filter(
    (folder) => /^[a-z0-9-]+$/u.test(id) && existsSync(join(contentDir, folder)),
  );
  const [folder, other] = folders;
  if (folder === undefined) {
    const ids = ROOMS.flatMap((room) => [...knowledge[room].keys()]);
    throw new Refusal(`There is no article and no page “${name}”.${didYouMean(id, ids)}`);
  }
  if (other !== undefined) throw new Refusal(`“${id}” is an article and a page; write ${folder} or ${other}.`);
  return folder;
}
