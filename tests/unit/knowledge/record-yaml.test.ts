/** What is written as a record is read back as it was. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KINDS, STATUSES, TYPES } from "../../../src/citations/record.ts";
import { characterFaults } from "../../../src/knowledge/characters.ts";
import { type RecordFields, recordYaml } from "../../../src/knowledge/record-yaml.ts";
import { readReferences } from "../../../src/knowledge/references.ts";
import { urlFault } from "../../../src/knowledge/url.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "records-"));
});
afterAll(() => rm(folder, { recursive: true }));

const SCHEMA = "../../.schemas/reference.json";

/** What YAML could take for something else, besides any other text. */
const TRAPS = [
  "yes",
  "null",
  "~",
  "1e3",
  "0x1F",
  "2017",
  "- a",
  "a: b",
  "a #b",
  "#",
  "'",
  '"',
  "@a",
  "%",
  "!a",
  "&a",
  "*a",
  "{",
  "[",
  "---",
  "...",
  "|",
  ">",
  "\\",
  " a ",
  "\u{1F309}",
];
const text = fc
  .oneof(fc.constantFrom(...TRAPS), fc.string({ unit: "grapheme" }))
  .map((value) => value.replaceAll(/[\r\n\t]/gu, " ").normalize("NFC"))
  .filter((value) => value.trim() !== "" && characterFaults(value).length === 0);
const words = text.map((value) => value.trim().replaceAll(/\s*\n\s*/gu, " "));
const date = fc.constantFrom("2017", "2017-06", "2017-06-14", "0099");
const url = fc
  .stringMatching(/^https:\/\/[a-z]{1,9}\.org\/[A-Za-z0-9_.~%#?&=:;,@!()*'é-]{0,20}$/)
  .filter((address) => urlFault(address) === undefined);
const name = fc.oneof(
  fc.record({ literal: text }),
  fc.record({ family: text, given: text }),
  fc.record({ family: text }),
);
const evidence = fc.record({ seen: fc.constantFrom("copy" as const, "live" as const), date });
const key = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/);

const record: fc.Arbitrary<RecordFields> = fc.record(
  {
    type: fc.constantFrom(...TYPES),
    kind: fc.constantFrom(...KINDS),
    title: text,
    URL: url,
    language: fc.constantFrom("pt", "pt-BR", "ja"),
    evidence,
    author: fc.array(name, { minLength: 1, maxLength: 3 }),
    "more-authors": fc.boolean(),
    issued: date,
    "container-title": text,
    volume: text,
    page: text,
    DOI: fc.constantFrom("10.1000/182", "10.1000/a(b)<c>#d;e"),
    archive: fc.record({ url, date }),
    status: fc.constantFrom(...STATUSES),
    note: words,
    passages: fc.dictionary(key, fc.record({ quote: words, locator: text, evidence }, { requiredKeys: ["quote"] }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ["type", "kind", "title", "URL", "language", "evidence"] },
);

const written = (value: { year: number; month?: number; day?: number } | undefined): string | undefined =>
  value &&
  [String(value.year).padStart(4, "0"), value.month, value.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

/** Writes records to files, reads them, and gives what was read in the words of the files. */
async function readBack(records: readonly RecordFields[]) {
  await Promise.all(
    records.map((fields, index) => writeFile(join(folder, `r${index}.yaml`), recordYaml(fields, SCHEMA))),
  );
  const { references, problems } = await readReferences(folder);
  expect(problems).toEqual([]);
  return records.map((_, index) => {
    const read = references.get(`r${index}`);
    return (
      read && {
        type: read.type,
        kind: read.kind,
        title: read.title,
        author: read.authors,
        "more-authors": read.authorsIncomplete,
        issued: written(read.issued),
        "container-title": read.containerTitle,
        volume: read.volume,
        page: read.page,
        URL: read.url,
        DOI: read.doi,
        language: read.language,
        evidence: { seen: read.evidence.seen, date: written(read.evidence.date) },
        archive: read.archive && { url: read.archive.url, date: written(read.archive.date) },
        status: read.status,
        note: read.note,
        passages: Object.fromEntries(
          [...read.passages].map(([id, { quote, locator, evidence: own }]) => [
            id,
            { quote, locator, evidence: own && { seen: own.seen, date: written(own.date) } },
          ]),
        ),
      }
    );
  });
}

test("any record is read back as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 10, maxLength: 10 }), async (records) => {
      const defaults = { author: [], "more-authors": false, status: "alive", passages: {} };
      expect(await readBack(records)).toEqual(records.map((fields) => ({ ...defaults, ...fields })));
    }),
    { numRuns: 10 },
  );
});

test("is written as an author would", () => {
  const fields: RecordFields = {
    title:
      "Spans: a survey of everything that has ever been built over water, and of what it carried from bank to bank",
    type: "chapter",
    kind: "paper",
    issued: "1999",
    URL: "https://example.org/",
    language: "pt",
    evidence: { seen: "copy", date: "2026-11-22" },
    author: [{ family: "Marlow", given: "Ada" }],
  };
  expect(recordYaml(fields, SCHEMA)).toBe(`# yaml-language-server: $schema=../../.schemas/reference.json
type: chapter
kind: paper
title: "Spans: a survey of everything that has ever been built over water, and of what it carried from bank to bank"
author:
  - family: Marlow
    given: Ada
issued: "1999"
URL: https://example.org/
language: pt
evidence:
  seen: copy
  date: 2026-11-22
`);
});

test("a draft names in comments what is missing, and what had no place", async () => {
  const yaml = recordYaml({ draft: true, URL: "https://example.org/" }, SCHEMA, [
    "Left out: editor: A\n\u0000\u0085\u2028B",
  ]);
  const missing = [...yaml.matchAll(/^# (\w+):/gmu)].map(([, field]) => field);
  expect(missing).toEqual(["type", "kind", "title", "issued", "language", "evidence", "passages"]);
  expect(yaml).toMatch(/\n# Left out: editor: A B\n$/u);
  const path = join(folder, "draft.yaml");
  await writeFile(path, yaml);
  const { references, problems } = await readReferences(folder);
  await rm(path);
  expect(problems).toEqual([]);
  expect(references.get("draft")?.draft).toBe(true);
});
