/** The engine's own words keep the typography that it asks of authors. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { typographyOfMessages } from "../../../src/knowledge/typography-rules.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";

test.each(["en", "it"])("the messages of the engine (%s) have no slips", (locale) => {
  const file = new URL(`../../../src/i18n/messages/${locale}.json`, import.meta.url);
  const text = readFileSync(file, "utf8");
  expect(typographyOfMessages(readYaml(text, "messages"), locale)).toEqual([]);
  // The test sees what it should: the same words with a slip.
  const slipped = text.replace(/\p{L} \p{L}/u, (pair) => pair.replace(" ", "  "));
  expect(typographyOfMessages(readYaml(slipped, "messages"), locale)).toHaveLength(1);
});
