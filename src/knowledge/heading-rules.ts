/** Whether the ids that authors give their headings can be used, `### Riquadro {#tile}`. */
import { KEY_PATTERN } from "../citations/ids.ts";
import type { Analysis, GivenId } from "../markdown/analysis.ts";
import { isReserved } from "../markdown/outline.ts";
import { type Problem, problemAt } from "./problems.ts";

export function headingProblems({ file, analysis }: { file: string; analysis: Analysis }): Problem[] {
  const taken = new Map<string, GivenId>();
  return analysis.givenIds.flatMap((given): Problem[] => {
    const fault = idFault(given);
    if (fault !== undefined) return [problemAt({ file, ...given }, "heading-id-valid", fault)];
    const first = taken.get(given.id ?? "");
    taken.set(given.id ?? "", first ?? given);
    if (first === undefined) return [];
    const message = `the id "${given.id}" is taken by the heading in line ${first.line}; give this one another.`;
    return [problemAt({ file, ...given }, "heading-id-unique", message)];
  });
}

function idFault({ written, id, hasText }: GivenId): string | undefined {
  if (id === undefined)
    return `behind the words of a heading, and last in its line, there may be one id and nothing else, as in {#some-id}, not ${written}; for the braces themselves write “\\{” and “\\}”.`;
  if (!KEY_PATTERN.test(id)) return `"${id}" is no id of a heading: ids are lower-case letters, digits and hyphens.`;
  if (isReserved(id)) return `the id "${id}" begins like those that the site makes itself; choose another.`;
  return hasText ? undefined : `the heading has no words, only the id "${id}".`;
}
