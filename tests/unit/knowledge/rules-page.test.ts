/**
 * The page of the rules: every rule with what it says of a broken base, read from the table of the rules and from the
 * fixtures. `UPDATE=1` rewrites it.
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { formatProblem, type Problem } from "../../../src/knowledge/problems.ts";
import { RULES, type RuleId, severityOf } from "../../../src/knowledge/rules.ts";
import { allProblems, broken } from "../../broken.ts";
import { projectRoot } from "../../site.ts";

const PAGE = join(projectRoot, ".github/rules.md");

const INTRODUCTION = `# The rules

What \`npm run check\` and \`npm run build\` hold a knowledge base against. An **error** keeps the site from being built. A
**warning** is advice; \`npm run check -- --strict\` makes it an error. The examples are of the project’s own tests:
the line as it was written, and what the check says of it. Rules without one are about the finished site, or about
files that are too large, or too alike in their names, to be kept as an example.

This page is made from the table of the rules. \`npm run kb -- rule <id>\` prints one of them.
`;

// Every broken base is read, which takes its time where other tests run beside it.
test("the page of the rules is that of the rules", { timeout: 60_000 }, async () => {
  const page = await rulesPage();
  if (process.env["UPDATE"]) await writeFile(PAGE, page);
  expect(await readFile(PAGE, "utf8")).toBe(page);
});

async function rulesPage(): Promise<string> {
  const problems = Map.groupBy(await allProblems(), ({ rule }) => rule);
  const ids = (Object.keys(RULES) as RuleId[]).toSorted();
  const sections = await Promise.all(ids.map((id) => section(id, typical(id, problems.get(id) ?? []))));
  return [INTRODUCTION, ...sections].join("\n");
}

/** Where the first problem of a rule is an odd one: the beginning of the place of one that authors meet. */
const TYPICAL: Partial<Record<RuleId, string>> = {
  "address-kept": "published/content/published-addresses.txt:4:",
  "citation-key-valid": "citations/content/articles/keys/en.md:13:11",
  "date-not-future": "sources/content/references/date-future.yaml:",
  "figure-sources-cited": "figures/content/articles/texts/en.mdx:",
  "file-in-place": "files/content/articles/loose.md:",
  "footnote-defined": "citing/content/articles/footnotes/en.md:",
  "heading-id-valid": "links/content/articles/headings/en.md:",
  "html-balanced": "html/content/articles/balance/en.md:",
  "message-placeholders": "message-files/content/messages/it.json:",
  "message-plain": "message-files/content/messages/it.json:4:",
  "messages-parse": "message-files/content/messages/de.json:",
  "readings-agree": "citing/content/articles/readings/en.md:",
  "slug-safe": "fields/content/articles/slug-upper/en.md:",
  "source-status-current": "source-status/content/source-status.json:4:",
  "twins-same-citations": "parity/content/articles/citations/it.md:9:17 twins",
  "twins-same-numbers": "parity/content/articles/numbers/it.md:9:12",
  "spaces-even": "typography/content/articles/tipografia/it.md:",
  "url-valid": "addresses/content/articles/web/en.md:11:112",
};

function typical(id: RuleId, problems: readonly Problem[]): Problem | undefined {
  const place = TYPICAL[id];
  if (place === undefined) return problems[0];
  const found = problems.find((problem) => formatProblem(problem).includes(`/${place}`));
  if (found === undefined) throw new Error(`No problem of ${id} stands at ${place} any more.`);
  return found;
}

async function section(id: RuleId, problem: Problem | undefined): Promise<string> {
  const about = `## ${id}\n\n${escaped(RULES[id])} *${severityOf(id) === "error" ? "Error" : "Warning"}.*\n`;
  if (problem === undefined) return about;
  const base = problem.file.slice(0, problem.file.indexOf("/content/") + 1);
  const line = await lineOf(problem);
  const said = formatProblem(problem).replaceAll(base, "");
  return `${about}\n\`\`\`\`text\n${line === "" ? "" : `${line}\n`}${shown(said)}\n\`\`\`\`\n`;
}

/** The line that a problem stands in, as far as it says something; nothing for a file that is not there. */
async function lineOf({ file, line, column }: Problem): Promise<string> {
  const path = join(projectRoot, file);
  if (!path.startsWith(broken) || !existsSync(path) || PIXELS.test(path)) return "";
  const text = await readFile(path, "utf8").catch(() => "");
  const written = text.split(/\r\n|[\r\n]/u)[line - 1] ?? "";
  const from = Math.max(0, column - 1 - AROUND);
  return shown(written.slice(from, from + 2 * AROUND)).trim();
}

/** Files of which no line says anything. */
const PIXELS = /\.(?:png|jpe?g|webp|avif|gif)$/u;

/** Characters of a line before and behind the place. */
const AROUND = 60;

/** What nobody would see is shown as its code point. */
const shown = (text: string): string =>
  text.replaceAll(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    return `⟨U+${code}⟩`;
  });

const escaped = (text: string): string => text.replaceAll(/[\\*_`[\]<]/gu, "\\$&");
