/** Typography of everything an author writes for readers, each text by its own language; quotations stay as they are. */
import { OPAQUE } from "../i18n/typography/slip.ts";
import { typographyOf } from "../i18n/typography/typography.ts";
import type { Analysis } from "../markdown/analysis.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { isGroup, type YamlSource } from "./yaml-source.ts";

/** Slips in a Markdown text. */
export const typographyProblems = ({ file, analysis }: { file: string; analysis: Analysis }): Problem[] =>
  analysis.slips.map(({ rule, message, fix, ...place }) => problemAt({ file, ...place }, rule, message, fix));

/** Slips in fields of a frontmatter. Other programs read them too, and need no no-break spaces. */
export const typographyOfFields = (yaml: YamlSource, fields: readonly string[], locale: string): Problem[] =>
  fields
    .flatMap((field) => {
      const value = isGroup(yaml.value) ? yaml.value[field] : undefined;
      return typeof value === "string" ? slipsAt(yaml, [field], value, locale) : [];
    })
    .filter(({ rule }) => rule !== "units-bound");

/** Fields of site.yaml, redirects.yaml and figures that readers see. */
const SEEN = new Set([
  "title",
  "tagline",
  "description",
  "unit",
  "corner",
  "columns",
  "label",
  "note",
  "group",
  "text",
  "why",
]);

/** Slips in data that holds texts of several languages; a text for all of them has only what holds of all. */
export function typographyOfData(yaml: YamlSource, tags: readonly string[]): Problem[] {
  const [only = ""] = tags.length === 1 ? tags : [];
  const visit = (value: unknown, path: readonly PropertyKey[], isSeen: boolean): Problem[] => {
    if (typeof value === "string") return isSeen ? slipsAt(yaml, path, value, localeOf(path, tags) ?? only) : [];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([field, part]) => {
      const step = Array.isArray(value) ? Number(field) : field;
      // Within a seen field there are only locales, and places in a list.
      const isWithin = isSeen && (typeof step === "number" || tags.includes(field));
      return visit(part, [...path, step], SEEN.has(field) || isWithin);
    });
  };
  return visit(yaml.value, [], false);
}

const localeOf = (path: readonly PropertyKey[], tags: readonly string[]): string | undefined =>
  tags.find((tag) => tag === path.at(-1));

/** Slips in the interface's words of one language. */
export function typographyOfMessages(yaml: YamlSource, locale: string): Problem[] {
  const visit = (value: unknown, path: readonly PropertyKey[]): Problem[] => {
    if (typeof value === "string") return slipsAt(yaml, path, withoutPlaceholders(value), locale);
    return isGroup(value) ? Object.entries(value).flatMap(([key, part]) => visit(part, [...path, key])) : [];
  };
  return visit(yaml.value, []);
}

const withoutPlaceholders = (message: string): string =>
  message.replaceAll(/\{\{[^{}]*\}\}/gu, ({ length }) => OPAQUE.repeat(length));

/** Places to the column, with fixes, where the text stands in its line as it is read; otherwise that of the value. */
function slipsAt(yaml: YamlSource, path: readonly PropertyKey[], text: string, locale: string): Problem[] {
  const { slips } = typographyOf(text, locale);
  if (slips.length === 0) return [];
  const begin = yaml.placeOfText(path);
  const seen = new Set<string>();
  return slips.flatMap(({ rule, message, start, end, fix }): Problem[] => {
    const place: Place = begin ? { ...begin, column: begin.column + start } : yaml.placeOf(path);
    if (begin) return [problemAt(place, rule, message, fix === undefined ? fix : { length: end - start, text: fix })];
    // Two of one kind would be one line twice.
    if (seen.has(message)) return [];
    seen.add(message);
    return [problemAt(place, rule, message)];
  });
}
