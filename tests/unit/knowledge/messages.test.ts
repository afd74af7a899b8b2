import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PATTERN_LOCALE } from "../../../src/i18n/translate.ts";
import { OPAQUE } from "../../../src/i18n/typography/slip.ts";
import { typographyOf } from "../../../src/i18n/typography/typography.ts";
import { flatten, messageFaults } from "../../../src/knowledge/message-rules.ts";
import { readMessages } from "../../../src/knowledge/messages.ts";

const folder = join(import.meta.dirname, "../../../src/i18n/messages");
const read = (locale: string) => flatten(JSON.parse(readFileSync(join(folder, `${locale}.json`), "utf8")));
const locales = readdirSync(folder).map((file) => file.replace(".json", ""));
const pattern = read(PATTERN_LOCALE);

test.each(locales)("the messages of %s are complete", (locale) => {
  expect(messageFaults(read(locale), pattern, locale)).toEqual([]);
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
    return messageFaults(messages, words, "en").map(({ key, rule, reason }) => `${rule}: ${key} ${reason}`);
  };

  test.each([
    ["nothing", [], []],
    [
      "a missing message",
      [["plain", undefined]],
      ["message-present: plain is missing; write it. In English it says “Hello {{name}}”"],
    ],
    [
      "a missing plural form",
      [["count_one", undefined]],
      ["message-plurals: count_one is missing; the plural forms of “en” are one, other"],
    ],
    ["an empty message", [["plain", " "]], ["message-filled: plain is empty; write its words"]],
    [
      "a renamed placeholder",
      [["plain", "Hello {{nome}}"]],
      [
        "message-placeholders: plain uses {{nome}}, which nothing fills in. Did you mean “name”?",
        "message-placeholders: plain leaves out {{name}}; write it where its words belong",
      ],
    ],
    [
      "a placeholder that is none",
      [["plain", "Hello {name} {{name}}"]],
      [
        "message-placeholders: plain holds a brace that belongs to no placeholder; write {{name}}, with two braces on each side",
      ],
    ],
    [
      "another way to write it",
      [["count_other", "{{count, nubmer}} things"]],
      [
        "message-placeholders: count_other writes {{count}} as “nubmer”, which is no format; write it as in English: {{count}} things",
      ],
    ],
    [
      "markup",
      [["plain", "<b>{{name}}</b>"]],
      ["message-plain: plain holds “<b>”; messages are plain text, so take it out"],
    ],
    [
      "an entity",
      [["plain", "{{name}}&nbsp;!"]],
      ["message-plain: plain holds “&nbsp;”; messages are plain text, so write the character itself"],
    ],
    [
      "a message in a message",
      [["plain", "$t(count) {{name}}"]],
      ["message-plain: plain holds “$t(”; messages are plain text, so write the words themselves"],
    ],
    [
      "an unescaped placeholder",
      [["plain", "{{- name}}"]],
      ["message-plain: plain holds “{{-”; messages are plain text, so write {{"],
    ],
    [
      "an unknown message",
      [["plian", "x"]],
      ["message-known: plian is not one that the site uses; delete or rename it. Did you mean “plain”?"],
    ],
    [
      "a name of JavaScript",
      [["__proto__", "x"]],
      ["message-known: __proto__ is not one that the site uses; delete it."],
    ],
    ["a context of a date", [["plain_day8", "Hi {{name}}"]], []],
    ["a plural without its number", [["count_one", "a thing"]], []],
    ["an ampersand, an at and a percent sign", [["plain", "R&D {{name}} @ 5 % "]], []],
  ] as [string, [string, string | undefined][], string[]][])("%s", (_, changes, faults) => {
    expect(changed(...changes)).toEqual(faults);
  });

  test("each language has its own plural forms", () => {
    expect(messageFaults(words, words, "it").map(({ key }) => key)).toEqual(["count_many"]);
    expect(messageFaults(words, words, "ar").map(({ rule }) => rule)).toEqual(Array(4).fill("message-plurals"));
  });
});

test("no message reaches the prototype of all objects", async () => {
  const folder = join(import.meta.dirname, "../../fixtures/broken/message-files/content");
  const locales = [{ tag: "en", name: "English", direction: "ltr" as const, format: "en" }];
  const { messages } = await readMessages({ locales }, folder);
  expect(Object.prototype).not.toHaveProperty("polluted");
  expect(Object.hasOwn(messages.get("en") ?? {}, "constructor")).toBe(false);
});
