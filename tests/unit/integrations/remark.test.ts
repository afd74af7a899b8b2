/** The plugin that shows problems in editors, run as an editor runs it: with a text that is not the one on the disk. */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import remarkCitations from "../../../src/integrations/remark.ts";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import { isError } from "../../../src/knowledge/problems.ts";
import { RULES } from "../../../src/knowledge/rules.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { projectRoot } from "../../site.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "kb-remark-"));
  for (const group of ["citing", "citations", "introductions"])
    cpSync(join(projectRoot, "tests/fixtures/broken", group), join(root, group), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const editor = remark().use(remarkFrontmatter).use(remarkGfm).use(remarkCitations).freeze();

/** What is shown at a text of a group: place, rule and whether it is an error. */
async function shown(group: string, path: string, value: string): Promise<string[]> {
  const file = await editor.process({ cwd: join(root, group), path, value });
  return file.messages
    .filter(({ source }) => source === "kb")
    .map(({ line, column, ruleId, fatal, reason }) => `${line}:${column} ${ruleId} ${fatal} ${reason}`)
    .toSorted();
}

/** Rules that the plugin runs: those of citations, and of the footnotes beside them. */
const OWN = /^(?:citation|locator|footnote|reference|passage|number|introduction)-/u;
const NEEDS_ALL = new Set(["reference-used", "introduction-everywhere", "introduction-known"]);

describe.each(["citing", "citations", "introductions"])("in the texts of %s", (group) => {
  test("it shows what the check finds, at the same places", async () => {
    const { problems } = await readKnowledge(readSettings({ KB_CONTENT: join(root, group, "content") }));
    const isRead = (path: string): boolean =>
      !problems.some(({ file, rule }) => file.endsWith(path) && rule === "readings-agree");
    const texts = globSync("content/*/*/*.{md,mdx}", { cwd: join(root, group) }).filter(isRead);
    const found = await Promise.all(
      texts.map(
        async (path) => [path, await shown(group, path, readFileSync(join(root, group, path), "utf8"))] as const,
      ),
    );
    const expected = texts.map((path) => {
      const own = problems.filter(({ file, rule }) => file.endsWith(path) && OWN.test(rule) && !NEEDS_ALL.has(rule));
      return [
        path,
        own.map((own) => `${own.line}:${own.column} ${own.rule} ${isError(own)} ${own.message}`).toSorted(),
      ];
    });
    expect(found.flatMap(([, lines]) => lines).length).toBeGreaterThan(0);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
});

describe("while somebody writes", () => {
  const path = "content/articles/new/en.md";

  test("the text in the editor is judged, not the one on the disk", async () => {
    expect(await shown("citing", path, "---\ntitle: x\n---\n\né \u{1F600} [@rope-wlak].\n")).toEqual([
      "5:7 reference-exists true unknown citation key “rope-wlak”. Did you mean “rope-walk”?",
    ]);
    expect(await shown("citing", path, "Mended [@rope-walk].\n")).toEqual([]);
    expect(await shown("citing", path, "As @rope-walk says.\r\n\r\nAnd [@marlow-spans#rof].\r\n")).toEqual([
      expect.stringMatching(/^1:4 citation-recognised false /u),
      expect.stringMatching(/^3:6 passage-exists true /u),
    ]);
  });

  test("an address that remark finds in the finished tree moves no place", async () => {
    expect(await shown("citing", path, "See [at @x http://x.org/a [@nobody].\n")).toEqual([
      expect.stringMatching(/^1:28 reference-exists /u),
    ]);
  });

  test("a record that has come is known", async () => {
    const text = "A new one [@pier-log].\n";
    expect(await shown("citing", path, text)).toHaveLength(1);
    const records = join(root, "citing/content/references");
    writeFileSync(join(records, "pier-log.yaml"), readFileSync(join(records, "rope-walk.yaml"), "utf8"));
    await vi.waitFor(async () => expect(await shown("citing", path, text)).toEqual([]));
  });

  test.each(["README.md", "content/references/x.md", "content/articles/en.md", "other/articles/a/en.md", undefined])(
    "other Markdown is left alone: %s",
    async (other) => {
      const file = await editor.process({
        cwd: join(root, "citing"),
        value: "[@nobody] @rope-walk",
        ...(other && { path: other }),
      });
      expect(file.messages).toEqual([]);
    },
  );

  test("without records every key is unknown, and nothing fails", async () => {
    const file = await editor.process({ cwd: join(root, "nowhere"), path, value: "[@rope-walk]" });
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["reference-exists"]);
  });

  test("rules are those that the check explains", async () => {
    const lines = await shown("citing", path, "[@A] [^x] [1] [[@rope-walk]]");
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(Object.keys(RULES)).toContain(line.split(" ")[1]);
  });
});
