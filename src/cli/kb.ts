/** `npm run kb -- <command>`: the author's commands, one module each in `commands/`. */
import process from "node:process";
import { didYouMean } from "../knowledge/nearest.ts";
import { asksForHelp, type Command, slip, UsageError } from "./command.ts";

/** Loaded when they are called: what one needs does not slow the others down. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  addresses: {
    summary: "tells which addresses are new, lost, moved or withdrawn, and records those published",
    load: () => import("./commands/addresses.ts"),
  },
  deploy: {
    summary: "brings the finished site into a folder that is served",
    load: () => import("./commands/deploy.ts"),
  },
  host: { summary: "prints how nginx or Caddy serves the site", load: () => import("./commands/host.ts") },
  import: {
    summary: "turns an old page into a draft and stubs of its sources",
    load: () => import("./commands/import.ts"),
  },
  new: {
    summary: "begins an article, a translation or the record of a source",
    load: () => import("./commands/new.ts"),
  },
  rule: { summary: "explains a rule of the check", load: () => import("./commands/rule.ts") },
  schemas: {
    summary: "writes the JSON Schemas by which editors complete and check YAML",
    load: () => import("./commands/schemas.ts"),
  },
  sources: {
    summary: "goes to the sources: do they answer, do they still say what is quoted?",
    load: () => import("./commands/sources.ts"),
  },
  stats: {
    summary: "counts words, citations, sources, ages and translations",
    load: () => import("./commands/stats.ts"),
  },
  sync: {
    summary: "shows what has changed since a text was translated, and records that it was compared",
    load: () => import("./commands/sync.ts"),
  },
};

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: npm run kb -- <command> [--help]\n\n${rows.join("\n")}\n\nEach explains itself: npm run kb -- new --help`;
}

async function main([first = "", ...others]: readonly string[]): Promise<void> {
  // "help new article" is "new article --help".
  const isHelp = first === "help" && others.length > 0;
  const [name = "", ...words] = isHelp ? [...others, "--help"] : [first, ...others];
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    if (["", "--help", "-h", "help"].includes(name)) return console.log(overview());
    throw new UsageError(`There is no command “${name}”.${didYouMean(name, Object.keys(COMMANDS))}\n\n${overview()}`);
  }
  const { command } = await entry.load();
  const { usage, call } = partOf(command, name, words);
  if (asksForHelp(words)) return console.log(usage);
  try {
    process.exitCode = await command.run(words);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(slip(error.message, usage, `npm run kb -- ${call} --help`));
    throw error;
  }
}

/** Of `new article …` the usage of that part, of others that of the whole. */
function partOf({ usage, parts = {} }: Command, name: string, words: readonly string[]) {
  const part = words.find((word) => Object.hasOwn(parts, word)) ?? "";
  return { usage: parts[part] ?? usage, call: `${name} ${part}`.trim() };
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
