/** `npm run kb -- new`: makes the files that writing begins with. */
import { didYouMean } from "../../knowledge/nearest.ts";
import { baseSettings } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { Refusal } from "../scaffold.ts";
import { newArticle } from "./new-article.ts";
import { newReference } from "./new-reference.ts";
import { newTranslation } from "./new-translation.ts";

const usage = `Usage: npm run kb -- new article <id> [--title <title>] [--topic <topic>] [--locale <locale>] [--mdx]
       npm run kb -- new translation <id> <locale>
       npm run kb -- new reference <address | DOI | file> [--key <key>]

Makes the files that writing begins with, all of them or none. Nothing is overwritten, nothing is fetched.
With --dry-run it prints them instead.

  article      a draft with its frontmatter and the headings of a good article
  translation  a draft in another language of an article, or of a page
  reference    a record of a source, as a draft, or one of each entry of a bibliography

Each explains itself: npm run kb -- new article --help`;

const EXIT_CODES = "Exit code: 0 done; 1 refused, nothing was written; 2 the command was not understood.";

const parts = {
  article: `Usage: npm run kb -- new article <id> [--title <title>] [--topic <topic>] [--locale <locale>] [--mdx] [--dry-run]

Makes a draft with its frontmatter and the headings of a good article, content/articles/<id>/<locale>.md. Nothing is
overwritten. What is to be written begins “TO WRITE:”, and npm run check lets none of it be published.

  <id>               the same in every language: lower-case letters, digits and hyphens
  --title <title>    as readers see it, in quotation marks; made of the id otherwise
  --topic <topic>    id of a topic of site.yaml; needed where there are several
  --locale <locale>  the language it is written in first; the source language of site.yaml otherwise
  --mdx              for an article with figures
  --dry-run          prints the file instead of writing it

Example:
  npm run kb -- new article rope-bridges --title "What rope bridges cannot carry" --topic cables

${EXIT_CODES}`,

  translation: `Usage: npm run kb -- new translation <id> <locale> [--dry-run]

Lays a draft in another language beside an article or a page: the original to be written over, with its citations, its
figures, its links, and its headings under the ids that they have. Nothing is overwritten. Titles and descriptions to be
translated begin “TO TRANSLATE:”, and npm run check lets none of them be published.

  <id>       of the article or page
  <locale>   the language to translate into, a locale of site.yaml
  --dry-run  prints the file instead of writing it

Example:
  npm run kb -- new translation rope-bridges pt

${EXIT_CODES}`,

  reference: `Usage: npm run kb -- new reference <address | DOI | file> [--key <key>] [--dry-run]

Makes a record of a source, content/references/<key>.yaml, as a draft: read the source and complete it. Of an address or
a DOI only itself is known, because nothing is fetched. A file of a reference manager (BibTeX, RIS, CSL-JSON: .bib, .ris,
.json) makes a record of every entry, and you are told what had no place. What the base has already is named and not
written again.

  --key <key>  its citation key; made of author and year, or of the address otherwise
  --dry-run    prints the records instead of writing them

Examples:
  npm run kb -- new reference https://example.org/spans
  npm run kb -- new reference 10.1000/182 --key marlow1999
  npm run kb -- new reference ~/Downloads/library.bib

Exit code: 0 written; 1 refused, or the base has all of them already: nothing was written; 2 the command was not understood.`,
};

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
  /** What to do with a word too many, behind that it is one. */
  hint: string;
  make(words: readonly string[], options: Options): Promise<0 | 1>;
}

const MAKINGS: Readonly<Record<string, Making>> = {
  article: {
    words: ["id"],
    options: ["title", "topic", "locale", "mdx"],
    hint: "; put a title behind --title, in quotation marks",
    make: ([id = ""], options) => newArticle(id, options, baseSettings()),
  },
  translation: {
    words: ["id", "locale"],
    options: [],
    hint: ": one text and one language at a time",
    make: ([id = "", locale = ""], options) => newTranslation(id, locale, options, baseSettings()),
  },
  reference: {
    words: ["address, DOI or file"],
    options: ["key"],
    hint: ": one address, DOI or file at a time",
    make: ([input = ""], options) => newReference(input, options, baseSettings().contentDir),
  },
};

async function run(words: readonly string[]): Promise<0 | 1> {
  const { positionals, values: options } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
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
  if (extra !== undefined) throw new UsageError(`“${extra}” is one word too many${making.hint}.`);
  const alien = Object.keys(options).find(
    (name) => name !== "dry-run" && !making.options.includes(name as keyof Options),
  );
  if (alien !== undefined) throw new UsageError(`“new ${what}” has no option --${alien}.`);
  try {
    return await making.make(rest, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

export const command: Command = { usage, parts, run };
