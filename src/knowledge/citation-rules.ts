/** Whether what an article cites exists, and whether what was meant to be a citation is one. */
import { LOCATOR_SPELLINGS } from "../citations/locator.ts";
import type { Reference } from "../citations/record.ts";
import type { Analysis, CitedPlace, PlacedFault } from "../markdown/analysis.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

/**
 * Every problem with the citations of one text.
 * @param sources the records, and the keys of records with problems of their own
 */
export function citationProblems(
  { file, analysis }: { file: string; analysis: Analysis },
  sources: { references: ReadonlyMap<string, Reference>; broken: ReadonlySet<string> },
): Problem[] {
  const of = analysis.uses.flatMap((use): Problem[] => {
    const found = sources.broken.has(use.key) ? undefined : missingSource(use, sources);
    return found === undefined ? [] : [problemAt({ file, ...use }, found.rule, found.message)];
  });
  return [...analysis.faults.map(({ fault, line, column }) => ({ file, line, column, ...explain(fault) })), ...of];
}

type Finding = Pick<Problem, "rule" | "message">;

/** What is wrong with a citation, or with data, that names this source. */
export function missingSource(
  { key, passage }: CitedPlace,
  { references, broken }: { references: ReadonlyMap<string, Reference>; broken: ReadonlySet<string> },
): Finding | undefined {
  const reference = references.get(key);
  if (reference === undefined) {
    const hint = didYouMean(key, [...references.keys(), ...broken]) || ` There is no file references/${key}.yaml.`;
    return { rule: "reference-exists", message: `unknown citation key "${key}".${hint}` };
  }
  if (passage === undefined || reference.passages.has(passage)) return undefined;
  const hint = didYouMean(passage, reference.passages.keys()) || listOf([...reference.passages.keys()]);
  return { rule: "passage-exists", message: `"${key}" has no passage "${passage}".${hint}` };
}

const listOf = (ids: readonly string[]): string =>
  ids.length === 0 ? " It has no passages." : ` It has: ${ids.slice(0, 8).join(", ")}${ids.length > 8 ? " …" : ""}.`;

function explain(fault: PlacedFault["fault"]): Finding {
  const literal = "To have it as plain text, write “\\[”.";
  switch (fault.kind) {
    case "empty":
      return { rule: "citation-not-empty", message: `the citation names no source; write [@key]. ${literal}` };
    case "unclosed":
      return {
        rule: "citation-closed",
        message: `the citation is not closed; put “]” after it, and no formatting inside. ${literal}`,
      };
    case "bad-key":
      return {
        rule: "citation-key-valid",
        message: `"${fault.key}" is no citation key: keys are lower-case letters, digits and hyphens, and not only digits.${keyHint(fault.key)}`,
      };
    case "bad-passage":
      return {
        rule: "citation-key-valid",
        message: `"${fault.passage}" is no passage id: ids are lower-case letters, digits and hyphens, as in [@${fault.key}#some-passage].`,
      };
    case "no-key":
      return {
        rule: "citation-well-formed",
        message: `"${fault.text}" names no source; each part between “;” needs an @key.`,
      };
    case "empty-suffix":
      return {
        rule: "citation-well-formed",
        message: `nothing follows the comma after "${fault.key}"; name a place (${LOCATOR_SPELLINGS.slice(0, 2).join(", ")}, sec. …) or leave the comma out.`,
      };
    case "not-separated":
      return {
        rule: "citation-separated",
        message: `"${fault.text}" cites more than one source; put “;” between them.`,
      };
    case "in-link":
      return {
        rule: "citation-not-in-link",
        message: `the citation ${fault.text} stands inside the text of a link; put it behind the link.`,
      };
    case "is-link":
      return {
        rule: "citation-not-link",
        message: `${fault.text} is read as a link, not as a citation; take away what follows the bracket, or write “[\\@” for a link that begins with @.`,
      };
    case "in-definition":
      return {
        rule: "citation-not-link",
        message: `“[${fault.text}]: …” defines a link of a citation's form; sources are defined in references/, links under other names.`,
      };
    case "in-html":
      return {
        rule: "citation-not-in-html",
        message: `the citation ${fault.text} stands inside raw HTML, where Markdown is not read; write that part in Markdown. To have it as plain text, write “&#91;@”.`,
      };
    case "in-image":
      return {
        rule: "citation-not-in-image",
        message: `the citation ${fault.text} stands in the alternative text of an image; put it behind the image.`,
      };
    case "formatted":
      return {
        rule: "citation-plain",
        message: `formatting or code stands inside the brackets of a citation (“${fault.text}”); write its words plainly. ${literal}`,
      };
  }
}

function keyHint(key: string): string {
  const mended = key
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return mended === "" || mended === key ? "" : ` Did you mean "${mended}"?`;
}
