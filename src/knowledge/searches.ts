/** Reads `searches.yaml`, the judged searches: what readers type, and what they should find by it. Optional. */
import { existsSync } from "node:fs";
import type { z } from "astro/zod";
import type { Reference } from "../citations/record.ts";
import { readText, topFile } from "./files.ts";
import type { Expectation, JudgedSearch, Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadFolder } from "./prose.ts";
import type { RuleId } from "./rules.ts";
import { searchesSchema, searchSchema } from "./schemas.ts";
import { validate } from "./validate.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

/** A row without slips of its own, and its place in the file. */
type Row = z.output<typeof searchSchema> & { index: number };

/** What a search can find. */
export interface Findable {
  site: Site;
  articles: ReadFolder<object>;
  pages: ReadFolder<object>;
  sources: { references: ReadonlyMap<string, Reference>; broken: ReadonlySet<string> };
}

/** The judged searches in the file's order; none where there is no file. */
export async function readSearches(
  contentDir: string,
  findable: Findable,
): Promise<{ searches: JudgedSearch[]; problems: Problem[] }> {
  const source = topFile(contentDir, "searches.yaml");
  if (!existsSync(source.path)) return { searches: [], problems: [] };
  const text = await readText(source);
  if (typeof text !== "string") return { searches: [], problems: [text] };
  const yaml = readYaml(text, source.file);
  const { problems } = validate(searchesSchema, yaml);
  const rows = soundRows(yaml.value);
  problems.push(...rows.flatMap((row) => rowProblems(row, yaml, findable)), ...repeated(rows, yaml));
  return { searches: rows.flatMap(toSearch), problems };
}

/** A row with a slip has its problem already; it does not hide those of the others. */
function soundRows(value: unknown): Row[] {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row, index): Row[] => {
    const { data } = searchSchema.safeParse(row);
    return data === undefined ? [] : [{ ...data, index }];
  });
}

/** The four fields of which a row has one. */
const TARGETS = ["article", "source", "page", "nothing"] as const;

function toSearch({ locale, query, section, article, source, page, nothing }: Row): JudgedSearch[] {
  if (nothing) return [{ locale, query, kind: "nothing" }];
  const ids = Object.entries({ article, source, page }) as [Expectation["kind"], string | undefined][];
  return ids.flatMap(([kind, id]) => (id === undefined ? [] : [{ locale, query, kind, id, section }]));
}

function rowProblems(row: Row, yaml: YamlSource, findable: Findable): Problem[] {
  const tags = findable.site.locales.map(({ tag }) => tag);
  const complain = (field: keyof Row, rule: RuleId, message: string): Problem[] => [
    problemAt(yaml.placeOf([row.index, field]), rule, message),
  ];
  if (!tags.includes(row.locale)) {
    const message = `“${row.locale}” is not among the locales (${tags.join(", ")}).${didYouMean(row.locale, tags)}`;
    return complain("locale", "locale-known", message);
  }
  const [target, second] = TARGETS.filter((field) => row[field] !== undefined);
  if (target === undefined) {
    const message = "the search has no expectation; add article, source, page or nothing: true.";
    return [problemAt(yaml.placeOf([row.index]), "field-present", message)];
  }
  if (second !== undefined)
    return complain(second, "field-valid", `the search expects ${target} and ${second}; keep one.`);
  const missing = missingIn(row, target, findable);
  return missing === undefined ? [] : complain(missing.field, "search-answerable", missing.message);
}

interface Missing {
  field: keyof Row;
  message: string;
}

function missingIn(row: Row, target: (typeof TARGETS)[number], findable: Findable): Missing | undefined {
  if (target === "source") return missingSource(row, findable);
  if (target !== "nothing") return missingText(row, target, findable);
  if (row.section === undefined) return undefined;
  return { field: "section", message: "with “nothing: true” there is no section to find; leave the field out." };
}

function missingSource({ source = "", section }: Row, { sources }: Findable): Missing | undefined {
  const keys = [...sources.references.keys(), ...sources.broken];
  if (!keys.includes(source)) {
    const hint = didYouMean(source, keys) || ` There is no file references/${source}.yaml.`;
    return { field: "source", message: `unknown source “${source}”.${hint}` };
  }
  if (section === undefined) return undefined;
  return { field: "section", message: "the page of a source has no sections; leave the field out." };
}

/** What a file is there for, only broken, has its problem already. */
function missingText(row: Row, kind: "article" | "page", findable: Findable): Missing | undefined {
  const { texts, ids, files } = findable[kind === "article" ? "articles" : "pages"];
  const { [kind]: id = "", locale, section } = row;
  if (!ids.has(id)) return { field: kind, message: `unknown ${kind} “${id}”.${didYouMean(id, ids)}` };
  if (!files.has(`${id}/${locale}`))
    return {
      field: kind,
      message: `the ${kind} “${id}” has no variant in “${locale}”; expect what that language has.`,
    };
  const headings = texts.find(({ prose }) => prose.id === id && prose.locale === locale)?.prose.analysis.headings;
  const sections = headings?.map((heading) => heading.id) ?? [];
  if (section === undefined || headings === undefined || sections.includes(section)) return undefined;
  const hint = didYouMean(section, sections) || listOf(sections);
  return { field: "section", message: `the ${kind} “${id}” has no section “${section}” in “${locale}”.${hint}` };
}

const listOf = (sections: readonly string[]): string =>
  sections.length === 0 ? " It has no sections." : ` It has: ${sections.join(", ")}.`;

/** The same words, however they are spaced, capitalised and quoted. */
const sameWords = ({ locale, query }: Row): string =>
  `${locale} ${query
    .toLowerCase()
    .replaceAll(/[“”„«»]/gu, '"')
    .trim()
    .replaceAll(/\s+/gu, " ")}`;

function repeated(rows: readonly Row[], yaml: YamlSource): Problem[] {
  const firsts = new Map<string, number>();
  return rows.flatMap((row): Problem[] => {
    const first = firsts.get(sameWords(row));
    if (first === undefined) {
      firsts.set(sameWords(row), row.index);
      return [];
    }
    const { line } = yaml.placeOf([first, "query"]);
    const message = `“${row.query}” is judged for “${row.locale}” in line ${line} already; keep one.`;
    return [problemAt(yaml.placeOf([row.index, "query"]), "search-unique", message)];
  });
}
