/** Fixtures as data: `input.md` and what is expected of it side by side; `vitest -u` writes the expectations anew. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import type { Analysis } from "../../../src/markdown/analysis.ts";
import { withoutBlockMarks } from "../../../src/markdown/blocks.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";

const folder = join(import.meta.dirname, "../../fixtures/markdown");
const document = pathToFileURL("/articles/some-article/en.md");

beforeAll(() => useMessages(new Map([["en", source]])));

/** One line a finding, so that a difference reads well. */
function readable({ uses, headings, faults, links, brokenLinks, givenIds, statements, blocks }: Analysis): string {
  return [
    ...uses.map(
      ({ line, column, number, use, section, ...item }) =>
        `${line}:${column} [${number}] use ${use} in "${section}" ${JSON.stringify(item)}`,
    ),
    ...headings.map(({ depth, id, text }) => `${"#".repeat(depth)} ${text} → ${id}`),
    ...faults.map(({ line, column, fault: { kind } }) => `${line}:${column} ${kind}`),
    ...links.map(({ line, column, form, destination }) => `${line}:${column} ${form} ${destination}`),
    ...brokenLinks.map(({ line, column, form, written }) => `${line}:${column} ${form} ${written}`),
    ...givenIds.map(
      ({ line, column, written, id, hasText }) => `${line}:${column} ${written} ${id}${hasText ? "" : " alone"}`,
    ),
    ...statements.map(
      ({ line, column, kind, words, citations, opening, figure, leadsOn }) =>
        `${line}:${column} ${kind} ${words}/${citations}${figure === undefined ? "" : ` “${figure}”`}${leadsOn ? " →" : ""} ${opening}`,
    ),
    ...blocks.map(
      ({ line, column, kind, section, text }) =>
        `${line}:${column} ${kind} of section ${section}: ${JSON.stringify(text)}`,
    ),
    "",
  ].join("\n");
}

const inputs = readdirSync(folder).map((name) => {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith("input.")) ?? "";
  return { name, mdx: file.endsWith(".mdx"), input: readFileSync(join(folder, name, file), "utf8") };
});

describe.each(inputs)("$name", ({ name, mdx, input }) => {
  test("is understood as expected", async () => {
    const analysis = mdx ? analyseMdx(input, document) : (await renderMarkdown(input, document)).analysis;
    await expect(readable(analysis)).toMatchFileSnapshot(join(folder, name, "expected.txt"));
  });
});

describe.each(inputs.filter(({ mdx }) => !mdx))("$name", ({ name, input }) => {
  test("is rendered as expected", async () => {
    const { pieces } = await renderMarkdown(input, document);
    await expect(withoutBlockMarks(pieces.join("\n<!-- section -->\n"))).toMatchFileSnapshot(
      join(folder, name, "expected.html"),
    );
  });

  test.each([
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\u{FEFF}${text}`],
    ["NFD", (text: string) => text.normalize("NFD")],
  ])("says the same with %s", async (_, change) => {
    const [plain, changed] = [await renderMarkdown(input, document), await renderMarkdown(change(input), document)];
    expect(changed.pieces.join("").replaceAll("\r\n", "\n").normalize("NFC")).toBe(plain.pieces.join(""));
    expect(changed.analysis.uses.map(({ key, number, use }) => [key, number, use])).toEqual(
      plain.analysis.uses.map(({ key, number, use }) => [key, number, use]),
    );
  });
});
