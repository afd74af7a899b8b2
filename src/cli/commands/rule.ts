/** `npm run kb -- rule`: one rule explained, from the page of the rules. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { didYouMean } from "../../knowledge/nearest.ts";
import { RULES, severityOf } from "../../knowledge/rules.ts";
import { type Command, readWords, UsageError } from "../command.ts";

const PAGE = join(import.meta.dirname, "../../../.github/rules.md");

export const command: Command = {
  usage: `Usage: npm run kb -- rule [<rule-id>]

Explains a rule, with an example of what breaks it. Without an id it lists all of them.

  npm run kb -- rule reference-exists`,

  async run(words) {
    const [id, ...more] = readWords({ args: [...words], options: {}, allowPositionals: true }).positionals;
    if (more.length > 0) throw new UsageError("One rule at a time.");
    console.log(id === undefined ? list() : await explanation(id));
    return 0;
  },
};

function list(): string {
  const width = Math.max(...Object.keys(RULES).map(({ length }) => length));
  return Object.entries(RULES)
    .map(([id, sentence]) => `${id.padEnd(width)}  ${sentence}`)
    .join("\n");
}

async function explanation(id: string): Promise<string> {
  if (!isRule(id)) throw new UsageError(`There is no rule “${id}”.${didYouMean(id, Object.keys(RULES))}`);
  const page = await readFile(PAGE, "utf8").catch(() => "");
  const start = page.indexOf(`\n## ${id}\n`);
  const example = /^````text\n(.*?)^````$/msu.exec(start === -1 ? "" : (page.slice(start + 1).split("\n## ")[0] ?? ""));
  const about = `${id} (${severityOf(id)})\n${RULES[id]}`;
  return example?.[1] === undefined
    ? about
    : `${about}\n\nFor example:\n\n${example[1].replaceAll(/^/gmu, "  ").trimEnd()}`;
}

const isRule = (id: string): id is keyof typeof RULES => Object.hasOwn(RULES, id);
