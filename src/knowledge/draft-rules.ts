/** What a published text must not lean on or hold: sources that nobody has read, words that a scaffold left behind. */
import type { Reference } from "../citations/record.ts";
import { markOf } from "./placeholders.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadProse } from "./prose.ts";

/** @param texts those that are no drafts */
export const unfinishedProblems = (
  texts: readonly ReadProse<object>[],
  references: ReadonlyMap<string, Reference>,
): Problem[] => texts.flatMap((text) => [...unreadSources(text, references), ...leftBehind(text)]);

function unreadSources({ prose, fields }: ReadProse<object>, references: ReadonlyMap<string, Reference>): Problem[] {
  const unread = prose.analysis.uses.filter(({ key }) => references.get(key)?.draft);
  return unread.map(({ key, line, column }) => {
    const message = `the source “${key}” is a draft that nobody has read; read the source, complete references/${key}.yaml and take “draft: true” out of it${orDraft(fields)}.`;
    return problemAt({ file: prose.file, line, column }, "reference-finished", message);
  });
}

/** A scaffold puts its marks at the beginning of fields and paragraphs. */
function leftBehind({ prose, fields, placeOf }: ReadProse<object>): Problem[] {
  const { file, title, description, analysis } = prose;
  const texts = [
    ...Object.entries({ title, description }).map(([field, text]) => ({
      what: `the ${field}`,
      text,
      place: placeOf(field),
    })),
    ...analysis.statements.map(({ opening, line, column }) => ({
      what: "this paragraph",
      text: opening,
      place: { file, line, column },
    })),
  ];
  return texts.flatMap(({ what, text, place }): Problem[] => {
    const mark = markOf(text);
    if (mark === undefined) return [];
    const message = `${what} still begins with “${mark}”; write it and take the mark away${orDraft(fields)}.`;
    return [problemAt(place, "text-finished", message)];
  });
}

/** Pages are never drafts. */
const orDraft = (fields: object): string => ("topic" in fields ? ", or add “status: draft” to the article" : "");
