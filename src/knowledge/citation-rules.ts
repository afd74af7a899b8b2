/** Whether what an article cites exists, and whether what was meant to be a citation is one. */
import { LOCATOR_SPELLINGS, type LocatorFault } from "../citations/locator.ts";
import type { Reference } from "../citations/record.ts";
import type { CitedPlace, PlacedFault } from "../markdown/analysis.ts";
import { foreignLabel } from "./foreign-labels.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";

/** The records, and the keys of records with problems of their own. */
export interface Sources {
  references: ReadonlyMap<string, Reference>;
  broken: ReadonlySet<string>;
}

/** What one text cites, by whichever reading. */
export interface CitingText {
  file: string;
  analysis: { uses: readonly (CitedPlace & Omit<Place, "file">)[]; faults: readonly PlacedFault[] };
}

/** Every problem with the citations of one text. */
export function citationProblems({ file, analysis }: CitingText, sources: Sources): Problem[] {
  const of = analysis.uses.flatMap((use): Problem[] => {
    const found = sources.broken.has(use.key) ? undefined : missingSource(use, sources);
    return found === undefined ? [] : [problemAt({ file, ...use }, found.rule, found.message)];
  });
  const broken = analysis.faults.flatMap(({ fault, line, column }): Problem[] => {
    const finding = explain(fault, sources);
    return finding === undefined ? [] : [{ file, line, column, ...finding }];
  });
  return [...broken, ...of];
}

type Finding = Pick<Problem, "rule" | "message" | "fix">;

/** What is wrong with a citation, or with data, that names this source. */
export function missingSource(
  { key, passage }: CitedPlace,
  { references, broken }: Sources,
): Pick<Problem, "rule" | "message"> | undefined {
  const reference = references.get(key);
  if (reference === undefined) {
    const keys = [...references.keys(), ...broken];
    const none = ` There is no file references/${key}.yaml; “npm run kb -- new reference” begins one.`;
    return {
      rule: "reference-exists",
      message: `unknown citation key “${key}”.${didYouMean(key, keys) || longerKeys(key, keys) || none}`,
    };
  }
  if (passage === undefined || reference.passages.has(passage)) return undefined;
  const hint = didYouMean(passage, reference.passages.keys()) || listOf([...reference.passages.keys()]);
  return { rule: "passage-exists", message: `“${key}” has no passage “${passage}”.${hint}` };
}

/** Keys of which only a part was written. */
function longerKeys(key: string, keys: readonly string[]): string {
  const found = keys.filter((longer) => longer.startsWith(key) || longer.endsWith(`-${key}`)).slice(0, 3);
  return key.length < 3 || found.length === 0 ? "" : ` Did you mean ${found.map((name) => `“${name}”`).join(" or ")}?`;
}

const listOf = (ids: readonly string[]): string =>
  ids.length === 0
    ? " It has no passages; add this one to its record, or cite the whole source."
    : ` It has: ${ids.slice(0, 8).join(", ")}${ids.length > 8 ? " …" : ""}.`;

const literal = "To have it as plain text, write “\\[”.";

function explain(fault: PlacedFault["fault"], sources: Sources): Finding | undefined {
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
        message: `“${fault.key}” is no citation key: keys are lower-case letters, digits and hyphens, and not only digits.${keyHint(fault.key, sources)}`,
      };
    case "bad-passage":
      return {
        rule: "citation-key-valid",
        message:
          fault.passage === ""
            ? `no passage follows “#”; write [@${fault.key}#some-passage], or [@${fault.key}] for the whole source.`
            : `“${fault.passage}” is no passage id: ids are lower-case letters, digits and hyphens, as in [@${fault.key}#some-passage].`,
      };
    case "no-key":
      return {
        rule: "citation-well-formed",
        message:
          fault.text === ""
            ? "nothing stands on one side of this “;”; take it away, or name a source there."
            : `“${fault.text}” names no source; each part between “;” needs an @key.`,
      };
    case "empty-suffix":
      return {
        rule: "citation-well-formed",
        message: `nothing follows the comma after “${fault.key}”; name a place (${LOCATOR_SPELLINGS.slice(0, 2).join(", ")}, sec. …) or leave the comma out.`,
      };
    case "not-separated":
      return {
        rule: "citation-separated",
        message: `“${fault.text}” cites more than one source; put “;” between them.`,
      };
    case "nested":
      return {
        rule: "citation-not-nested",
        message: `“${fault.text}” has brackets around a citation; write “${inOnePair(fault.text)}”, or round brackets around it. For brackets that are text write “\\[”.`,
      };
    case "no-comma":
      return {
        rule: "citation-well-formed",
        message: `a comma stands between a source and the place in it; write “, ${fault.text}”.`,
      };
    case "locator":
      return explainLocator(fault.fault);
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
        message: `formatting, code or a forced line break stands inside the brackets of a citation (“${fault.text}”); write its words plainly. ${literal}`,
      };
  }
}

/** "[see [@a] [@b]]" is "[see @a; @b]". */
function inOnePair(nested: string): string {
  const [first = "", ...others] = nested.split(/[[\]]/u).flatMap((part) => part.trim() || []);
  if (first.length + others.join("").length > 80) return "[see @key; @other]";
  const isWords = !first.includes("@");
  return `[${first}${isWords ? " " : others.length > 0 ? "; " : ""}${others.join("; ")}]`;
}

function explainLocator(fault: LocatorFault): Finding | undefined {
  switch (fault.kind) {
    case "unknown-label": {
      const known = knownLabel(fault.label);
      // A number behind a free word is a place only if the word is nearly a label.
      if (known === undefined && !fault.label.endsWith(".")) return undefined;
      const hint =
        known === undefined
          ? ` Labels are ${LOCATOR_SPELLINGS.filter((spelling) => spelling.endsWith(".")).join(", ")}; for other words write them out.`
          : ` Did you mean “${known}”?`;
      return { rule: "locator-known", message: `“${fault.label}” is no label of a place in a source.${hint}` };
    }
    case "no-place":
      return {
        rule: "locator-complete",
        message: `no number follows “${fault.label}”; write the place, as in “p. 4”, or leave it out.`,
      };
    case "no-label":
      return {
        rule: "locator-complete",
        message: `“${fault.value}” says not of what; write “p. ${fault.value}” for a page, or sec., fig., tab. …`,
      };
    case "bad-range":
      return {
        rule: "locator-upwards",
        message:
          fault.from === fault.to
            ? `the range begins and ends at ${fault.from}; write the one place.`
            : `the range runs from ${fault.from} back to ${fault.to}; write the lower place first.`,
      };
  }
}

/** The label that was meant: without its full stop, in another language, or mistyped. */
function knownLabel(label: string): string | undefined {
  const word = label.replace(/\.$/u, "").toLowerCase();
  if (LOCATOR_SPELLINGS.includes(`${word}.`)) return `${word}.`;
  return foreignLabel(word) ?? (word.length < 3 ? undefined : nearest(label, LOCATOR_SPELLINGS));
}

/** The nearest key that there is, or else the form that the key of a new record could have. */
function keyHint(key: string, { references, broken }: Sources): string {
  const mended = key
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  if (mended === "" || mended === key) return "";
  return didYouMean(mended, [...references.keys(), ...broken]) || ` As a key it could be “${mended}”.`;
}
