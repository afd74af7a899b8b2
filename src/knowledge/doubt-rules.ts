/** Whether what reads as plain text, or as a good citation, was meant otherwise. */
import type { Doubt } from "../citations/doubts.ts";
import type { PlacedDoubt } from "../markdown/analysis.ts";
import type { Sources } from "./citation-rules.ts";
import { type Problem, problemAt } from "./problems.ts";

/** What is likely to be a slip, now that it is known which keys there are. */
export function doubtProblems(
  { file, analysis }: { file: string; analysis: { doubts: readonly PlacedDoubt[] } },
  sources: Sources,
): Problem[] {
  return analysis.doubts.flatMap(({ doubt, isExact, ...place }): Problem[] => {
    const finding = explain(doubt, sources);
    if (finding === undefined) return [];
    const isFixable = finding.text !== undefined && isExact && !/[\r\n]/u.test(doubt.text);
    const fix = isFixable ? { length: doubt.text.length, text: finding.text ?? "" } : undefined;
    return [problemAt({ file, ...place }, finding.rule, finding.message, fix)];
  });
}

/** `text` is what the doubt's own becomes where nothing else can be meant. */
type Finding = Pick<Problem, "rule" | "message"> & { text?: string };

function explain(doubt: Doubt, { references, broken }: Sources): Finding | undefined {
  const isKey = (key: string): boolean => references.has(key) || broken.has(key);
  switch (doubt.kind) {
    case "unbracketed":
      if (!isKey(doubt.key)) return undefined;
      return {
        rule: "citation-recognised",
        message: `“${doubt.text}” names a source and is no citation; write [@${doubt.key}]. To have it as plain text, write “\\@”.`,
      };
    case "unmarked":
      if (!isKey(doubt.key)) return undefined;
      return {
        rule: "citation-recognised",
        message: `“${doubt.text}” names a source and is no citation; write [@${doubt.key}]. To have it as plain text, write “\\[”.`,
      };
    case "number":
      return {
        rule: "number-computed",
        message: `“${doubt.text}” is typed by hand; numbers of sources are computed, so write [@key]. To have it as plain text, write “\\[”.`,
      };
    case "wide":
      return {
        rule: "citation-in-plain-characters",
        message: `“${doubt.text}” is no citation, because of its brackets or signs; write “${doubt.plain}”, or “\\@” for plain text.`,
        text: doubt.plain,
      };
    case "repeated":
      return { rule: "citation-distinct", message: `“${doubt.text}” is cited here already; once is enough.` };
    case "behind-stop": {
      const text = `${doubt.text.replace(/^\.\s+/u, " ")}.`;
      return {
        rule: "citation-before-stop",
        message: `the citation stands behind the full stop of its sentence; write “${text.trim()}” in its place.`,
        text,
      };
    }
    case "inline-note":
      return {
        rule: "footnote-defined",
        message:
          "“^[” begins no footnote here; write “[^1]” in its place, and the note on a line of its own: “[^1]: …”. To have it as plain text, write “^\\[”.",
      };
    case "footnote":
      return undefined; // footnote-rules.ts knows which there are.
  }
}
