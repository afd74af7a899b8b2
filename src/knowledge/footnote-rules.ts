/** Whether the footnotes of a text and the marks that lead to them belong together. */
import type { FootnotePart, PlacedDoubt } from "../markdown/analysis.ts";
import type { Sources } from "./citation-rules.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

interface Text {
  file: string;
  analysis: { footnotes: readonly FootnotePart[]; doubts: readonly PlacedDoubt[] };
}

/** @param sources whose keys are now and then taken for labels */
export function footnoteProblems({ file, analysis }: Text, { references, broken }: Sources): Problem[] {
  const definitions = analysis.footnotes.filter(({ part }) => part === "definition");
  const marks = analysis.footnotes.filter(({ part }) => part === "mark");
  const labels = new Set(definitions.map(({ label }) => label));
  const missing = analysis.doubts.flatMap(({ doubt, line, column }): Problem[] => {
    if (doubt.kind !== "footnote") return [];
    if (/\s/u.test(doubt.label)) {
      const name = doubt.label.trim().replaceAll(/\s+/gu, "-");
      const message = `“${doubt.text}” is no footnote, because its label has a space; write “[^${name}]” at the mark and at the note, or “\\[” for a bracket that is text.`;
      return [problemAt({ file, line, column }, "footnote-defined", message)];
    }
    const key = doubt.label.replace(/^@/u, "");
    const hint =
      references.has(key) || broken.has(key)
        ? ` To cite the source of that name, write [@${key}].`
        : didYouMean(doubt.label, labels);
    const message = `the footnote “${doubt.text}” is not defined; write its text on a line of its own, “${doubt.text}: …”, or “\\[” for a bracket that is text.${hint}`;
    return [problemAt({ file, line, column }, "footnote-defined", message)];
  });
  const empty = definitions
    .filter(({ isEmpty }) => isEmpty)
    .map((place) => {
      const message = `the footnote “[^${place.label}]” has no text; write it behind the colon, or take the note and its mark away.`;
      return problemAt({ file, line: place.line, column: place.column }, "footnote-defined", message);
    });
  return [...missing, ...empty, ...defined(file, definitions, new Set(marks.map(nameOf)))];
}

/** Problems of the definitions; GFM shows the first of a label, and none without a mark. */
function defined(file: string, definitions: readonly FootnotePart[], marked: ReadonlySet<string>): Problem[] {
  return [...Map.groupBy(definitions, nameOf)].flatMap(([name, [first, ...others]]): Problem[] => {
    if (first === undefined) return [];
    const twice = others.map((again) => {
      const message = `the footnote “[^${again.label}]” is defined in line ${first.line} already, and only that one is shown; give this one another label.`;
      return problemAt({ file, line: again.line, column: again.column }, "footnote-unique", message);
    });
    if (marked.has(name)) return twice;
    const message = `no mark leads to the footnote “[^${first.label}]”, so nobody sees it; put “[^${first.label}]” where it belongs, or take it away.`;
    return [...twice, problemAt({ file, line: first.line, column: first.column }, "footnote-used", message)];
  });
}

/** Labels are the same whatever the case of their letters (CommonMark, “matches”). */
const nameOf = ({ label }: FootnotePart): string => label.toLowerCase().toUpperCase();
