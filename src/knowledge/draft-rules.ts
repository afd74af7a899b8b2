/** What a published text must not lean on or hold: sources that nobody has read, words that a scaffold left behind. */
import type { Reference } from "../citations/record.ts";
import { isPlaceholder } from "./placeholders.ts";
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
    const message = `the source "${key}" is a draft that nobody has read; read the source, complete references/${key}.yaml and take “draft: true” out of it${orDraft(fields)}.`;
    return problemAt({ file: prose.file, line, column }, "reference-finished", message);
  });
}

/** A scaffold puts its placeholders at the beginning of fields and paragraphs. */
function leftBehind({ prose, fields, placeOf }: ReadProse<object>): Problem[] {
  const { file, title, description, analysis } = prose;
  const marked = Object.entries({ title, description }).filter(([, value]) => isPlaceholder(value));
  const remedy = `is still to be written; replace all of it, the capitals too${orDraft(fields)}.`;
  const blocks = analysis.blocks.filter(({ opening }) => isPlaceholder(opening));
  return [
    ...marked.map(([field]) => problemAt(placeOf(field), "text-finished", `the ${field} ${remedy}`)),
    ...blocks.map(({ line, column }) => problemAt({ file, line, column }, "text-finished", `this paragraph ${remedy}`)),
  ];
}

/** Pages are never drafts. */
const orDraft = (fields: object): string => ("topic" in fields ? ", or add “status: draft” to the article" : "");
