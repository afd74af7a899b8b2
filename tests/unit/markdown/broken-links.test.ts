/** What looks like a link and is none, in lines that also cite. */
import { beforeAll, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const brokenLinks = async (text: string) =>
  (await renderMarkdown(text, new URL("file:///article/en.md"))).analysis.brokenLinks;

test.each([
  ["See [a](https://x y) and [@key] and [b](https://x z).\n", ["[a](", "[b]("]],
  [
    "A [word][of] [@key].\n\n> It says [@key, p. 4];\n> the [word][nobody] does not.\n",
    ["[word][of]", "[word][nobody]"],
  ],
  ["## Of [@key] and [words][nobody]\n", ["[words][nobody]"]],
])("is told where it stands, also behind a citation: %j", async (text, written) => {
  const lines = text.split("\n");
  const places = written.map((form) => {
    const line = lines.findIndex((one) => one.includes(form));
    return { written: form, line: line + 1, column: (lines[line]?.indexOf(form) ?? 0) + 1 };
  });
  expect(await brokenLinks(text)).toEqual(places.map((place) => expect.objectContaining(place)));
});

test.each(["As told [@key] (https://example.org).\n", "As told [@key][name] and \\[words\\]\\[nobody\\].\n"])(
  "is no citation, and nothing that was escaped: %j",
  async (text) => {
    expect(await brokenLinks(text)).toEqual([]);
  },
);
