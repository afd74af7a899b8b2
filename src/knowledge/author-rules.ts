/** Whether the names of a record are names, each of one person or organisation. */
import type { Name } from "../citations/record.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadRecord } from "./references.ts";
import type { RuleId } from "./rules.ts";

type Finding = { rule: RuleId; message: string };

/** What is wrong with the authors of a record. */
export function authorProblems({ reference, placeOf }: ReadRecord): Problem[] {
  return reference.authors.flatMap((author, index) =>
    partsOf(author).flatMap(([field, text]): Problem[] => {
      const found = placeholder(text) ?? others(text) ?? (field === "literal" ? severalNames(text) : undefined);
      return found === undefined ? [] : [problemAt(placeOf(["author", index, field]), found.rule, found.message)];
    }),
  );
}

const partsOf = (name: Name): [string, string][] =>
  Object.entries(name).filter((part): part is [string, string] => typeof part[1] === "string");

/** What forms and programs put where nobody is named. */
const NOBODY =
  /^(?:unknown(?: author)?|no author|not available|n\.? ?[/.] ?a\.?|none|null|undefined|admin(?:istrator)?|author|user|guest|-+|\?+)$/iu;

function placeholder(text: string): Finding | undefined {
  if (!NOBODY.test(text.trim())) return undefined;
  const message = `“${text}” names nobody; take it out: a source without authors has none, and an organisation can be one.`;
  return { rule: "author-named", message };
}

function others(text: string): Finding | undefined {
  const [said] = /\b(?:et\.? al\b\.?|and others|e altri)\s*$|^others$/iu.exec(text) ?? [];
  if (said === undefined) return undefined;
  const message = `“${said.trim()}” is no part of a name; take it out, and write “more-authors: true” in the record.`;
  return { rule: "author-named", message };
}

/** Ends of the names of companies, which a comma may stand before. */
const COMPANY =
  /,? (?:Inc|Ltd|LLC|LLP|PLC|Co|Corp|Corporation|Limited|GmbH|AG|KG|S\.?A|S\.?p\.?A|S\.?r\.?l|B\.?V|N\.?V|Pty)\b\.?/iu;

const GIVEN = String.raw`\p{Lu}[\p{L}’'.-]*`;
const FULL = String.raw`(?:${GIVEN}\s+)+\p{Lu}[\p{L}’'-]+`;
const REVERSED = new RegExp(String.raw`^((?:\p{Ll}+\s+)*\p{Lu}[\p{L}’'-]+),\s+(${GIVEN}(?:\s+${GIVEN})*)$`, "u");
const AND = String.raw`,?\s+(?:and|&|e|y|und|et)\s+`;
/** Two with a word between them, three or more also with commas alone, or anything with a semicolon. */
const SEVERAL = new RegExp(`^${FULL}${AND}${FULL}$|^${FULL}(?:(?:${AND}|\\s*,\\s+)${FULL}){2,}$|;\\s*\\S`, "u");

/** A literal is printed as it stands, so a person in it is not sorted or shortened like the others. */
function severalNames(text: string): Finding | undefined {
  if (COMPANY.test(text)) return undefined;
  const [, family, given] = REVERSED.exec(text) ?? [];
  if (family !== undefined) {
    const message = `“${text}” reads like a person; write { family: ${family}, given: ${given} }.`;
    return { rule: "author-one", message };
  }
  if (!SEVERAL.test(text)) return undefined;
  const message = `“${text}” reads like several authors; write each on a line of its own: - { family: …, given: … }.`;
  return { rule: "author-one", message };
}
