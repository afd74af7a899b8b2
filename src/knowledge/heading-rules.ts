/** Whether the headings of a text make an outline, and the ids that authors give them can be used, `### Riquadro {#tile}`. */
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Analysis, GivenId } from "../markdown/analysis.ts";
import { isReserved } from "../markdown/outline.ts";
import { type Problem, problemAt } from "./problems.ts";

interface Text {
  file: string;
  analysis: Analysis;
}

/** Every problem with the headings of one text. */
export function headingProblems(text: Text): Problem[] {
  return [...outlineProblems(text), ...unspacedProblems(text), ...idProblems(text)];
}

const unspacedProblems = ({ file, analysis }: Text): Problem[] =>
  analysis.unspacedHeadings.map(({ written, ...place }) => {
    const marks = /^#+/u.exec(written)?.[0] ?? "";
    const mended = written.replace(/^#+/u, "$& ");
    const message = `“${written}” is no heading without a space behind the “#”; write “${mended}”. For the characters themselves write “\\${marks}”.`;
    return problemAt({ file, ...place }, "heading-spaced", message, { length: marks.length, text: `${marks} ` });
  });

/** UTF-16 units of a heading that are quoted. */
const QUOTED = 40;

/** Headings begin at the second level, because the title of the page is the first, and leave out none on the way down. */
function outlineProblems({ file, analysis }: Text): Problem[] {
  let before = 1;
  return analysis.writtenHeadings.flatMap(({ depth, text, isInside, ...place }): Problem[] => {
    const at = { file, ...place };
    const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()} …` : text;
    // One with nothing but an id has its problem there.
    if (text === "") return hasIdAlone(analysis, place.line) ? [] : [problemAt(at, "heading-worded", WORDLESS)];
    if (isInside) return [problemAt(at, "heading-alone", insideMessage(quoted))];
    const last = before;
    before = Math.max(depth, 2);
    if (depth === 1)
      return [
        problemAt(
          at,
          "heading-below-title",
          `the title of the page is its only heading of the first level; write “## ${quoted}”.`,
        ),
      ];
    if (depth <= last + 1) return [];
    const message = `a heading of level ${depth} follows ${last === 1 ? "the title" : `one of level ${last}`}; write “${"#".repeat(last + 1)} ${quoted}”.`;
    return [problemAt(at, "heading-order", message)];
  });
}

const WORDLESS = "the heading has no words; write them, or take its “#” away.";

const insideMessage = (text: string): string =>
  `the heading “${text}” stands in a quotation, a list or a note, which sections cannot begin in; write it there as **${text}**, or put it on a line of its own.`;

const hasIdAlone = ({ givenIds }: Analysis, line: number): boolean =>
  givenIds.some((given) => given.line === line && !given.hasText);

/** The ids that authors give can be used, and name one heading each. */
function idProblems({ file, analysis }: Text): Problem[] {
  const taken = new Map<string, GivenId>();
  return analysis.givenIds.flatMap((given): Problem[] => {
    const fault = idFault(given);
    if (fault !== undefined) return [problemAt({ file, ...given }, "heading-id-valid", fault)];
    const first = taken.get(given.id ?? "");
    taken.set(given.id ?? "", first ?? given);
    if (first === undefined) return [];
    const message = `the id “${given.id}” is taken by the heading in line ${first.line}; give this one another.`;
    return [problemAt({ file, ...given }, "heading-id-unique", message)];
  });
}

function idFault({ written, id, hasText }: GivenId): string | undefined {
  if (id === undefined)
    return `behind the words of a heading, and last in its line, there may be one id and nothing else, as in {#some-id}, not ${written}; for the braces themselves write “\\{” and “\\}”.`;
  if (!KEY_PATTERN.test(id)) return `“${id}” is no id of a heading: ids are lower-case letters, digits and hyphens.`;
  if (isReserved(id)) return `the id “${id}” begins like those that the site makes itself; choose another.`;
  return hasText ? undefined : `the heading has no words, only the id “${id}”; write them before it.`;
}
