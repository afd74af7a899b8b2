/** The JSON Schemas for editors: fresh, explained, and of one mind with the check as far as they can be. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "astro/zod";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FIELD_NOTES } from "../../../src/knowledge/field-notes.ts";
import { type JsonSchema, jsonSchemas, type SchemaName } from "../../../src/knowledge/json-schemas.ts";
import { projectRoot } from "../../site.ts";

const schemas = jsonSchemas();
const names = Object.keys(schemas) as SchemaName[];

/** Reads a schema back by zod's own reader; of `if`, which that does not know, the branch that a value takes. */
function accepts(name: SchemaName, value: unknown): boolean {
  const { if: _, then: ofDrafts, else: ofOthers, $schema, ...rest } = schemas[name];
  const isDraft = (value as { draft?: unknown } | null)?.draft === true;
  const branch = ofDrafts === undefined ? {} : ((isDraft ? ofDrafts : ofOthers) as JsonSchema);
  return z.fromJSONSchema({ ...rest, ...branch } as never).safeParse(value).success;
}

/** Every field of a schema, as "parent.name", with what is said of it. */
function fieldsOf(schema: unknown, parent = ""): [string, JsonSchema][] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties, items, additionalProperties, anyOf } = schema as JsonSchema;
  const own = Object.entries((properties ?? {}) as Record<string, JsonSchema>);
  return [
    ...own.flatMap(([name, field]): [string, JsonSchema][] => [[`${parent}.${name}`, field], ...fieldsOf(field, name)]),
    ...[items, additionalProperties, ...((anyOf as unknown[] | undefined) ?? [])].flatMap((one) =>
      fieldsOf(one, parent),
    ),
  ];
}

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
const frontmatterOf = (file: string): unknown => parse(/^---\n(.*?)^---$/msu.exec(read(file))?.[1] ?? "");

/** The bases whose files are good. */
const BASES = ["content", "tests/fixtures/knowledge"];
const filesOf = (pattern: string): string[] =>
  BASES.flatMap((base) => globSync(`${base}/${pattern}`, { cwd: projectRoot })).map((file) =>
    file.replaceAll("\\", "/"),
  );

/** What each schema is for, and how a value is found in it. */
const USES: Record<SchemaName, { pattern: string; contentOf: (file: string) => unknown }> = {
  article: { pattern: "articles/*/*.{md,mdx}", contentOf: frontmatterOf },
  page: { pattern: "pages/*/*.{md,mdx}", contentOf: frontmatterOf },
  introduction: { pattern: "introductions/*/*.md", contentOf: frontmatterOf },
  reference: { pattern: "references/*.yaml", contentOf: (file) => parse(read(file)) },
  site: { pattern: "site.yaml", contentOf: (file) => parse(read(file)) },
  searches: { pattern: "searches.yaml", contentOf: (file) => parse(read(file)) },
  redirects: { pattern: "redirects.yaml", contentOf: (file) => parse(read(file)) },
  figure: { pattern: "articles/*/*.yaml", contentOf: (file) => parse(read(file)) },
};

describe.each(names)("%s", (name) => {
  test("lies in .schemas as it is made; if not, run: npm run kb -- schemas", () => {
    expect(read(`.schemas/${name}.json`)).toBe(`${JSON.stringify(schemas[name], undefined, 2)}\n`);
  });

  test("explains every field, and nothing else", () => {
    const fields = fieldsOf(schemas[name]);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, { description }]) => typeof description !== "string").map(([path]) => path)).toEqual([]);
    const known = new Set(fields.flatMap(([path]) => [path, path.replace(/^.*\./u, "")]));
    expect(Object.keys(FIELD_NOTES[name]).filter((path) => !known.has(path))).toEqual([]);
  });

  test("has examples that it accepts", () => {
    const wrong = fieldsOf(schemas[name]).flatMap(([path, { description, examples, ...field }]) =>
      ((examples as unknown[] | undefined) ?? [])
        .filter((example) => !z.fromJSONSchema(field as never).safeParse(example).success)
        .map((example) => [path, example]),
    );
    expect(wrong).toEqual([]);
  });

  test("accepts every good file", () => {
    const { pattern, contentOf } = USES[name];
    const files = filesOf(pattern);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !accepts(name, contentOf(file)))).toEqual([]);
  });
});

const source = {
  type: "webpage",
  kind: "press",
  title: "Spans",
  URL: "https://example.org/",
  language: "pt",
  evidence: { seen: "live", date: "2026-11-22" },
};
const article = { title: "Spans", description: "Of spans.", slug: "spans", topic: "arches", updated: "2026-11-22" };
const bars = { kind: "bars", title: "Spans", unit: "m", rows: [{ label: "One", value: 1 }] };

test("what the mistakes below are made of is good, and so are stubs", () => {
  expect(accepts("reference", source)).toBe(true);
  expect(accepts("reference", { draft: true, URL: "https://example.org/" })).toBe(true);
  expect(accepts("article", article)).toBe(true);
  expect(accepts("figure", bars)).toBe(true);
});

test.each<[SchemaName, object]>([
  ["reference", { ...source, titel: "Spans" }],
  ["reference", { ...source, kind: "paperr" }],
  ["reference", { ...source, type: "website" }],
  ["reference", { ...source, title: "  " }],
  ["reference", { ...source, title: "two\nlines" }],
  ["reference", { ...source, title: undefined }],
  ["reference", { ...source, issued: 2017 }],
  ["reference", { ...source, issued: "2026-13" }],
  ["reference", { ...source, URL: "example.org" }],
  ["reference", { ...source, URL: "https://example.org/a b" }],
  ["reference", { ...source, DOI: "11.1000/182" }],
  ["reference", { ...source, language: "english" }],
  ["reference", { ...source, author: [{ family: "Marlow", literal: "Marlow" }] }],
  ["reference", { ...source, draft: false }],
  ["reference", { ...source, passages: { deck: { qoute: "words" } } }],
  ["reference", { ...source, passages: { "Deck Load": { quote: "words" } } }],
  ["reference", { draft: true, title: "No address" }],
  ["article", { ...article, updated: "2026-11" }],
  ["article", { ...article, slug: "Spans!" }],
  ["article", { ...article, status: "published" }],
  ["article", { ...article, related: "spans" }],
  ["page", { ...article }],
  ["site", { title: "Bridges" }],
  ["searches", { locale: "pt" }],
  ["redirects", { moved: { "en/old-slug/": "article:spans" } }],
  ["redirects", { moved: { "/en/old-slug/": { to: "article:spans" } } }],
  ["redirects", { withdrawn: { "/en/old-slug/": { why: { en: "It was wrong." } } } }],
  ["redirects", { withdrawn: { "/en/old-slug/": { date: "2026", why: { en: "It was wrong." } } } }],
  ["redirects", { gone: {} }],
  ["figure", { ...bars, kind: "pie" }],
  ["figure", { ...bars, rows: [] }],
  ["figure", { ...bars, rows: [{ label: "One", value: -1 }] }],
  ["figure", { ...bars, rows: [{ label: "One", value: 1, source: "Marlow 1999" }] }],
])("%s refuses %j", (name, value) => {
  expect(accepts(name, JSON.parse(JSON.stringify(value)))).toBe(false);
});
