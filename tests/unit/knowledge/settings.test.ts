import { expect, test } from "vitest";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { readSite } from "../../../src/knowledge/site.ts";
import { fixture } from "../../site.ts";

test.each([
  ["it", ["it"]],
  [" it , en ", ["it", "en"]],
  ["it,it", ["it"]],
  ["it,", ["it"]],
  [",", []],
])("KB_LOCALES=%j asks for %j", (KB_LOCALES, locales) => {
  expect(readSettings({ KB_LOCALES }).locales).toEqual(locales);
});

test.each([{}, { KB_LOCALES: "" }])("without a word in KB_LOCALES all locales are meant: %j", (environment) => {
  expect(readSettings(environment)).not.toHaveProperty("locales");
});

test.each([
  ["it,ar", []],
  ["itt", ["KB_LOCALES names “itt”; site.yaml lists en, ar, it. Did you mean “it”?"]],
  ["IT", ["KB_LOCALES names “IT”; site.yaml lists en, ar, it. Did you mean “it”?"]],
  ["fr,en", ["KB_LOCALES names “fr”; site.yaml lists en, ar, it."]],
  [",", ["KB_LOCALES names no locale; site.yaml lists en, ar, it."]],
])("KB_LOCALES=%j is held against the locales of the site", async (KB_LOCALES, messages) => {
  const { site, problems } = await readSite(readSettings({ KB_CONTENT: fixture, KB_LOCALES }));
  expect(problems.map(({ message }) => message)).toEqual(messages);
  expect(
    problems.every(({ rule, file, line }) => rule === "locale-known" && file.endsWith("site.yaml") && line > 1),
  ).toBe(true);
  // The rest of the base is checked all the same.
  expect(site).toBeDefined();
});
