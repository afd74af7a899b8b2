/** `npm run kb -- new`: makes the files that writing begins with. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { didYouMean } from "../../knowledge/nearest.ts";
import { readSettings, type Settings } from "../../knowledge/settings.ts";
import { type Command, UsageError } from "../command.ts";
import { Refusal, shown } from "../scaffold.ts";
import { newArticle } from "./new-article.ts";
import { newReference } from "./new-reference.ts";
import { newTranslation } from "./new-translation.ts";

const usage = `Usage: npm run kb -- new article <id> [--title <title>] [--topic <topic>] [--locale <locale>] [--mdx]
       npm run kb -- new translation <id> <locale>
       npm run kb -- new reference <address | DOI | file> [--key <key>]

Makes the files that writing begins with, all of them or none. Nothing is overwritten, nothing is fetched.
With --dry-run it prints them instead.

article      a draft with its frontmatter and the headings of a good article, content/articles/<id>/<locale>.md
  <id>         the same in every language: lower-case letters, digits and hyphens
  --title      as readers see it; made of the id otherwise
  --topic      id of a topic of site.yaml; needed where there are several
  --locale     the language it is written in first; the source language of site.yaml otherwise
  --mdx        for an article with figures
  npm run kb -- new article rope-bridges --title "What rope bridges cannot carry" --topic cables

translation  a draft in another language of an article, or of a page: the original to be written over, with
             its citations, its figures, its links, and its headings under the ids that they have
  npm run kb -- new translation rope-bridges pt

reference    a record of a source, content/references/<key>.yaml, as a draft: read the source and complete it.
             Of an address or a DOI only itself is known; a file of a reference manager (BibTeX, RIS,
             CSL-JSON: .bib, .ris, .json) makes a record of every entry, and you are told what had no place.
  --key        its citation key; made of author and year, or of the address otherwise
  npm run kb -- new reference https://example.org/spans
  npm run kb -- new reference 10.1000/182 --key marlow1999
  npm run kb -- new reference ~/Downloads/library.bib

Exit code: 0 written, 1 refused, nothing was written, 2 the command was not understood.`;

const OPTIONS = {
  title: { type: "string" },
  topic: { type: "string" },
  locale: { type: "string" },
  mdx: { type: "boolean" },
  key: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;

type Options = {
  [Name in keyof typeof OPTIONS]?: ((typeof OPTIONS)[Name]["type"] extends "string" ? string : boolean) | undefined;
};

/** What can be made: what it needs to be told, which options it takes, and how it is done. */
interface Making {
  words: readonly string[];
  options: readonly (keyof Options)[];
  make(words: readonly string[], options: Options): Promise<0 | 1>;
}

const MAKINGS: Readonly<Record<string, Making>> = {
  article: {
    words: ["id"],
    options: ["title", "topic", "locale", "mdx"],
    make: ([id = ""], options) => newArticle(id, options, settings()),
  },
  translation: {
    words: ["id", "locale"],
    options: [],
    make: ([id = "", locale = ""], options) => newTranslation(id, locale, options, settings()),
  },
  reference: {
    words: ["address, DOI or file"],
    options: ["key"],
    make: ([input = ""], options) => newReference(input, options, settings().contentDir),
  },
};

/** @throws {Refusal} when there is no base to write into */
function settings(): Settings {
  const found = readSettings();
  if (existsSync(found.contentDir)) return found;
  throw new Refusal(`There is no folder ${shown(found.contentDir)}; KB_CONTENT names the folder of the knowledge.`);
}

function read(words: readonly string[]): { positionals: string[]; options: Options } {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
    return { options: values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/(?<=\.) To specify .*$/su, ""));
  }
}

async function run(words: readonly string[]): Promise<0 | 1> {
  const { positionals, options } = read(words);
  const [what = "", ...rest] = positionals;
  const making = Object.hasOwn(MAKINGS, what) ? MAKINGS[what] : undefined;
  if (making === undefined) {
    const names = Object.keys(MAKINGS);
    const fault = what === "" ? "Say what is to be made" : `There is no “new ${what}”`;
    throw new UsageError(`${fault}: ${names.join(", ")}.${didYouMean(what, names)}`);
  }
  const missing = making.words[rest.length];
  if (missing !== undefined) throw new UsageError(`“new ${what}” needs to be told the ${missing}.`);
  const extra = rest[making.words.length];
  if (extra !== undefined) throw new UsageError(`“${extra}” is one word too many; put a title into quotation marks.`);
  const alien = Object.keys(options).find(
    (name) => name !== "dry-run" && !making.options.includes(name as keyof Options),
  );
  if (alien !== undefined) throw new UsageError(`“new ${what}” knows no --${alien}.`);
  try {
    return await making.make(rest, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

export const command: Command = { usage, run };
