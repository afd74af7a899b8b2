import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PATTERN_LOCALE } from "../../../src/i18n/translate.ts";
import { OPAQUE } from "../../../src/i18n/typography/slip.ts";
import { typographyOf } from "../../../src/i18n/typography/typography.ts";
import { flatten, messageProblems } from "../../../src/knowledge/messages.ts";

const folder = join(import.meta.dirname, "../../../src/i18n/messages");
const read = (locale: string) => flatten(JSON.parse(readFileSync(join(folder, `${locale}.json`), "utf8")));
const locales = readdirSync(folder).map((file) => file.replace(".json", ""));
const pattern = read(PATTERN_LOCALE);

test.each(locales)("the messages of %s are complete", (locale) => {
  expect(messageProblems(read(locale), pattern, locale)).toEqual([]);
});

test.each(locales)("the messages of %s have the typography of their language", (locale) => {
  expect([...read(locale)].filter(([, value]) => /['"]| {2}/u.test(value))).toEqual([]);
  const slips = [...read(locale)].flatMap(([key, value]) =>
    typographyOf(value.replaceAll(/\{\{.*?\}\}/gu, OPAQUE), locale).slips.map((slip) => ({ key, value, ...slip })),
  );
  expect(slips).toEqual([]);
});

describe("what is wrong is named", () => {
  const words = new Map([
    ["plain", "Hello {{name}}"],
    ["count_one", "{{count}} thing"],
    ["count_other", "{{count}} things"],
  ]);
  const changed = (...changes: [string, string | undefined][]): string[] => {
    const messages = new Map(words);
    for (const [key, value] of changes) {
      if (value === undefined) messages.delete(key);
      else messages.set(key, value);
    }
    return messageProblems(messages, words, "en");
  };

  test.each([
    ["nothing", [], []],
    ["a missing message", [["plain", undefined]], ['message "plain" is missing.']],
    ["a missing plural form", [["count_one", undefined]], ['message "count_one" is missing.']],
    ["an empty message", [["plain", " "]], ['message "plain" is empty.']],
    [
      "a renamed placeholder",
      [["plain", "Hello {{nome}}"]],
      ['message "plain" uses {{nome}}, which nothing fills in.', 'message "plain" leaves out {{name}}.'],
    ],
    ["markup", [["plain", "<b>{{name}}</b>"]], ['message "plain" holds markup; messages are plain text.']],
    ["an unescaped placeholder", [["plain", "{{- name}}"]], ['message "plain" holds markup; messages are plain text.']],
    ["an unknown message", [["plian", "x"]], ['message "plian" is not one that the site uses. Did you mean "plain"?']],
    ["a context of a date", [["plain_day8", "Hi {{name}}"]], []],
    ["a plural without its number", [["count_one", "a thing"]], []],
  ] as [string, [string, string | undefined][], string[]][])("%s", (_, changes, problems) => {
    expect(changed(...changes)).toEqual(problems);
  });

  test("each language has its own plural forms", () => {
    expect(messageProblems(words, words, "it")).toEqual(['message "count_many" is missing.']);
    expect(messageProblems(words, words, "ar")).toHaveLength(4);
  });
});
